import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Root {
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        this.made = void 0;
        this.made = $target.name;
        if ($target === Root)
            console.log("alone");
    }
}
const $superOfMid = Root.prototype[$init];
class Mid extends Root {
    static { $tsglove.define(this, "tsglove-root/test/cases/constructor-new-target/input#Mid", ["n", 1, "called", 3], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["made"], $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg1;
    constructor(n, called = void 0) {
        super($allocate);
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || (called instanceof $SplitObject ? $hyperValues.met : typeof called === "object")) && $tsglove.anyOpen(n, called))
            return $tsglove.defer(this, new.target, [n, called]);
        this[$init](new.target, n, called);
    }
    [$init]($target, n, called = $target.name) {
        $superOfMid.call(this, $target);
        this.#$arg1 = arguments[2];
        this.n = n;
        this.called = called;
        const inner = () => $target.name;
        function other() {
            return new.target === undefined;
        }
        console.log(inner(), other(), this.made, called);
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
const $superOfLow = Mid.prototype[$init];
class Low extends Mid {
    constructor($arg0 = void 0, $arg1 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && (typeof $arg0 === "object" || ($arg1 instanceof $SplitObject ? $hyperValues.met : typeof $arg1 === "object")) && $tsglove.anyOpen($arg0, $arg1))
            return $tsglove.defer(this, new.target, [$arg0, $arg1]);
        this[$init](new.target, $arg0, $arg1);
    }
    [$init]($target, $arg0 = void 0, $arg1 = void 0) {
        $superOfLow.call(this, $target, $arg0, $arg1);
    }
}
new Root();
new Mid(1);
new Low(2);
