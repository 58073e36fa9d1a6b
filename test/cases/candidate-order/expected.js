// Types elsewhere in the file mention the same members in another order: the order of each union is its own.
import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Z {
    static { $tsglove.define(this, "tsglove-root/test/cases/candidate-order/input#Z", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }); }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
    }
    [$tsglove.args]() { return []; }
}
class A {
    static { $tsglove.define(this, "tsglove-root/test/cases/candidate-order/input#A", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }); }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
    }
    [$tsglove.args]() { return []; }
}
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/candidate-order/input#Net", ["op", 1, "back", 1, "width", 1, "plain", 1, "twice", 1], () => [$tsglove.choice($tsglove.instance(Z), $tsglove.instance(A)), $tsglove.choice($tsglove.instance(A), $tsglove.instance(Z)), $tsglove.choice(128, 16, 64, 32, 8), $tsglove.choice(64, 16), $tsglove.choice(1, 2)], ($arg0, $arg1, $arg2, $arg3, $arg4) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3, $arg4); return $made; }, void 0, void 0, $parts => { const $0 = $parts[0], $1 = $parts[1], $2 = [128, 16, 64, 32, 8], $3 = [64, 16], $4 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0($c), $1($c), $2[$c.numbers[$c.at++]] ?? $parts[2]($c), $3[$c.numbers[$c.at++]] ?? $parts[3]($c), $4[$c.numbers[$c.at++]] ?? $parts[4]($c)); return $made; }; }); }
    constructor(op, back, width, plain, twice) {
        if (op === $allocate)
            return;
        if ($hyperValues.exist && ((op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") || (back instanceof $SplitObject ? $hyperValues.met : typeof back === "object") || typeof width === "object" || typeof plain === "object" || typeof twice === "object") && $tsglove.anyOpen(op, back, width, plain, twice))
            return $tsglove.defer(this, new.target, [op, back, width, plain, twice]);
        this[$init](new.target, op, back, width, plain, twice);
    }
    [$init]($target, op, back, width, plain, twice) {
        this.op = op;
        this.back = back;
        this.width = width;
        this.plain = plain;
        this.twice = twice;
    }
    [$tsglove.args]() { return [this.op, this.back, this.width, this.plain, this.twice]; }
}
console.log(outlineText(dnaSpec(searchSpace(Net))));
