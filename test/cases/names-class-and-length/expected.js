import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Zero {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-class-and-length/input#Zero", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }); }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
    }
    [$tsglove.args]() { return []; }
}
class Two {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-class-and-length/input#Two", ["a", 1, "b", 1, "c", 3, "d", 3], () => [$tsglove.choice(1, 2), $tsglove.choice(1, 2), void 0, void 0], ($arg0, $arg1, $arg2, $arg3) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2], $1 = [1, 2], $2 = $parts[2], $3 = $parts[3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c), $2($c), $3($c)); return $made; }; }); }
    constructor(a, b, c = void 0, d) {
        if (a === $allocate)
            return;
        if ($hyperValues.exist && (typeof a === "object" || typeof b === "object" || typeof c === "object" || typeof d === "object") && $tsglove.anyOpen(a, b, c, d))
            return $tsglove.defer(this, new.target, [a, b, c, d]);
        this[$init](new.target, a, b, c, d);
    }
    [$init]($target, a, b, c = 1, d) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }
    [$tsglove.args]() { return [this.a, this.b, this.c, this.d]; }
}
const $superOfBelow = Two.prototype[$init];
class Below extends Two {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-class-and-length/input#Below", ["a", 1, "b", 1, "c", 3, "d", 3], () => [$tsglove.choice(1, 2), $tsglove.choice(1, 2), void 0, void 0], ($arg0, $arg1, $arg2, $arg3) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2], $1 = [1, 2], $2 = $parts[2], $3 = $parts[3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c), $2($c), $3($c)); return $made; }; }); }
    constructor($arg0 = void 0, $arg1 = void 0, $arg2 = void 0, $arg3 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && (typeof $arg0 === "object" || typeof $arg1 === "object" || typeof $arg2 === "object" || typeof $arg3 === "object") && $tsglove.anyOpen($arg0, $arg1, $arg2, $arg3))
            return $tsglove.defer(this, new.target, [$arg0, $arg1, $arg2, $arg3]);
        this[$init](new.target, $arg0, $arg1, $arg2, $arg3);
    }
    [$init]($target, $arg0 = void 0, $arg1 = void 0, $arg2 = void 0, $arg3 = void 0) {
        $superOfBelow.call(this, $target, $arg0, $arg1, $arg2, $arg3);
    }
    [$tsglove.args]() { return [this.a, this.b, this.c, this.d]; }
}
class Renamed {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-class-and-length/input#Renamed", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }); }
    static override = true;
    static tag = "t";
    static get [Symbol.toStringTag]() {
        return "meta";
    }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
    }
    [$tsglove.args]() { return []; }
}
console.log([Zero, Two, Below, Renamed].map((type) => [type.name, type.length]));
console.log(Zero, Below, Object.getOwnPropertyNames(Two), Object.getOwnPropertyNames(Two.prototype));
