import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import Op from "./op.js";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import * as $op from "./op.js";
class Net {
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
(() => {
    $tsglove.define(Net, "tsglove-root/test/cases/default-export-es2020/input#Net", ["op", 1], () => [$tsglove.instance($op.default)], $arg0 => { const $made = new Net($allocate); $made[$init](Net, $arg0); return $made; });
})();
console.log(outlineText(dnaSpec(searchSpace(Net))), new Op(1).n);
