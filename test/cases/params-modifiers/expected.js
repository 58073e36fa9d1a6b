import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Mixed {
    static { $tsglove.define(this, "tsglove-root/test/cases/params-modifiers/input#Mixed", ["a", 1, "b", 1, "c", 1, "d", 1, "e", 3], () => [$tsglove.choice(1, 2), $tsglove.choice(3, 4), void 0, void 0, void 0], ($arg0, $arg1, $arg2, $arg3, $arg4) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3, $arg4); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2], $1 = [3, 4], $2 = $parts[2], $3 = $parts[3], $4 = $parts[4]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c), $2($c), $3($c), $4($c)); return $made; }; }); }
    #$arg2;
    #$arg3;
    #$arg4;
    sum() {
        this.e++;
        return this.a + this.b + this.c + this.e;
    }
    constructor(a, b, c, d, e = void 0) {
        if (a === $allocate)
            return;
        if ($hyperValues.exist && (typeof a === "object" || typeof b === "object" || typeof c === "object" || typeof d === "object" || typeof e === "object") && $tsglove.anyOpen(a, b, c, d, e))
            return $tsglove.defer(this, new.target, [a, b, c, d, e]);
        this[$init](new.target, a, b, c, d, e);
    }
    [$init]($target, a, b, c, d, e = 5) {
        this.#$arg2 = c;
        this.#$arg3 = d;
        this.#$arg4 = arguments[5];
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
        this.e = e;
    }
    [$tsglove.args]() { return [this.a, this.b, this.#$arg2, this.#$arg3, this.#$arg4]; }
}
const mixed = new Mixed(1, 3, 10, "d");
console.log(mixed.sum(), mixed.sum(), JSON.stringify(mixed), Mixed.length);
