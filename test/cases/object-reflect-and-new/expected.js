import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/object-reflect-and-new/input#Base", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
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
const $superOfOther = Base.prototype[$init];
class Other extends Base {
    constructor($arg0 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0 === "object" && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, $arg0 = void 0) {
        $superOfOther.call(this, $target, $arg0);
    }
}
const made = Reflect.construct(Base, [2], Other);
console.log(made instanceof Other, made, Object.keys(made));
console.log(Reflect.construct(Other, [1]) instanceof Other, Reflect.has(made, "n"));
for (const call of [() => Base(1), () => Base.prototype.constructor.call({}, 1)])
    try {
        call();
    }
    catch (error) {
        console.log(String(error));
    }
console.log(typeof Base, Base.prototype.constructor === Base, Object.getPrototypeOf(Other) === Base);
