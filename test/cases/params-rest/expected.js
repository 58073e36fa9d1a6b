import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Sum {
    static { $tsglove.define(this, "tsglove-root/test/cases/params-rest/input#Sum", ["first", 1, "more", 4], () => [$tsglove.choice(1, 2), void 0], ($arg0, ...$arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, ...$arg1); return $made; }, void 0, ["total"]); }
    #$arg1;
    constructor(first, ...more) {
        if (first === $allocate)
            return;
        if ($hyperValues.exist && (typeof first === "object" || more.length > 0) && $tsglove.anyOpen(first, ...more))
            return $tsglove.defer(this, new.target, [first, more]);
        this[$init](new.target, first, ...more);
    }
    [$init]($target, first, ...more) {
        this.#$arg1 = more;
        this.first = first;
        this.total = void 0;
        this.total = more.reduce((left, right) => left + right, first);
    }
    [$tsglove.args]() { return [this.first, this.#$arg1]; }
}
class All {
    static { $tsglove.define(this, "tsglove-root/test/cases/params-rest/input#All", ["all", 4], () => [void 0], (...$arg0) => { const $made = new this($allocate); $made[$init](this, ...$arg0); return $made; }, void 0, ["count"]); }
    #$arg0;
    constructor(...all) {
        if (all[0] === $allocate)
            return;
        if ($hyperValues.exist && all.length > 0 && $tsglove.anyOpen(...all))
            return $tsglove.defer(this, new.target, [all]);
        this[$init](new.target, ...all);
    }
    [$init]($target, ...all) {
        this.#$arg0 = all;
        this.count = void 0;
        this.count = all.length;
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
console.log(new Sum(1).total, new Sum(2, 3, 4).total, Sum.length, new All().count, new All(...[1, 2, 3]).count, All.length);
