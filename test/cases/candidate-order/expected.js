import * as $tsglove from "tsglove/compiled";
// Types elsewhere in the file mention the same members in another order: the order of each union is its own.
import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
class Z {
    static { $tsglove.define(this, "tsglove-root/test/cases/candidate-order/input#Z", [], false, () => []); }
    constructor() {
        if (arguments[0] === $tsglove.allocate)
            return;
        this[$tsglove.init](new.target);
    }
    [$tsglove.init]($target) {
    }
    [$tsglove.args]() { return []; }
}
class A {
    static { $tsglove.define(this, "tsglove-root/test/cases/candidate-order/input#A", [], false, () => []); }
    constructor() {
        if (arguments[0] === $tsglove.allocate)
            return;
        this[$tsglove.init](new.target);
    }
    [$tsglove.init]($target_1) {
    }
    [$tsglove.args]() { return []; }
}
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/candidate-order/input#Net", ["op", 1, "back", 1, "width", 1, "plain", 1, "twice", 1], false, () => [$tsglove.choice($tsglove.instance(Z), $tsglove.instance(A)), $tsglove.choice($tsglove.instance(A), $tsglove.instance(Z)), $tsglove.choice(128, 16, 64, 32, 8), $tsglove.choice(64, 16), $tsglove.choice(1, 2)]); }
    constructor(op, back, width, plain, twice) {
        if (op === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(op) || $tsglove.isOpen(back) || $tsglove.isOpen(width) || $tsglove.isOpen(plain) || $tsglove.isOpen(twice)))
            return $tsglove.defer(this, new.target, [op, back, width, plain, twice]);
        this[$tsglove.init](new.target, op, back, width, plain, twice);
    }
    [$tsglove.init]($target_2, op, back, width, plain, twice) {
        this.op = op;
        this.back = back;
        this.width = width;
        this.plain = plain;
        this.twice = twice;
    }
    [$tsglove.args]() { return [this.op, this.back, this.width, this.plain, this.twice]; }
}
console.log(outlineText(dnaSpec(searchSpace(Net))));
