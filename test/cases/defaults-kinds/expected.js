import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
class Helper {
    n;
    constructor(n = 4) {
        this.n = n;
    }
}
class Inner {
    static { $tsglove.define(this, "tsglove-root/test/cases/defaults-kinds/input#Inner", ["k", 3], () => [$tsglove.choice(3, 5)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, () => [3], void 0, $parts => { const $0 = [3, 5]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(k = void 0) {
        if (k === $allocate)
            return;
        if ($hyperValues.exist && typeof k === "object" && $tsglove.anyOpen(k))
            return $tsglove.defer(this, new.target, [k]);
        this[$init](new.target, k);
    }
    [$init]($target, k = 3) {
        this.k = k;
    }
    [$tsglove.args]() { return [this.k]; }
}
class Kinds {
    static { $tsglove.define(this, "tsglove-root/test/cases/defaults-kinds/input#Kinds", ["literal", 3, "text", 3, "big", 3, "none", 3, "list", 3, "helper", 3, "inner", 3, "run", 3, "make", 3], () => [$tsglove.choice(1, 2), $tsglove.choice("a", "b"), void 0, $tsglove.choice(null, 1), void 0, void 0, $tsglove.instance(Inner), void 0, void 0], ($arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6, $arg7, $arg8) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6, $arg7, $arg8); return $made; }, () => [2, "b", void 0, null, void 0, void 0, new Inner(), void 0, void 0], void 0, $parts => { const $0 = [1, 2], $1 = ["a", "b"], $2 = $parts[2], $3 = [null, 1], $4 = $parts[4], $5 = $parts[5], $6 = $parts[6], $7 = $parts[7], $8 = $parts[8]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c), $2($c), $3[$c.numbers[$c.at++]] ?? $parts[3]($c), $4($c), $5($c), $6($c), $7($c), $8($c)); return $made; }; }); }
    #$arg4;
    #$arg5;
    #$arg6;
    #$arg7;
    #$arg8;
    constructor(literal = void 0, text = void 0, big = void 0, none = void 0, list = void 0, helper = void 0, inner = void 0, run = void 0, make = void 0) {
        if (literal === $allocate)
            return;
        if ($hyperValues.exist && (typeof literal === "object" || typeof text === "object" || typeof big === "object" || typeof none === "object" || (list instanceof $SplitObject ? $hyperValues.met : typeof list === "object") || (helper instanceof $SplitObject ? $hyperValues.met : typeof helper === "object") || (inner instanceof $SplitObject ? $hyperValues.met : typeof inner === "object") || (run instanceof $SplitObject ? $hyperValues.met : typeof run === "object") || (make instanceof $SplitObject ? $hyperValues.met : typeof make === "object")) && $tsglove.anyOpen(literal, text, big, none, list, helper, inner, run, make))
            return $tsglove.defer(this, new.target, [literal, text, big, none, list, helper, inner, run, make]);
        this[$init](new.target, literal, text, big, none, list, helper, inner, run, make);
    }
    [$init]($target, literal = 2, text = "b", big = 3n, none = null, list = [1, 2], helper = new Helper(), inner = new Inner(), run = async (n) => n + literal, make = function named() {
        return text;
    }) {
        this.#$arg4 = arguments[5];
        this.#$arg5 = arguments[6];
        this.#$arg6 = arguments[7];
        this.#$arg7 = arguments[8];
        this.#$arg8 = arguments[9];
        this.literal = literal;
        this.text = text;
        this.big = big;
        this.none = none;
        this.list = list;
        this.helper = helper;
        this.inner = inner;
        this.run = run;
        this.make = make;
    }
    [$tsglove.args]() { return [this.literal, this.text, this.big, this.none, this.#$arg4, this.#$arg5, this.#$arg6, this.#$arg7, this.#$arg8]; }
}
const kinds = new Kinds();
console.log(kinds, kinds.run.name, kinds.make.name, new Kinds().list === new Kinds().list, Kinds.length);
void kinds.run(3).then((n) => {
    console.log(n);
});
