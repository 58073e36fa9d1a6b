import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Object {
    constructor(kind) {
        if (kind === $allocate)
            return;
        this[$init](new.target, kind);
    }
    [$init]($target, kind) {
        this.kind = kind;
    }
}
const $superOfSymbol = Object.prototype[$init];
class Symbol extends Object {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-like-globals/input#Symbol", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["made"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(n) {
        super($allocate);
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        $superOfSymbol.call(this, $target, "symbol");
        this.n = n;
        this.made = 1;
    }
    [$tsglove.args]() { return [this.n]; }
}
class Array {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-like-globals/input#Array", ["Map", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(Map) {
        if (Map === $allocate)
            return;
        if ($hyperValues.exist && typeof Map === "object" && $tsglove.anyOpen(Map))
            return $tsglove.defer(this, new.target, [Map]);
        this[$init](new.target, Map);
    }
    [$init]($target, Map) {
        this.Map = Map;
    }
    [$tsglove.args]() { return [this.Map]; }
}
const $superOfFunction = Array.prototype[$init];
class Function extends Array {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-like-globals/input#Function", ["Map", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor($arg0 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0 === "object" && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, $arg0 = void 0) {
        $superOfFunction.call(this, $target, $arg0);
    }
    [$tsglove.args]() { return [this.Map]; }
}
console.log(JSON.stringify([new Symbol(1), new Array(2), new Function(1)]), Symbol.name, Array.length);
