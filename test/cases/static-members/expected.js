import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/static-members/input#Base", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    static first = new Base(1);
    static count = 0;
    static {
        this.count = Base.first.n + 10;
    }
    static create(n) {
        return new this(n);
    }
    static #cache = new Map();
    static cached(n) {
        const known = Base.#cache.get(n) ?? new Base(n);
        Base.#cache.set(n, known);
        return known;
    }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
const $superOfSub = Base.prototype[$init];
class Sub extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/static-members/input#Sub", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["own"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    static count = super.count + 1;
    static last = new this(2);
    constructor($arg0 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0 === "object" && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, $arg0 = void 0) {
        $superOfSub.call(this, $target, $arg0);
        this.own = this.n * 2;
    }
    [$tsglove.args]() { return [this.n]; }
}
console.log(Base.first, Base.count, Sub.count, Sub.create(1), Sub.last instanceof Sub, Sub.first === Base.first);
console.log(Base.cached(1) === Base.cached(1), Object.keys(Base), Object.keys(Sub));
