import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import * as $ops from "./ops.js";
import "./union.js";
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/imported-types/input#Net", ["first", 1, "op", 1, "pool", 1], () => [$tsglove.instance($ops.Conv), $tsglove.choice($tsglove.instance($ops.Conv), $tsglove.instance($tsglove.classById("tsglove-root/test/cases/imported-types/hidden#Hidden"))), $tsglove.instance($ops.Pool)], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }); }
    constructor(first, op, pool) {
        if (first === $allocate)
            return;
        if ($hyperValues.exist && ((first instanceof $SplitObject ? $hyperValues.met : typeof first === "object") || (op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") || (pool instanceof $SplitObject ? $hyperValues.met : typeof pool === "object")) && $tsglove.anyOpen(first, op, pool))
            return $tsglove.defer(this, new.target, [first, op, pool]);
        this[$init](new.target, first, op, pool);
    }
    [$init]($target, first, op, pool) {
        this.first = first;
        this.op = op;
        this.pool = pool;
    }
    [$tsglove.args]() { return [this.first, this.op, this.pool]; }
}
console.log(outlineText(dnaSpec(searchSpace(Net))));
