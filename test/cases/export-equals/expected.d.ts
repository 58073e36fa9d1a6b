import Op = require("./op.js");
declare class Net {
    readonly op: Op;
    constructor(op: Op);
    static readonly "tsglove:tsglove-root/test/cases/export-equals/input#Net"?: [1, "searchable", "split", "op", 17];
}
export = Net;
