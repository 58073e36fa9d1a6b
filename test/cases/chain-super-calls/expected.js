import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Base {
    add(part) {
        this.parts.push(part);
        return this;
    }
    get first() {
        return this.parts[0];
    }
    constructor(...parts) {
        if (parts[0] === $allocate)
            return;
        this[$init](new.target, ...parts);
    }
    [$init]($target, ...parts) {
        this.parts = void 0;
        this.parts = [...parts];
    }
}
const $superOfSpread = Base.prototype[$init];
class Spread extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-super-calls/input#Spread", ["n", 1, "more", 2], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["parts"], $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg1;
    add(part) {
        return super.add(part.toUpperCase());
    }
    constructor(n, more = void 0) {
        super($allocate);
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || (more instanceof $SplitObject ? $hyperValues.met : typeof more === "object")) && $tsglove.anyOpen(n, more))
            return $tsglove.defer(this, new.target, [n, more]);
        this[$init](new.target, n, more);
    }
    [$init]($target, n, more = ["m"]) {
        $superOfSpread.call(this, $target, `n${n}`, ...more, ...(n === 2 ? ["two"] : []));
        this.#$arg1 = arguments[2];
        this.n = n;
        super.add("from super");
        const add = (part) => super.add(part);
        add("from arrow");
        this.add(super.first ?? "none");
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
console.log(new Spread(1).parts, new Spread(2, []).parts);
