import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
const order = [];
const at = (name, value) => {
    order.push(name);
    return value;
};
class Base {
    describe() {
        return Object.keys(this).join();
    }
    hook() {
        return "method";
    }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        this.a = at("a", 1);
        at("base body", this.describe());
        console.log(this.describe(), this.hook());
    }
}
const $superOfSub = Base.prototype[$init];
class Sub extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-order-and-shadowing/input#Sub", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["a", "b", "hook", "c", "a"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(n) {
        super($allocate);
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        $superOfSub.call(this, $target);
        this.n = void 0;
        this.a = at("sub a", 2);
        this.b = at("b", this.a * 2);
        this.hook = { "hook": () => `field ${this.b}` }["hook"];
        this.c = at("c", this.hook());
        this.n = n;
        at("sub body", 0);
    }
    [$tsglove.args]() { return [this.n]; }
}
const sub = new Sub(1);
console.log(sub.hook(), Object.keys(sub), order, sub.c);
