import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Base {
    constructor(tag = void 0) {
        if (tag === $allocate)
            return;
        this[$init](new.target, tag);
    }
    [$init]($target, tag = "base") {
        this.tag = tag;
    }
}
const Named = class Inner {
    static { $tsglove.define(this, "tsglove-root/test/cases/class-expressions/input#Inner@Named", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    static self() {
        return Inner.name;
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
};
const Anonymous = class {
    static { $tsglove.define(this, "tsglove-root/test/cases/class-expressions/input#Anonymous", ["n", 3], () => [$tsglove.choice(3, 4)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, () => [3], ["field"], $parts => { const $0 = [3, 4]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(n = void 0) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n = 3) {
        this.n = n;
        this.field = 1;
    }
    [$tsglove.args]() { return [this.n]; }
};
const Derived = class extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/class-expressions/input#Derived", ["tag", 3], () => [void 0], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["extra"]); }
    constructor($arg0 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0 === "object" && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, $arg0 = void 0) {
        super[$init]($target, $arg0);
        this.extra = `${this.tag}!`;
    }
    [$tsglove.args]() { return [this.tag]; }
};
const held = { Member: class {
        static { $tsglove.define(this, "tsglove-root/test/cases/class-expressions/input#default@held.Member", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }); }
        constructor() {
            if (arguments[0] === $allocate)
                return;
            this[$init](new.target);
        }
        [$init]($target) {
        }
        [$tsglove.args]() { return []; }
    } };
function take(type) {
    return type;
}
const Passed = take(class Taken {
    static { $tsglove.define(this, "tsglove-root/test/cases/class-expressions/input#Taken@Passed", ["n", 1], () => [$tsglove.choice(5, 6)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [5, 6]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
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
});
console.log([Named, Anonymous, Derived, held.Member, Passed].map((type) => type.name), Named.self());
console.log(new Named(1), new Anonymous(), new Derived(), new Derived("x").extra, new held.Member(), new Passed(6));
