import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
import { searchable, searchSpace } from "tsglove";
function make() {
    class Local {
        static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-places/input#Local@make", ["x", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0); return $made; }); }
        constructor(x) {
            if (x === $allocate)
                return;
            if ($hyperValues.exist && typeof x === "object" && $tsglove.anyOpen(x))
                return $tsglove.defer(this, new.target, [x]);
            this["tsglove.init"](new.target, x);
        }
        "tsglove.init"($target, x) {
            this.x = x;
        }
        [$tsglove.args]() { return [this.x]; }
    }
    return Local;
}
class Box {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-places/input#Box", ["value", 1], () => [void 0], $arg0_1 => { const $made_1 = new this($allocate); $made_1["tsglove.init"](this, $arg0_1); return $made_1; }); }
    constructor(value) {
        if (value === $allocate)
            return;
        if ($hyperValues.exist && (value instanceof $SplitObject ? $hyperValues.met : typeof value === "object") && $tsglove.anyOpen(value))
            return $tsglove.defer(this, new.target, [value]);
        this["tsglove.init"](new.target, value);
    }
    "tsglove.init"($target_1, value) {
        this.value = value;
    }
    [$tsglove.args]() { return [this.value]; }
}
class Node {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-places/input#Node", ["next", 1], () => [$tsglove.choice($tsglove.instance(Node), 0)], $arg0_2 => { const $made_2 = new this($allocate); $made_2["tsglove.init"](this, $arg0_2); return $made_2; }); }
    constructor(next) {
        if (next === $allocate)
            return;
        if ($hyperValues.exist && (next instanceof $SplitObject ? $hyperValues.met : typeof next === "object") && $tsglove.anyOpen(next))
            return $tsglove.defer(this, new.target, [next]);
        this["tsglove.init"](new.target, next);
    }
    "tsglove.init"($target_2, next) {
        this.next = next;
    }
    [$tsglove.args]() { return [this.next]; }
}
class Base {
    constructor(n) {
        if (n === $allocate)
            return;
        this["tsglove.init"](new.target, n);
    }
    "tsglove.init"($target_3, n) {
        this.n = n;
    }
}
class Late extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-places/input#Late", ["n", 0], () => [$tsglove.choice(1, 2)]); }
    #$arg0;
    constructor(n) {
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.deferRigid(new.target, [arguments[0]]);
        this.#$arg0 = arguments[0];
        if (n > 1)
            super(n);
        else
            super(2);
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
searchSpace(Box);
searchSpace(Node);
console.log(make, Late);
