import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Closures {
    static { $tsglove.define(this, "tsglove-root/test/cases/params-this-and-closures/input#Closures", ["n", 1, "read", 2, "arg2", 2], () => [$tsglove.choice(1, 2), void 0, void 0], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }, void 0, ["run"], $parts => { const $0 = [1, 2], $1 = $parts[1], $2 = $parts[2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c), $2($c)); return $made; }; }); }
    #$arg1;
    #$arg2;
    constructor(n, read = void 0, $arg2 = void 0) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || (read instanceof $SplitObject ? $hyperValues.met : typeof read === "object") || ($arg2 instanceof $SplitObject ? $hyperValues.met : typeof $arg2 === "object")) && $tsglove.anyOpen(n, read, $arg2))
            return $tsglove.defer(this, new.target, [n, read, $arg2]);
        this[$init](new.target, n, read, $arg2);
    }
    [$init]($target, n, read = () => n * 100, { pick = (k) => k + n } = {}) {
        this.#$arg1 = arguments[2];
        this.#$arg2 = arguments[3];
        this.n = n;
        this.run = void 0;
        let count = 0;
        this.run = () => `${read()} ${pick(1)} ${this.n} ${++count}`;
    }
    [$tsglove.args]() { return [this.n, this.#$arg1, this.#$arg2]; }
}
const made = new Closures(2);
console.log(made.run(), made.run(), new Closures(1, () => 7, { pick: (k) => -k }).run());
