import tsglove = require("tsglove");
import Op = require("./op.js");
@tsglove.searchable
class Net {
  constructor(readonly op: Op) {}
}
console.log(tsglove.format(tsglove.searchSpace(Net)), Op.name, new Net(new Op(3)).op.kernel);
export = Net;
