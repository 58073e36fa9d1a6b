import * as $tsglove from "tsglove/compiled";
import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
export class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/literal-union/input#Conv", ["filters", 1, "act", 1, "bias", 1, "big", 1, "none", 1, "negative", 1], false, () => [$tsglove.choice(64, 32, 48), $tsglove.choice("relu", "gelu"), $tsglove.choice(false, true), $tsglove.choice(3n, -1n), $tsglove.choice(null, "x", void 0), $tsglove.choice(-1, 0.5)]); }
    constructor(filters, act, bias, big, none, negative) {
        if (filters === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(filters) || $tsglove.isOpen(act) || $tsglove.isOpen(bias) || $tsglove.isOpen(big) || $tsglove.isOpen(none) || $tsglove.isOpen(negative)))
            return $tsglove.defer(this, new.target, [filters, act, bias, big, none, negative]);
        this[$tsglove.init](new.target, filters, act, bias, big, none, negative);
    }
    [$tsglove.init]($target, filters, act, bias, big, none, negative) {
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
