import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Typed {
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
    }
}
const $superOfFull = Typed.prototype[$init];
class Full extends Typed {
    static { $tsglove.define(this, "tsglove-root/test/cases/types-are-gone/input#Full", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["kept", "list", "sure", "fn"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    get later() {
        return this.kept + this.n;
    }
    show() {
        return `${this.later} ${this.fn("x")}`;
    }
    static is(value) {
        return value instanceof Full;
    }
    constructor(n) {
        super($allocate);
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        $superOfFull.call(this, $target);
        this.n = void 0;
        this.kept = 1;
        this.list = [];
        this.sure = this.list;
        this.fn = { "fn": (value) => value }["fn"];
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
console.log(new Full(2).show(), Full.is(new Full(1)), Object.keys(new Full(1)));
