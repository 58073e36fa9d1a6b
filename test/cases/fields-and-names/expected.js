import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
// What an initialiser sees, and when: as tsc's own output has it.
import { searchable } from "tsglove";
const scale = 10;
const key = "outer";
class Captured {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Captured", ["scale", 0, "key", 2], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0, $arg1); return $made; }); }
    #$arg0;
    #$arg1;
    constructor(scale, key = void 0) {
        if (scale === $allocate)
            return;
        if ($hyperValues.exist && (typeof scale === "object" || typeof key === "object") && $tsglove.anyOpen(scale, key))
            return $tsglove.defer(this, new.target, [scale, key]);
        this["tsglove.init"](new.target, scale, key);
    }
    "tsglove.init"($target, scale, key = "inner") {
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
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Base", ["n", 1, "label", 3], () => [$tsglove.choice(1, 2), void 0], ($arg0_1, $arg1_1) => { const $made_1 = new this($allocate); $made_1["tsglove.init"](this, $arg0_1, $arg1_1); return $made_1; }); }
    #$arg1;
    greet() {
        return "base";
    }
    constructor(n, label = void 0) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || typeof label === "object") && $tsglove.anyOpen(n, label))
            return $tsglove.defer(this, new.target, [n, label]);
        this["tsglove.init"](new.target, n, label);
    }
    "tsglove.init"($target_1, n, label = $target_1.name) {
        this.#$arg1 = arguments[2];
        this.n = n;
        this.label = label;
        this.g = void 0;
        this.g = this.greet();
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
class Sub extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Sub", ["n", 1, "label", 3], () => [$tsglove.choice(1, 2), void 0], ($arg0_2, $arg1_2) => { const $made_2 = new this($allocate); $made_2["tsglove.init"](this, $arg0_2, $arg1_2); return $made_2; }); }
    #$arg1;
    constructor($arg0_3 = void 0, $arg1_3 = void 0) {
        super($allocate);
        if ($arg0_3 === $allocate)
            return;
        if ($hyperValues.exist && (typeof $arg0_3 === "object" || typeof $arg1_3 === "object") && $tsglove.anyOpen($arg0_3, $arg1_3))
            return $tsglove.defer(this, new.target, [$arg0_3, $arg1_3]);
        this["tsglove.init"](new.target, $arg0_3, $arg1_3);
    }
    "tsglove.init"($target_2, $arg0_3 = void 0, $arg1_3 = void 0) {
        super["tsglove.init"]($target_2, $arg0_3, $arg1_3);
        this.#$arg1 = $arg1_3;
        this.greet = { "greet": () => "sub" }["greet"];
        this.seen = this.n;
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
class Counted {
    a;
    count;
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Counted", ["a", 1, "count", 3], () => [$tsglove.choice(1, 2), void 0]); }
    #$arg1;
    constructor(a, count = $hyperValues.exist && typeof a === "object" && $tsglove.anyOpen(a) ? void 0 : arguments.length) {
        this.a = a;
        this.count = count;
        if ($hyperValues.exist && (typeof a === "object" || typeof count === "object") && $tsglove.anyOpen(a, count))
            return $tsglove.deferRigid(new.target, [arguments[0], arguments[1]]);
        this.#$arg1 = arguments[1];
    }
    [$tsglove.args]() { return [this.a, this.#$arg1]; }
}
class Rigid {
    a;
    b;
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Rigid", ["a", 3, "b", 3], () => [$tsglove.choice(1, 2), void 0], void 0, () => [2, void 0]); }
    #$arg1;
    #y_accessor_storage = 1;
    get y() { return this.#y_accessor_storage; }
    set y(value) { this.#y_accessor_storage = value; }
    constructor(a = 2, b = $hyperValues.exist && typeof a === "object" && $tsglove.anyOpen(a) ? void 0 : a * 2) {
        this.a = a;
        this.b = b;
        if ($hyperValues.exist && (typeof a === "object" || (b instanceof $SplitObject ? $hyperValues.met : typeof b === "object")) && $tsglove.anyOpen(a, b))
            return $tsglove.deferRigid(new.target, [arguments[0], arguments[1]]);
        this.#$arg1 = arguments[1];
    }
    [$tsglove.args]() { return [this.a, this.#$arg1]; }
}
console.log(JSON.stringify([new Captured(1), new Base(1), new Sub(2), new Counted(1), new Rigid(), new Rigid(1, 5)]));
console.log(Object.keys(new Captured(1)), new Sub(1).greet(), new Rigid().y);
