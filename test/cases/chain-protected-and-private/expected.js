import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Single {
    n;
    static #made;
    constructor(n) {
        this.n = n;
    }
    static get() {
        return (Single.#made ??= new Single(1));
    }
}
class Made {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-protected-and-private/input#Made", ["n", 1, "how", 1], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    static one() {
        return new Made(1, "one");
    }
    static two = new this(2, "two");
    toString() {
        return `${this.how} ${this.n}`;
    }
    constructor(n, how) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || typeof how === "object") && $tsglove.anyOpen(n, how))
            return $tsglove.defer(this, new.target, [n, how]);
        this[$init](new.target, n, how);
    }
    [$init]($target, n, how) {
        this.n = n;
        this.how = how;
    }
    [$tsglove.args]() { return [this.n, this.how]; }
}
class Guarded {
    constructor(secret) {
        if (secret === $allocate)
            return;
        this[$init](new.target, secret);
    }
    [$init]($target, secret) {
        this.secret = secret;
    }
}
const $superOfOpen = Guarded.prototype[$init];
class Open extends Guarded {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-protected-and-private/input#Open", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    tell() {
        return this.secret;
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
        $superOfOpen.call(this, $target, `secret ${n}`);
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
console.log(Single.get() === Single.get(), String(Made.one()), `${String(Made.two)}`, new Open(2).tell());
