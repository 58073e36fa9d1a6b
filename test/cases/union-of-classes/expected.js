import * as $tsglove from "tsglove/compiled";
import { dnaSpec, outlineText, searchable, searchSpace, sizeText } from "tsglove";
class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/union-of-classes/input#Conv", ["filters", 1, "kernel", 3], false, () => [$tsglove.choice(32, 48, 64), $tsglove.choice(3, 5, 7)]); }
    constructor(filters, kernel = void 0) {
        if (filters === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(filters) || $tsglove.isOpen(kernel)))
            return $tsglove.defer(this, new.target, [filters, kernel]);
        this[$tsglove.init](new.target, filters, kernel);
    }
    [$tsglove.init]($target, filters, kernel = 3) {
        this.filters = filters;
        this.kernel = kernel;
    }
    [$tsglove.args]() { return [this.filters, this.kernel]; }
}
class MaxPool {
    static { $tsglove.define(this, "tsglove-root/test/cases/union-of-classes/input#MaxPool", ["size", 1], false, () => [$tsglove.choice(2, 3)]); }
    constructor(size) {
        if (size === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen(size))
            return $tsglove.defer(this, new.target, [size]);
        this[$tsglove.init](new.target, size);
    }
    [$tsglove.init]($target_1, size) {
        this.size = size;
    }
    [$tsglove.args]() { return [this.size]; }
}
class Identity {
    static { $tsglove.define(this, "tsglove-root/test/cases/union-of-classes/input#Identity", [], false, () => []); }
    constructor() {
        if (arguments[0] === $tsglove.allocate)
            return;
        this[$tsglove.init](new.target);
    }
    [$tsglove.init]($target_2) {
    }
    [$tsglove.args]() { return []; }
}
class Trainer {
    static { $tsglove.define(this, "tsglove-root/test/cases/union-of-classes/input#Trainer", ["op", 1, "lr", 1, "repeats", 3], false, () => [$tsglove.choice($tsglove.instance(Conv), $tsglove.instance(MaxPool), $tsglove.instance(Identity)), $tsglove.float(0.000001, 0.001, "log"), void 0]); }
    constructor(op, lr, repeats = void 0) {
        if (op === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(op) || $tsglove.isOpen(lr) || $tsglove.isOpen(repeats)))
            return $tsglove.defer(this, new.target, [op, lr, repeats]);
        this[$tsglove.init](new.target, op, lr, repeats);
    }
    [$tsglove.init]($target_3, op, lr, repeats = 3) {
        this.op = op;
        this.lr = lr;
        this.repeats = repeats;
    }
    [$tsglove.args]() { return [this.op, this.lr, this.repeats]; }
}
const spec = dnaSpec(searchSpace(Trainer));
console.log(sizeText(spec.space));
console.log(outlineText(spec));
