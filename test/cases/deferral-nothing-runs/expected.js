import { isAbstract, materialize, oneof, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
const ran = [];
const note = (what, value) => {
    ran.push(what);
    return value;
};
class Base {
    constructor(text) {
        if (text === $allocate)
            return;
        this[$init](new.target, text);
    }
    [$init]($target, text) {
        this.text = text;
        this.base = note("base field", 1);
        note("base body", 0);
    }
}
const $superOfLate = Base.prototype[$init];
class Late extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/deferral-nothing-runs/input#Late", ["n", 1, "more", 3], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["field", "base"], $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }, $made_1 => ({ "#secret": $made_1.#secret })); }
    #$arg1;
    #secret;
    constructor(n, more = void 0) {
        super($allocate);
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || (more instanceof $SplitObject ? $hyperValues.met : typeof more === "object")) && $tsglove.anyOpen(n, more))
            return $tsglove.defer(this, new.target, [n, more]);
        this[$init](new.target, n, more);
    }
    [$init]($target, n, more = note("default", n * 2)) {
        const text = note("before super", `n${n}`);
        $superOfLate.call(this, $target, text);
        this.#$arg1 = arguments[2];
        this.n = n;
        this.more = more;
        this.field = note("field", 2);
        this.#secret = note("private", 3);
        note("body", this.#secret);
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
const open = new Late(oneof([1, 2]));
console.log(isAbstract(open), ran.length);
const made = materialize(open, { n: 2 });
console.log(made.more, made.text, ran.join(", "));
