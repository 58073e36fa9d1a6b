import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
export class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/literal-union/input#Conv", ["filters", 1, "act", 1, "bias", 1, "big", 1, "none", 1, "negative", 1], () => [$tsglove.choice(64, 32, 48), $tsglove.choice("relu", "gelu"), $tsglove.choice(false, true), $tsglove.choice(3n, -1n), $tsglove.choice(null, "x", void 0), $tsglove.choice(-1, 0.5)], ($arg0, $arg1, $arg2, $arg3, $arg4, $arg5) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3, $arg4, $arg5); return $made; }, void 0, void 0, $parts => { const $0 = [64, 32, 48], $1 = ["relu", "gelu"], $2 = [false, true], $3 = [3n, -1n], $4 = [null, "x", void 0], $5 = [-1, 0.5]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c), $2[$c.numbers[$c.at++]] ?? $parts[2]($c), $3[$c.numbers[$c.at++]] ?? $parts[3]($c), $4[$c.numbers[$c.at++]] ?? $parts[4]($c), $5[$c.numbers[$c.at++]] ?? $parts[5]($c)); return $made; }; }); }
    constructor(filters, act, bias, big, none, negative) {
        if (filters === $allocate)
            return;
        if ($hyperValues.exist && (typeof filters === "object" || typeof act === "object" || typeof bias === "object" || typeof big === "object" || typeof none === "object" || typeof negative === "object") && $tsglove.anyOpen(filters, act, bias, big, none, negative))
            return $tsglove.defer(this, new.target, [filters, act, bias, big, none, negative]);
        this[$init](new.target, filters, act, bias, big, none, negative);
    }
    [$init]($target, filters, act, bias, big, none, negative) {
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
