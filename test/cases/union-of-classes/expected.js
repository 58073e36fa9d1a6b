import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
import { dnaSpec, outlineText, searchable, searchSpace, sizeText } from "tsglove";
class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/union-of-classes/input#Conv", ["filters", 1, "kernel", 3], () => [$tsglove.choice(32, 48, 64), $tsglove.choice(3, 5, 7)], ($arg0, $arg1) => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0, $arg1); return $made; }, () => [void 0, 3]); }
    constructor(filters, kernel = void 0) {
        if (filters === $allocate)
            return;
        if ($hyperValues.exist && (typeof filters === "object" || typeof kernel === "object") && $tsglove.anyOpen(filters, kernel))
            return $tsglove.defer(this, new.target, [filters, kernel]);
        this["tsglove.init"](new.target, filters, kernel);
    }
    "tsglove.init"($target, filters, kernel = 3) {
        this.filters = filters;
        this.kernel = kernel;
    }
    [$tsglove.args]() { return [this.filters, this.kernel]; }
}
class MaxPool {
    static { $tsglove.define(this, "tsglove-root/test/cases/union-of-classes/input#MaxPool", ["size", 1], () => [$tsglove.choice(2, 3)], $arg0_1 => { const $made_1 = new this($allocate); $made_1["tsglove.init"](this, $arg0_1); return $made_1; }); }
    constructor(size) {
        if (size === $allocate)
            return;
        if ($hyperValues.exist && typeof size === "object" && $tsglove.anyOpen(size))
            return $tsglove.defer(this, new.target, [size]);
        this["tsglove.init"](new.target, size);
    }
    "tsglove.init"($target_1, size) {
        this.size = size;
    }
    [$tsglove.args]() { return [this.size]; }
}
class Identity {
    static { $tsglove.define(this, "tsglove-root/test/cases/union-of-classes/input#Identity", [], () => [], () => { const $made_2 = new this($allocate); $made_2["tsglove.init"](this); return $made_2; }); }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this["tsglove.init"](new.target);
    }
    "tsglove.init"($target_2) {
    }
    [$tsglove.args]() { return []; }
}
class Trainer {
    static { $tsglove.define(this, "tsglove-root/test/cases/union-of-classes/input#Trainer", ["op", 1, "lr", 1, "repeats", 3], () => [$tsglove.choice($tsglove.instance(Conv), $tsglove.instance(MaxPool), $tsglove.instance(Identity)), $tsglove.float(0.000001, 0.001, "log"), void 0], ($arg0_2, $arg1_1, $arg2) => { const $made_3 = new this($allocate); $made_3["tsglove.init"](this, $arg0_2, $arg1_1, $arg2); return $made_3; }); }
    constructor(op, lr, repeats = void 0) {
        if (op === $allocate)
            return;
        if ($hyperValues.exist && ((op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") || typeof lr === "object" || typeof repeats === "object") && $tsglove.anyOpen(op, lr, repeats))
            return $tsglove.defer(this, new.target, [op, lr, repeats]);
        this["tsglove.init"](new.target, op, lr, repeats);
    }
    "tsglove.init"($target_3, op, lr, repeats = 3) {
        this.op = op;
        this.lr = lr;
        this.repeats = repeats;
    }
    [$tsglove.args]() { return [this.op, this.lr, this.repeats]; }
}
const spec = dnaSpec(searchSpace(Trainer));
console.log(sizeText(spec.space));
console.log(outlineText(spec));
