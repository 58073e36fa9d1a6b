import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Pair {
    static { $tsglove.define(this, "tsglove-root/test/cases/generic-classes/input#Pair", ["left", 1, "right", 1, "join", 3], () => [void 0, void 0, void 0], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }, void 0, ["both"]); }
    #$arg2;
    map(change) {
        return new Pair(change(this.left), this.right);
    }
    static of(value) {
        return new Pair(value, {});
    }
    constructor(left, right, join = void 0) {
        if (left === $allocate)
            return;
        if ($hyperValues.exist && ((left instanceof $SplitObject ? $hyperValues.met : typeof left === "object") || (right instanceof $SplitObject ? $hyperValues.met : typeof right === "object") || (join instanceof $SplitObject ? $hyperValues.met : typeof join === "object")) && $tsglove.anyOpen(left, right, join))
            return $tsglove.defer(this, new.target, [left, right, join]);
        this[$init](new.target, left, right, join);
    }
    [$init]($target, left, right, join = (l, r) => `${String(l)} ${JSON.stringify(r)}`) {
        this.#$arg2 = arguments[3];
        this.left = left;
        this.right = right;
        this.join = join;
        this.both = void 0;
        this.both = [left, right];
    }
    [$tsglove.args]() { return [this.left, this.right, this.#$arg2]; }
}
const $superOfNumbers = Pair.prototype[$init];
class Numbers extends Pair {
    static { $tsglove.define(this, "tsglove-root/test/cases/generic-classes/input#Numbers", ["left", 1, "right", 1, "join", 3], () => [void 0, void 0, void 0], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }, void 0, ["total"]); }
    #$arg2;
    constructor($arg0 = void 0, $arg1 = void 0, $arg2 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && (($arg0 instanceof $SplitObject ? $hyperValues.met : typeof $arg0 === "object") || ($arg1 instanceof $SplitObject ? $hyperValues.met : typeof $arg1 === "object") || ($arg2 instanceof $SplitObject ? $hyperValues.met : typeof $arg2 === "object")) && $tsglove.anyOpen($arg0, $arg1, $arg2))
            return $tsglove.defer(this, new.target, [$arg0, $arg1, $arg2]);
        this[$init](new.target, $arg0, $arg1, $arg2);
    }
    [$init]($target, $arg0 = void 0, $arg1 = void 0, $arg2 = void 0) {
        $superOfNumbers.call(this, $target, $arg0, $arg1, $arg2);
        this.#$arg2 = $arg2;
        this.total = this.left * 10;
    }
    [$tsglove.args]() { return [this.left, this.right, this.#$arg2]; }
}
const pair = new Pair("a", { b: 1 }).map((text) => text.length);
console.log(pair.left, pair.join(2, { b: 3 }), Pair.of(3).both, new Numbers(2, {}).total);
