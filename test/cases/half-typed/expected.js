import * as $tsglove from "tsglove/compiled";
import { searchable, searchSpace } from "tsglove";
class A {
    static { $tsglove.define(this, "tsglove-root/test/cases/half-typed/input#A", ["n", 1], false, () => [$tsglove.choice(1, 2)]); }
    constructor(n) {
        if (n === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$tsglove.init](new.target, n);
    }
    [$tsglove.init]($target, n) {
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
searchSpace(Missing);
searchSpace(anything);
searchSpace();
searchSpace(anything ? A : Missing);
class extends A {
    static { $tsglove.define(this, "tsglove-root/test/cases/half-typed/input#default", ["n", 1], false, () => [$tsglove.choice(1, 2)]); }
    constructor(...$args) {
        super($tsglove.allocate);
        if ($args[0] === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen($args))
            return $tsglove.defer(this, new.target, [$args[0]]);
        this[$tsglove.init](new.target, ...$args);
    }
    [$tsglove.init]($target_1, ...$args) {
        super[$tsglove.init]($target_1, ...$args);
    }
    [$tsglove.args]() { return [this.n]; }
}
