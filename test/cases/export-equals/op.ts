import tsglove = require("tsglove");
@tsglove.searchable
class Op {
  constructor(readonly kernel: 3 | 5) {}
}
export = Op;
