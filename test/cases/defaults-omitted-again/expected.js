import { clone, format, rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
let made = 0;
class Counter {
    static { $tsglove.define(this, "tsglove-root/test/cases/defaults-omitted-again/input#Counter", ["step", 1, "id", 3, "double", 3], () => [$tsglove.choice(1, 2, 3), void 0, void 0], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2, 3], $1 = $parts[1], $2 = $parts[2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c), $2($c)); return $made; }; }); }
    #$arg1;
    #$arg2;
    constructor(step, id = void 0, double = void 0) {
        if (step === $allocate)
            return;
        if ($hyperValues.exist && (typeof step === "object" || (id instanceof $SplitObject ? $hyperValues.met : typeof id === "object") || (double instanceof $SplitObject ? $hyperValues.met : typeof double === "object")) && $tsglove.anyOpen(step, id, double))
            return $tsglove.defer(this, new.target, [step, id, double]);
        this[$init](new.target, step, id, double);
    }
    [$init]($target, step, id = ++made, double = step * 2) {
        this.#$arg1 = arguments[2];
        this.#$arg2 = arguments[3];
        this.step = step;
        this.id = id;
        this.double = double;
    }
    [$tsglove.args]() { return [this.step, this.#$arg1, this.#$arg2]; }
}
const counter = new Counter(1);
console.log(counter.id, counter.double, format(counter));
rebind(counter, { step: 3 });
console.log(counter.id, counter.double, format(counter), clone(counter).id);
const fixed = new Counter(1, 7, undefined);
rebind(fixed, { step: 2 });
console.log(fixed.id, fixed.double, format(fixed));
