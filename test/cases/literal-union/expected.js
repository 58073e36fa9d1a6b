import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $hyperValues = $tsglove.hyperValues;
import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
export class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/literal-union/input#Conv", ["filters", 1, "act", 1, "bias", 1, "big", 1, "none", 1, "negative", 1], () => [$tsglove.choice(64, 32, 48), $tsglove.choice("relu", "gelu"), $tsglove.choice(false, true), $tsglove.choice(3n, -1n), $tsglove.choice(null, "x", void 0), $tsglove.choice(-1, 0.5)], ($arg0, $arg1, $arg2, $arg3, $arg4, $arg5) => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0, $arg1, $arg2, $arg3, $arg4, $arg5); return $made; }); }
    constructor(filters, act, bias, big, none, negative) {
        if (filters === $allocate)
            return;
        if ($hyperValues.exist && (typeof filters === "object" || typeof act === "object" || typeof bias === "object" || typeof big === "object" || typeof none === "object" || typeof negative === "object") && $tsglove.anyOpen(filters, act, bias, big, none, negative))
            return $tsglove.defer(this, new.target, [filters, act, bias, big, none, negative]);
        this["tsglove.init"](new.target, filters, act, bias, big, none, negative);
    }
    "tsglove.init"($target, filters, act, bias, big, none, negative) {
        this.filters = filters;
        this.act = act;
        this.bias = bias;
        this.big = big;
        this.none = none;
        this.negative = negative;
    }
    [$tsglove.args]() { return [this.filters, this.act, this.bias, this.big, this.none, this.negative]; }
}
console.log(outlineText(dnaSpec(searchSpace(Conv))));
