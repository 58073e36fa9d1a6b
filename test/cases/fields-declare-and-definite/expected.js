import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-declare-and-definite/input#Base", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["value"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = n;
        this.value = 1;
    }
    [$tsglove.args]() { return [this.n]; }
}
const $superOfNarrow = Base.prototype[$init];
class Narrow extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-declare-and-definite/input#Narrow", ["n", 0], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["sure", "maybe"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    #$arg0;
    constructor(n) {
        super($allocate);
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        $superOfNarrow.call(this, $target, n);
        this.#$arg0 = n;
        this.sure = void 0;
        this.maybe = void 0;
        this.sure = `sure ${this.value}`;
        this["x1"] = 5;
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
console.log(new Narrow(2), Object.keys(new Narrow(1)));
