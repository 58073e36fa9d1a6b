import { searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
function make() {
    class Local {
        static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-places/input#Local@make", ["x", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
        constructor(x) {
            if (x === $allocate)
                return;
            if ($hyperValues.exist && typeof x === "object" && $tsglove.anyOpen(x))
                return $tsglove.defer(this, new.target, [x]);
            this[$init](new.target, x);
        }
        [$init]($target, x) {
            this.x = x;
        }
        [$tsglove.args]() { return [this.x]; }
    }
    return Local;
}
class Box {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-places/input#Box", ["value", 1], () => [void 0], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
    constructor(value) {
        if (value === $allocate)
            return;
        if ($hyperValues.exist && (value instanceof $SplitObject ? $hyperValues.met : typeof value === "object") && $tsglove.anyOpen(value))
            return $tsglove.defer(this, new.target, [value]);
        this[$init](new.target, value);
    }
    [$init]($target, value) {
        this.value = value;
    }
    [$tsglove.args]() { return [this.value]; }
}
class Node {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-places/input#Node", ["next", 1], () => [$tsglove.choice($tsglove.instance(Node), 0)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
    constructor(next) {
        if (next === $allocate)
            return;
        if ($hyperValues.exist && (next instanceof $SplitObject ? $hyperValues.met : typeof next === "object") && $tsglove.anyOpen(next))
            return $tsglove.defer(this, new.target, [next]);
        this[$init](new.target, next);
    }
    [$init]($target, next) {
        this.next = next;
    }
    [$tsglove.args]() { return [this.next]; }
}
class Base {
    constructor(n) {
        if (n === $allocate)
            return;
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = n;
    }
}
class Late extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-places/input#Late", ["n", 0], () => [$tsglove.choice(1, 2)]); }
    #$arg0;
    constructor(n) {
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.deferRigid(new.target, [arguments[0]]);
        if (n > 1)
            (super(n), this.#$arg0 = arguments[0], this);
        else
            (super(2), this.#$arg0 = arguments[0], this);
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
searchSpace(Box);
searchSpace(Node);
console.log(make, Late);
