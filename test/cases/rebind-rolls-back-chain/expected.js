import { rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Base {
    #runs;
    get runs() {
        return this.#runs;
    }
    constructor(n) {
        if (n === $allocate)
            return;
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.#runs = 0;
        this.base = void 0;
        if (n > 2)
            throw new RangeError(`${n} is too much`);
        this.base = n * 10;
        this.#runs++;
    }
}
const $superOfSub = Base.prototype[$init];
class Sub extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/rebind-rolls-back-chain/input#Sub", ["n", 1, "inner", 3], () => [$tsglove.choice(1, 2, 3), $tsglove.choice($tsglove.instance(Sub), void 0)], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["history", "extra", "base"], $parts => { const $0 = [1, 2, 3], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    constructor(n, inner) {
        super($allocate);
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || (inner instanceof $SplitObject ? $hyperValues.met : typeof inner === "object")) && $tsglove.anyOpen(n, inner))
            return $tsglove.defer(this, new.target, [n, inner]);
        this[$init](new.target, n, inner);
    }
    [$init]($target, n, inner) {
        $superOfSub.call(this, $target, n);
        this.n = n;
        this.inner = inner;
        this.history = [];
        this.extra = void 0;
        this.history.push(`n${n}`);
    }
    [$tsglove.args]() { return [this.n, this.inner]; }
}
const inner = new Sub(1);
const outer = new Sub(2, inner);
outer.extra = "set outside";
const { history } = outer;
try {
    rebind(outer, { n: 1, "inner.n": 3 });
}
catch (error) {
    console.log(String(error));
}
console.log(outer.n, outer.base, outer.runs, outer.extra, inner.n, outer.inner === inner, outer.history === history);
rebind(outer, { "inner.n": 2 });
console.log(inner.base, inner.history, outer.history, outer.extra);
