import * as $tsglove from "tsglove/compiled";
// What an initialiser sees, and when: as tsc's own output has it.
import { searchable } from "tsglove";
const scale = 10;
const key = "outer";
class Captured {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Captured", ["scale", 0, "key", 2], false, () => [$tsglove.choice(1, 2), void 0]); }
    #$arg0;
    #$arg1;
    constructor(scale, key = void 0) {
        if (scale === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(scale) || $tsglove.isOpen(key)))
            return $tsglove.defer(this, new.target, [scale, key]);
        this[$tsglove.init](new.target, scale, key);
    }
    [$tsglove.init]($target, scale, key = "inner") {
        this.#$arg0 = arguments[1];
        this.#$arg1 = arguments[2];
        this.#$fields();
        const x = scale;
        this.x += x + key.length;
    }
    #$fields() {
        this.x = scale * 2;
        this[key] = 1;
    }
    [$tsglove.args]() { return [this.#$arg0, this.#$arg1]; }
}
class Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Base", ["n", 1, "label", 3], false, () => [$tsglove.choice(1, 2), void 0]); }
    #$arg1;
    greet() {
        return "base";
    }
    constructor(n, label = void 0) {
        if (n === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(n) || $tsglove.isOpen(label)))
            return $tsglove.defer(this, new.target, [n, label]);
        this[$tsglove.init](new.target, n, label);
    }
    [$tsglove.init]($target_1, n, label = $target_1.name) {
        this.#$arg1 = arguments[2];
        this.n = n;
        this.label = label;
        this.g = void 0;
        this.g = this.greet();
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
class Sub extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Sub", ["n", 1, "label", 3], false, () => [$tsglove.choice(1, 2), void 0]); }
    #$arg1;
    constructor(...$args) {
        super($tsglove.allocate);
        if ($args[0] === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen($args))
            return $tsglove.defer(this, new.target, [$args[0], $args[1]]);
        this[$tsglove.init](new.target, ...$args);
    }
    [$tsglove.init]($target_2, ...$args) {
        super[$tsglove.init]($target_2, ...$args);
        this.#$arg1 = $args[1];
        this.greet = { "greet": () => "sub" }["greet"];
        this.seen = this.n;
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
class Counted {
    a;
    count;
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Counted", ["a", 1, "count", 3], true, () => [$tsglove.choice(1, 2), void 0]); }
    #$arg1;
    constructor(a, count = $tsglove.hyperValues.exist && $tsglove.isOpen(a) ? void 0 : arguments.length) {
        this.a = a;
        this.count = count;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(a) || $tsglove.isOpen(count)))
            return $tsglove.deferRigid(new.target, [arguments[0], arguments[1]]);
        this.#$arg1 = arguments[1];
    }
    [$tsglove.args]() { return [this.a, this.#$arg1]; }
}
class Rigid {
    a;
    b;
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Rigid", ["a", 3, "b", 3], true, () => [$tsglove.choice(1, 2), void 0]); }
    #$arg1;
    #y_accessor_storage = 1;
    get y() { return this.#y_accessor_storage; }
    set y(value) { this.#y_accessor_storage = value; }
    constructor(a = 2, b = $tsglove.hyperValues.exist && $tsglove.isOpen(a) ? void 0 : a * 2) {
        this.a = a;
        this.b = b;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(a) || $tsglove.isOpen(b)))
            return $tsglove.deferRigid(new.target, [arguments[0], arguments[1]]);
        this.#$arg1 = arguments[1];
    }
    [$tsglove.args]() { return [this.a, this.#$arg1]; }
}
console.log(JSON.stringify([new Captured(1), new Base(1), new Sub(2), new Counted(1), new Rigid(), new Rigid(1, 5)]));
console.log(Object.keys(new Captured(1)), new Sub(1).greet(), new Rigid().y);
