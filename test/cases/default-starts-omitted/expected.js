import { format, RandomSearch, sample, searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
const size = 64;
class Op {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-starts-omitted/input#Op", ["k", 3], () => [$tsglove.choice(3, 5)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, () => [5], void 0, $parts => { const $0 = [3, 5]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(k = void 0) {
        if (k === $allocate)
            return;
        if ($hyperValues.exist && typeof k === "object" && $tsglove.anyOpen(k))
            return $tsglove.defer(this, new.target, [k]);
        this[$init](new.target, k);
    }
    [$init]($target, k = 5) {
        this.k = k;
    }
    [$tsglove.args]() { return [this.k]; }
}
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/default-starts-omitted/input#Net", ["width", 3, "op", 3, "depth", 3, "late", 3], () => [$tsglove.choice(32, 64), $tsglove.instance(Op), $tsglove.choice(1, 2, void 0), $tsglove.choice(1, 2, 4)], ($arg0, $arg1, $arg2, $arg3) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3); return $made; }, () => [size, new Op(3), undefined, void 0], void 0, $parts => { const $0 = [32, 64], $1 = $parts[1], $2 = [1, 2, void 0], $3 = [1, 2, 4]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c), $2[$c.numbers[$c.at++]] ?? $parts[2]($c), $3[$c.numbers[$c.at++]] ?? $parts[3]($c)); return $made; }; }); }
    #$arg0;
    #$arg1;
    #$arg2;
    #$arg3;
    constructor(width = void 0, op = void 0, depth = void 0, late = void 0) {
        if (width === $allocate)
            return;
        if ($hyperValues.exist && (typeof width === "object" || (op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") || typeof depth === "object" || typeof late === "object") && $tsglove.anyOpen(width, op, depth, late))
            return $tsglove.defer(this, new.target, [width, op, depth, late]);
        this[$init](new.target, width, op, depth, late);
    }
    [$init]($target, width = size, op = new Op(3), depth = undefined, late = width === 64 ? 4 : 1) {
        this.#$arg0 = arguments[1];
        this.#$arg1 = arguments[2];
        this.#$arg2 = arguments[3];
        this.#$arg3 = arguments[4];
        this.width = width;
        this.op = op;
        this.depth = depth;
        this.late = late;
    }
    [$tsglove.args]() { return [this.#$arg0, this.#$arg1, this.#$arg2, this.#$arg3]; }
}
for (const [net, feedback] of sample(searchSpace(Net), new RandomSearch({ seed: 1 }), { trials: 1, start: "default" })) {
    console.log(format(net));
    feedback(1);
}
