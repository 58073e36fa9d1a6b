import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $hyperValues = $tsglove.hyperValues;
import { searchable, searchSpace } from "tsglove";
class A {
    static { $tsglove.define(this, "tsglove-root/test/cases/half-typed/input#A", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0); return $made; }); }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this["tsglove.init"](new.target, n);
    }
    "tsglove.init"($target, n) {
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
searchSpace(Missing);
searchSpace(anything);
searchSpace();
searchSpace(anything ? A : Missing);
class extends A {
    static { $tsglove.define(this, "tsglove-root/test/cases/half-typed/input#default", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0_1 => { const $made_1 = new this($allocate); $made_1["tsglove.init"](this, $arg0_1); return $made_1; }); }
    constructor($arg0_2 = void 0) {
        super($allocate);
        if ($arg0_2 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0_2 === "object" && $tsglove.anyOpen($arg0_2))
            return $tsglove.defer(this, new.target, [$arg0_2]);
        this["tsglove.init"](new.target, $arg0_2);
    }
    "tsglove.init"($target_1, $arg0_2 = void 0) {
        super["tsglove.init"]($target_1, $arg0_2);
    }
    [$tsglove.args]() { return [this.n]; }
}
