import { clone, oneof, materialize, rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Frozen {
    static { $tsglove.define(this, "tsglove-root/test/cases/object-frozen/input#Frozen", ["a", 1, "b", 2], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["sum"], $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg1;
    constructor(a, b = void 0) {
        if (a === $allocate)
            return;
        if ($hyperValues.exist && (typeof a === "object" || (b instanceof $SplitObject ? $hyperValues.met : typeof b === "object")) && $tsglove.anyOpen(a, b))
            return $tsglove.defer(this, new.target, [a, b]);
        this[$init](new.target, a, b);
    }
    [$init]($target, a, b = a + 1) {
        this.#$arg1 = arguments[2];
        this.a = a;
        this.sum = void 0;
        this.sum = a + b;
        Object.freeze(this);
    }
    [$tsglove.args]() { return [this.a, this.#$arg1]; }
}
class Holder {
    static { $tsglove.define(this, "tsglove-root/test/cases/object-frozen/input#Holder", ["frozen", 1], () => [$tsglove.instance(Frozen)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
    constructor(frozen) {
        if (frozen === $allocate)
            return;
        if ($hyperValues.exist && (frozen instanceof $SplitObject ? $hyperValues.met : typeof frozen === "object") && $tsglove.anyOpen(frozen))
            return $tsglove.defer(this, new.target, [frozen]);
        this[$init](new.target, frozen);
    }
    [$init]($target, frozen) {
        this.frozen = frozen;
    }
    [$tsglove.args]() { return [this.frozen]; }
}
const frozen = new Frozen(1);
console.log(Object.isFrozen(frozen), frozen.sum, clone(frozen, { a: 2 }).sum);
try {
    rebind(frozen, { a: 2 });
}
catch (error) {
    console.log(String(error), frozen.a);
}
const holder = rebind(new Holder(frozen), { "frozen.a": 2 });
console.log(holder.frozen.sum, holder.frozen === frozen, materialize(new Frozen(oneof([1, 2])), { a: 2 }).sum);
