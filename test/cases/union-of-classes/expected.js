import { dnaSpec, outlineText, searchable, searchSpace, sizeText } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/union-of-classes/input#Conv", ["filters", 1, "kernel", 3], () => [$tsglove.choice(32, 48, 64), $tsglove.choice(3, 5, 7)], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, () => [void 0, 3], void 0, $parts => { const $0 = [32, 48, 64], $1 = [3, 5, 7]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c)); return $made; }; }); }
    constructor(filters, kernel = void 0) {
        if (filters === $allocate)
            return;
        if ($hyperValues.exist && (typeof filters === "object" || typeof kernel === "object") && $tsglove.anyOpen(filters, kernel))
            return $tsglove.defer(this, new.target, [filters, kernel]);
        this[$init](new.target, filters, kernel);
    }
    [$init]($target, filters, kernel = 3) {
        this.filters = filters;
        this.kernel = kernel;
    }
    [$tsglove.args]() { return [this.filters, this.kernel]; }
}
class MaxPool {
    static { $tsglove.define(this, "tsglove-root/test/cases/union-of-classes/input#MaxPool", ["size", 1], () => [$tsglove.choice(2, 3)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [2, 3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(size) {
        if (size === $allocate)
            return;
        if ($hyperValues.exist && typeof size === "object" && $tsglove.anyOpen(size))
            return $tsglove.defer(this, new.target, [size]);
        this[$init](new.target, size);
    }
    [$init]($target, size) {
        this.size = size;
    }
    [$tsglove.args]() { return [this.size]; }
}
class Identity {
    static { $tsglove.define(this, "tsglove-root/test/cases/union-of-classes/input#Identity", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }); }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
    }
    [$tsglove.args]() { return []; }
}
class Trainer {
    static { $tsglove.define(this, "tsglove-root/test/cases/union-of-classes/input#Trainer", ["op", 1, "lr", 1, "repeats", 3], () => [$tsglove.choice($tsglove.instance(Conv), $tsglove.instance(MaxPool), $tsglove.instance(Identity)), $tsglove.float(0.000001, 0.001, "log"), void 0], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }, void 0, void 0, $parts => { const $0 = $parts[0], $2 = $parts[2]; return $c => { const $made = new this($allocate); $made[$init](this, $0($c), $c.numbers[$c.at++], $2($c)); return $made; }; }); }
    constructor(op, lr, repeats = void 0) {
        if (op === $allocate)
            return;
        if ($hyperValues.exist && ((op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") || typeof lr === "object" || typeof repeats === "object") && $tsglove.anyOpen(op, lr, repeats))
            return $tsglove.defer(this, new.target, [op, lr, repeats]);
        this[$init](new.target, op, lr, repeats);
    }
    [$init]($target, op, lr, repeats = 3) {
        this.op = op;
        this.lr = lr;
        this.repeats = repeats;
    }
    [$tsglove.args]() { return [this.op, this.lr, this.repeats]; }
}
const spec = dnaSpec(searchSpace(Trainer));
console.log(sizeText(spec.space));
console.log(outlineText(spec));
