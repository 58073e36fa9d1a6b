import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import Op from "./op.js";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import * as $op from "./op.js";
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-export/input#Net", ["op", 1], () => [$tsglove.instance($op.default)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
    constructor(op) {
        if (op === $allocate)
            return;
        if ($hyperValues.exist && (op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") && $tsglove.anyOpen(op))
            return $tsglove.defer(this, new.target, [op]);
        this[$init](new.target, op);
    }
    [$init]($target, op) {
        this.op = op;
    }
    [$tsglove.args]() { return [this.op]; }
}
console.log(outlineText(dnaSpec(searchSpace(Net))), new Op(1).n);
