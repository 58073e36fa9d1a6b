/** A search may start at the defaults that are static expressions; others are not looked at. */
import { format, searchable, searchSpace, template } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
const base = { rate: 0.25 };
class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-starts/input#Conv", ["filters", 3, "kernel", 3], () => [$tsglove.choice(32, 64), $tsglove.choice(3, 5)], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, () => [64, 5], void 0, $parts => { const $0 = [32, 64], $1 = [3, 5]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c)); return $made; }; }); }
    constructor(filters = void 0, kernel = void 0) {
        if (filters === $allocate)
            return;
        if ($hyperValues.exist && (typeof filters === "object" || typeof kernel === "object") && $tsglove.anyOpen(filters, kernel))
            return $tsglove.defer(this, new.target, [filters, kernel]);
        this[$init](new.target, filters, kernel);
    }
    [$init]($target, filters = 64, kernel = 5) {
        this.filters = filters;
        this.kernel = kernel;
    }
    [$tsglove.args]() { return [this.filters, this.kernel]; }
}
class Skip {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-starts/input#Skip", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }); }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
    }
    [$tsglove.args]() { return []; }
}
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-starts/input#Net", ["width", 1, "op", 3, "rate", 3, "depth", 3, "mode", 3, "twice", 3, "free", 3], () => [$tsglove.choice(1, 2, 3), $tsglove.choice($tsglove.instance(Skip), $tsglove.instance(Conv)), $tsglove.float(0, 1, "linear"), $tsglove.int(-3, 3, 1), $tsglove.choice(0, 1), $tsglove.choice(1, 2, 3), void 0], ($arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6); return $made; }, () => [void 0, new Conv(32), base.rate, -2, 1 /* Mode.Exact */, void 0, void 0], void 0, $parts => { const $0 = [1, 2, 3], $1 = $parts[1], $4 = [0, 1], $5 = [1, 2, 3], $6 = $parts[6]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c), $c.numbers[$c.at++], -3 + ($c.numbers[$c.at++] ?? 0), $4[$c.numbers[$c.at++]] ?? $parts[4]($c), $5[$c.numbers[$c.at++]] ?? $parts[5]($c), $6($c)); return $made; }; }); }
    #$arg1;
    #$arg2;
    #$arg4;
    #$arg5;
    constructor(width, op = void 0, rate = void 0, depth = void 0, mode = void 0, twice = void 0, free = void 0) {
        if (width === $allocate)
            return;
        if ($hyperValues.exist && (typeof width === "object" || (op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") || typeof rate === "object" || typeof depth === "object" || typeof mode === "object" || typeof twice === "object" || typeof free === "object") && $tsglove.anyOpen(width, op, rate, depth, mode, twice, free))
            return $tsglove.defer(this, new.target, [width, op, rate, depth, mode, twice, free]);
        this[$init](new.target, width, op, rate, depth, mode, twice, free);
    }
    [$init]($target, width, op = new Conv(32), rate = base.rate, depth = -2, mode = 1 /* Mode.Exact */, twice = width, free = 7) {
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
const $superOfSameNet = Net.prototype[$init];
class SameNet extends Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-starts/input#SameNet", ["width", 1, "op", 3, "rate", 3, "depth", 3, "mode", 3, "twice", 3, "free", 3], () => [$tsglove.choice(1, 2, 3), $tsglove.choice($tsglove.instance(Skip), $tsglove.instance(Conv)), $tsglove.float(0, 1, "linear"), $tsglove.int(-3, 3, 1), $tsglove.choice(0, 1), $tsglove.choice(1, 2, 3), void 0], ($arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6); return $made; }, () => $tsglove.defaultsAbove(this), void 0, $parts => { const $0 = [1, 2, 3], $1 = $parts[1], $4 = [0, 1], $5 = [1, 2, 3], $6 = $parts[6]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c), $c.numbers[$c.at++], -3 + ($c.numbers[$c.at++] ?? 0), $4[$c.numbers[$c.at++]] ?? $parts[4]($c), $5[$c.numbers[$c.at++]] ?? $parts[5]($c), $6($c)); return $made; }; }); }
    #$arg1;
    #$arg2;
    #$arg4;
    #$arg5;
    constructor($arg0 = void 0, $arg1 = void 0, $arg2 = void 0, $arg3 = void 0, $arg4 = void 0, $arg5 = void 0, $arg6 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && (typeof $arg0 === "object" || ($arg1 instanceof $SplitObject ? $hyperValues.met : typeof $arg1 === "object") || typeof $arg2 === "object" || typeof $arg3 === "object" || typeof $arg4 === "object" || typeof $arg5 === "object" || typeof $arg6 === "object") && $tsglove.anyOpen($arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6))
            return $tsglove.defer(this, new.target, [$arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6]);
        this[$init](new.target, $arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6);
    }
    [$init]($target, $arg0 = void 0, $arg1 = void 0, $arg2 = void 0, $arg3 = void 0, $arg4 = void 0, $arg5 = void 0, $arg6 = void 0) {
        $superOfSameNet.call(this, $target, $arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6);
        this.#$arg1 = $arg1;
        this.#$arg2 = $arg2;
        this.#$arg4 = $arg4;
        this.#$arg5 = $arg5;
    }
    [$tsglove.args]() { return [this.width, this.#$arg1, this.#$arg2, this.depth, this.#$arg4, this.#$arg5, this.free]; }
}
for (const type of [Net, SameNet]) {
    const space = template(searchSpace(type));
    console.log(format(space.decode(space.start())));
}
