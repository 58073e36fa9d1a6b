import { clone, format, isAbstract, materialize, oneof, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Stack extends Array {
    start;
    step;
    static { $tsglove.define(this, "tsglove-root/test/cases/rigid-array/input#Stack", ["start", 1, "step", 3], () => [$tsglove.choice(1, 2), void 0]); }
    #$arg1;
    static get [Symbol.species]() {
        return Array;
    }
    sum() {
        return this.reduce((left, right) => left + right, 0);
    }
    constructor(start, step = $hyperValues.exist && typeof start === "object" && $tsglove.anyOpen(start) ? void 0 : start + 1) {
        if ($hyperValues.exist && (typeof start === "object" || (step instanceof $SplitObject ? $hyperValues.met : typeof step === "object")) && $tsglove.anyOpen(start, step))
            return $tsglove.deferRigid(new.target, [arguments[0], arguments[1]]);
        super();
        this.start = start;
        this.step = step;
        this.#$arg1 = arguments[1];
        this.push(start, start + step);
    }
    [$tsglove.args]() { return [this.start, this.#$arg1]; }
}
const stack = new Stack(2);
console.log(stack.sum(), stack.length, Array.isArray(stack), stack.map((n) => n).constructor.name, format(stack));
const open = new Stack(oneof([1, 2]));
console.log(isAbstract(open), open instanceof Array, materialize(open, { start: 1 }).sum(), clone(stack).sum());
