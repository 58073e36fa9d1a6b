import { floatv, intv, manyof, oneof, permutate, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
class Adam {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-choices/input#Adam", ["rate", 3], () => [$tsglove.float(0.000001, 0.001, "log")], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, () => [1], void 0, $parts => { return $c => { const $made = new this($allocate); $made[$init](this, $c.numbers[$c.at++]); return $made; }; }); }
    constructor(rate = void 0) {
        if (rate === $allocate)
            return;
        if ($hyperValues.exist && typeof rate === "object" && $tsglove.anyOpen(rate))
            return $tsglove.defer(this, new.target, [rate]);
        this[$init](new.target, rate);
    }
    [$init]($target, rate = 1) {
        this.rate = rate;
    }
    [$tsglove.args]() { return [this.rate]; }
}
class Zero {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-choices/input#Zero", [], () => [], () => { const $made = new this($allocate); $made[$init](this); return $made; }); }
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
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-choices/input#Net", ["adam", 1, "inputs", 3, "width", 3], () => [$tsglove.instance(Adam), void 0, void 0], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }); }
    #$arg1;
    constructor(adam, inputs = void 0, width = void 0) {
        if (adam === $allocate)
            return;
        if ($hyperValues.exist && ((adam instanceof $SplitObject ? $hyperValues.met : typeof adam === "object") || (inputs instanceof $SplitObject ? $hyperValues.met : typeof inputs === "object") || typeof width === "object") && $tsglove.anyOpen(adam, inputs, width))
            return $tsglove.defer(this, new.target, [adam, inputs, width]);
        this[$init](new.target, adam, inputs, width);
    }
    [$init]($target, adam, inputs = [], width = 3) {
        this.#$arg1 = arguments[2];
        this.adam = adam;
        this.inputs = inputs;
        this.width = width;
    }
    [$tsglove.args]() { return [this.adam, this.#$arg1, this.width]; }
}
console.log(oneof([]), manyof(3, [1, 2]), permutate([]));
console.log(floatv(1, 0), floatv(0, 1, "log"), intv(0, 9, 0), oneof(1, 2));
console.log(new Adam(floatv(0, 1)), new Net(oneof([new Adam(1e-4), new Zero()])));
console.log(new Net(new Adam(), manyof(2, [1, 2, 2]), oneof([7])));
const width = oneof([1, 2]);
console.log(width * 2, new Net(new Adam(1e-4), [oneof([1, 2], { name: "w" })], oneof([1, 3], { name: "w" })));
console.log(oneof([])); // tsglove-ignore: warnings and what is silenced are not for builds
