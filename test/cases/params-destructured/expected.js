import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Box {
    static { $tsglove.define(this, "tsglove-root/test/cases/params-destructured/input#Box", ["n", 1, "arg1", 2, "arg2", 2], () => [$tsglove.choice(1, 2), void 0, void 0], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }, void 0, ["text"], $parts => { const $0 = [1, 2], $1 = $parts[1], $2 = $parts[2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c), $2($c)); return $made; }; }); }
    #$arg1;
    #$arg2;
    constructor(n, $arg1 = void 0, $arg2 = void 0) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || ($arg1 instanceof $SplitObject ? $hyperValues.met : typeof $arg1 === "object") || ($arg2 instanceof $SplitObject ? $hyperValues.met : typeof $arg2 === "object")) && $tsglove.anyOpen(n, $arg1, $arg2))
            return $tsglove.defer(this, new.target, [n, $arg1, $arg2]);
        this[$init](new.target, n, $arg1, $arg2);
    }
    [$init]($target, n, { width = n * 2, height: h = width + 1, ...others } = {}, [first = "none", ...more] = []) {
        this.#$arg1 = arguments[2];
        this.#$arg2 = arguments[3];
        this.n = n;
        this.text = void 0;
        this.text = [width, h, Object.keys(others), first, more.length].join();
    }
    [$tsglove.args]() { return [this.n, this.#$arg1, this.#$arg2]; }
}
console.log(new Box(1).text, new Box(2, { width: 7, deep: 1 }, ["a", "b"]).text, Box.length);
