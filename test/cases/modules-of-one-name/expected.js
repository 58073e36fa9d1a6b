import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import * as $some_op from "./some-op.js";
import * as $some_op_1 from "./some_op.js";
class Both {
    static { $tsglove.define(this, "tsglove-root/test/cases/modules-of-one-name/input#Both", ["op", 1], () => [$tsglove.choice($tsglove.instance($some_op.Left), $tsglove.instance($some_op_1.Right))], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
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
console.log(outlineText(dnaSpec(searchSpace(Both))));
