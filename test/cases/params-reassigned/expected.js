import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Base {
    constructor(seen) {
        if (seen === $allocate)
            return;
        this[$init](new.target, seen);
    }
    [$init]($target, seen) {
        this.seen = seen;
    }
}
const $superOfClamped = Base.prototype[$init];
class Clamped extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/params-reassigned/input#Clamped", ["n", 0, "label", 3], () => [$tsglove.choice(1, 2, 3), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2, 3], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg0;
    constructor(n, label = void 0) {
        super($allocate);
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || typeof label === "object") && $tsglove.anyOpen(n, label))
            return $tsglove.defer(this, new.target, [n, label]);
        this[$init](new.target, n, label);
    }
    [$init]($target, n, label = "x") {
        n = n > 2 ? 2 : n;
        label += n;
        $superOfClamped.call(this, $target, label);
        this.#$arg0 = arguments[1];
        this.label = label;
        console.log(n, this.label);
    }
    [$tsglove.args]() { return [this.#$arg0, this.label]; }
}
console.log(JSON.stringify(new Clamped(3)), JSON.stringify(new Clamped(1, "y")));
