import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
let count = 0;
class Chain {
    static { $tsglove.define(this, "tsglove-root/test/cases/params-earlier-defaults/input#Chain", ["a", 1, "b", 3, "c", 3, "d", 3], () => [$tsglove.choice(1, 2), void 0, void 0, void 0], ($arg0, $arg1, $arg2, $arg3) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2], $1 = $parts[1], $2 = $parts[2], $3 = $parts[3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c), $2($c), $3($c)); return $made; }; }); }
    #$arg1;
    #$arg2;
    #$arg3;
    constructor(a, b = void 0, c = void 0, d = void 0) {
        if (a === $allocate)
            return;
        if ($hyperValues.exist && (typeof a === "object" || (b instanceof $SplitObject ? $hyperValues.met : typeof b === "object") || (c instanceof $SplitObject ? $hyperValues.met : typeof c === "object") || (d instanceof $SplitObject ? $hyperValues.met : typeof d === "object")) && $tsglove.anyOpen(a, b, c, d))
            return $tsglove.defer(this, new.target, [a, b, c, d]);
        this[$init](new.target, a, b, c, d);
    }
    [$init]($target, a, b = a * 10, c = b + (() => a + b)(), d = ++count) {
        this.#$arg1 = arguments[2];
        this.#$arg2 = arguments[3];
        this.#$arg3 = arguments[4];
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }
    [$tsglove.args]() { return [this.a, this.#$arg1, this.#$arg2, this.#$arg3]; }
}
console.log(JSON.stringify([new Chain(1), new Chain(2, 5), new Chain(1, 1, 1, 1), new Chain(1, undefined, 0)]), count);
