import * as $tsglove from "tsglove/compiled";
import { searchable, searchSpace } from "tsglove";
function make() {
    class Local {
        static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-places/input#Local@make", ["x", 1], false, () => [$tsglove.choice(1, 2)]); }
        constructor(x) {
            if (x === $tsglove.allocate)
                return;
            if ($tsglove.hyperValues.exist && $tsglove.isOpen(x))
                return $tsglove.defer(this, new.target, [x]);
            this[$tsglove.init](new.target, x);
        }
        [$tsglove.init]($target, x) {
            this.x = x;
        }
        [$tsglove.args]() { return [this.x]; }
    }
    return Local;
}
class Box {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-places/input#Box", ["value", 1], false, () => [void 0]); }
    constructor(value) {
        if (value === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen(value))
            return $tsglove.defer(this, new.target, [value]);
        this[$tsglove.init](new.target, value);
    }
    [$tsglove.init]($target_1, value) {
        this.value = value;
    }
    [$tsglove.args]() { return [this.value]; }
}
class Node {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-places/input#Node", ["next", 1], false, () => [$tsglove.choice($tsglove.instance(Node), 0)]); }
    constructor(next) {
        if (next === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen(next))
            return $tsglove.defer(this, new.target, [next]);
        this[$tsglove.init](new.target, next);
    }
    [$tsglove.init]($target_2, next) {
        this.next = next;
    }
    [$tsglove.args]() { return [this.next]; }
}
class Base {
    constructor(n) {
        if (n === $tsglove.allocate)
            return;
        this[$tsglove.init](new.target, n);
    }
    [$tsglove.init]($target_3, n) {
        this.n = n;
    }
}
class Late extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-places/input#Late", ["n", 0], true, () => [$tsglove.choice(1, 2)]); }
    #$arg0;
    constructor(n) {
        if ($tsglove.hyperValues.exist && $tsglove.isOpen(n))
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
