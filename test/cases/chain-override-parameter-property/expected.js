import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-override-parameter-property/input#Base", ["size", 1, "label", 3], () => [$tsglove.choice(1, 2, 3), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2, 3], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg1;
    show() {
        return `${this.size} ${this.label}`;
    }
    constructor(size, label = void 0) {
        if (size === $allocate)
            return;
        if ($hyperValues.exist && (typeof size === "object" || typeof label === "object") && $tsglove.anyOpen(size, label))
            return $tsglove.defer(this, new.target, [size, label]);
        this[$init](new.target, size, label);
    }
    [$init]($target, size, label = "base") {
        this.#$arg1 = arguments[2];
        this.size = size;
        this.label = label;
    }
    [$tsglove.args]() { return [this.size, this.#$arg1]; }
}
const $superOfNarrow = Base.prototype[$init];
class Narrow extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-override-parameter-property/input#Narrow", ["size", 1, "label", 2], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg1;
    constructor(size, label) {
        super($allocate);
        if (size === $allocate)
            return;
        if ($hyperValues.exist && (typeof size === "object" || typeof label === "object") && $tsglove.anyOpen(size, label))
            return $tsglove.defer(this, new.target, [size, label]);
        this[$init](new.target, size, label);
    }
    [$init]($target, size, label) {
        $superOfNarrow.call(this, $target, size, label);
        this.#$arg1 = label;
        this.size = size;
        this.label += "!";
    }
    [$tsglove.args]() { return [this.size, this.#$arg1]; }
}
const $superOfFixed = Base.prototype[$init];
class Fixed extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-override-parameter-property/input#Fixed", ["size", 0, "label", 3], () => [$tsglove.choice(1, 2, 3), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["size"], $parts => { const $0 = [1, 2, 3], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg0;
    #$arg1;
    constructor($arg0 = void 0, $arg1 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && (typeof $arg0 === "object" || typeof $arg1 === "object") && $tsglove.anyOpen($arg0, $arg1))
            return $tsglove.defer(this, new.target, [$arg0, $arg1]);
        this[$init](new.target, $arg0, $arg1);
    }
    [$init]($target, $arg0 = void 0, $arg1 = void 0) {
        $superOfFixed.call(this, $target, $arg0, $arg1);
        this.#$arg0 = $arg0;
        this.#$arg1 = $arg1;
        this.size = 3;
    }
    [$tsglove.args]() { return [this.#$arg0, this.#$arg1]; }
}
console.log(new Narrow(2).show(), new Narrow(1, "x").show(), new Fixed(1).show(), new Fixed(2));
