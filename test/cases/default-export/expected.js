import * as $tsglove from "tsglove/compiled";
import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import Op from "./op.js";
import * as $op from "./op.js";
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-export/input#Net", ["op", 1], false, () => [$tsglove.instance($op.default)]); }
    constructor(op) {
        if (op === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen(op))
            return $tsglove.defer(this, new.target, [op]);
        this[$tsglove.init](new.target, op);
    }
    [$tsglove.init]($target, op) {
        this.op = op;
    }
    [$tsglove.args]() { return [this.op]; }
}
console.log(outlineText(dnaSpec(searchSpace(Net))), new Op(1).n);
