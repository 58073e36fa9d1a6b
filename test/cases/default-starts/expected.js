import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
/** A search may start at the defaults that are static expressions; others are not looked at. */
import { format, searchable, searchSpace, template } from "tsglove";
const base = { rate: 0.25 };
class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-starts/input#Conv", ["filters", 3, "kernel", 3], () => [$tsglove.choice(32, 64), $tsglove.choice(3, 5)], ($arg0, $arg1) => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0, $arg1); return $made; }, () => [64, 5]); }
    constructor(filters = void 0, kernel = void 0) {
        if (filters === $allocate)
            return;
        if ($hyperValues.exist && (typeof filters === "object" || typeof kernel === "object") && $tsglove.anyOpen(filters, kernel))
            return $tsglove.defer(this, new.target, [filters, kernel]);
        this["tsglove.init"](new.target, filters, kernel);
    }
    "tsglove.init"($target, filters = 64, kernel = 5) {
        this.filters = filters;
        this.kernel = kernel;
    }
    [$tsglove.args]() { return [this.filters, this.kernel]; }
}
class Skip {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-starts/input#Skip", [], () => [], () => { const $made_1 = new this($allocate); $made_1["tsglove.init"](this); return $made_1; }); }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this["tsglove.init"](new.target);
    }
    "tsglove.init"($target_1) {
    }
    [$tsglove.args]() { return []; }
}
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-starts/input#Net", ["width", 1, "op", 3, "rate", 3, "depth", 3, "mode", 3, "twice", 3, "free", 3], () => [$tsglove.choice(1, 2, 3), $tsglove.choice($tsglove.instance(Skip), $tsglove.instance(Conv)), $tsglove.float(0, 1, "linear"), $tsglove.int(-3, 3, 1), $tsglove.choice(0, 1), $tsglove.choice(1, 2, 3), void 0], ($arg0_1, $arg1_1, $arg2, $arg3, $arg4, $arg5, $arg6) => { const $made_2 = new this($allocate); $made_2["tsglove.init"](this, $arg0_1, $arg1_1, $arg2, $arg3, $arg4, $arg5, $arg6); return $made_2; }, () => [void 0, new Conv(32), base.rate, -2, 1 /* Mode.Exact */, void 0, void 0]); }
    #$arg1;
    #$arg2;
    #$arg4;
    #$arg5;
    constructor(width, op = void 0, rate = void 0, depth = void 0, mode = void 0, twice = void 0, free = void 0) {
        if (width === $allocate)
            return;
        if ($hyperValues.exist && (typeof width === "object" || (op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") || typeof rate === "object" || typeof depth === "object" || typeof mode === "object" || typeof twice === "object" || typeof free === "object") && $tsglove.anyOpen(width, op, rate, depth, mode, twice, free))
            return $tsglove.defer(this, new.target, [width, op, rate, depth, mode, twice, free]);
        this["tsglove.init"](new.target, width, op, rate, depth, mode, twice, free);
    }
    "tsglove.init"($target_2, width, op = new Conv(32), rate = base.rate, depth = -2, mode = 1 /* Mode.Exact */, twice = width, free = 7) {
        this.#$arg1 = arguments[2];
        this.#$arg2 = arguments[3];
        this.#$arg4 = arguments[5];
        this.#$arg5 = arguments[6];
        this.width = width;
        this.op = op;
        this.rate = rate;
        this.depth = depth;
        this.mode = mode;
        this.twice = twice;
        this.free = free;
    }
    [$tsglove.args]() { return [this.width, this.#$arg1, this.#$arg2, this.depth, this.#$arg4, this.#$arg5, this.free]; }
}
class SameNet extends Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-starts/input#SameNet", ["width", 1, "op", 3, "rate", 3, "depth", 3, "mode", 3, "twice", 3, "free", 3], () => [$tsglove.choice(1, 2, 3), $tsglove.choice($tsglove.instance(Skip), $tsglove.instance(Conv)), $tsglove.float(0, 1, "linear"), $tsglove.int(-3, 3, 1), $tsglove.choice(0, 1), $tsglove.choice(1, 2, 3), void 0], ($arg0_2, $arg1_2, $arg2_1, $arg3_1, $arg4_1, $arg5_1, $arg6_1) => { const $made_3 = new this($allocate); $made_3["tsglove.init"](this, $arg0_2, $arg1_2, $arg2_1, $arg3_1, $arg4_1, $arg5_1, $arg6_1); return $made_3; }, () => $tsglove.defaultsAbove(this)); }
    #$arg1;
    #$arg2;
    #$arg4;
    #$arg5;
    constructor($arg0_3 = void 0, $arg1_3 = void 0, $arg2_2 = void 0, $arg3_2 = void 0, $arg4_2 = void 0, $arg5_2 = void 0, $arg6_2 = void 0) {
        super($allocate);
        if ($arg0_3 === $allocate)
            return;
        if ($hyperValues.exist && (typeof $arg0_3 === "object" || ($arg1_3 instanceof $SplitObject ? $hyperValues.met : typeof $arg1_3 === "object") || typeof $arg2_2 === "object" || typeof $arg3_2 === "object" || typeof $arg4_2 === "object" || typeof $arg5_2 === "object" || typeof $arg6_2 === "object") && $tsglove.anyOpen($arg0_3, $arg1_3, $arg2_2, $arg3_2, $arg4_2, $arg5_2, $arg6_2))
            return $tsglove.defer(this, new.target, [$arg0_3, $arg1_3, $arg2_2, $arg3_2, $arg4_2, $arg5_2, $arg6_2]);
        this["tsglove.init"](new.target, $arg0_3, $arg1_3, $arg2_2, $arg3_2, $arg4_2, $arg5_2, $arg6_2);
    }
    "tsglove.init"($target_3, $arg0_3 = void 0, $arg1_3 = void 0, $arg2_2 = void 0, $arg3_2 = void 0, $arg4_2 = void 0, $arg5_2 = void 0, $arg6_2 = void 0) {
        super["tsglove.init"]($target_3, $arg0_3, $arg1_3, $arg2_2, $arg3_2, $arg4_2, $arg5_2, $arg6_2);
        this.#$arg1 = $arg1_3;
        this.#$arg2 = $arg2_2;
        this.#$arg4 = $arg4_2;
        this.#$arg5 = $arg5_2;
    }
    [$tsglove.args]() { return [this.width, this.#$arg1, this.#$arg2, this.depth, this.#$arg4, this.#$arg5, this.free]; }
}
for (const type of [Net, SameNet]) {
    const space = template(searchSpace(type));
    console.log(format(space.decode(space.start())));
}
