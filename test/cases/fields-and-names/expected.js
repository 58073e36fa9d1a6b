// What an initialiser sees, and when: as tsc's own output has it.
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
const scale = 10;
const key = "outer";
class Captured {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Captured", ["scale", 0, "key", 2], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["x", key], $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg0;
    #$arg1;
    constructor(scale, key = void 0) {
        if (scale === $allocate)
            return;
        if ($hyperValues.exist && (typeof scale === "object" || typeof key === "object") && $tsglove.anyOpen(scale, key))
            return $tsglove.defer(this, new.target, [scale, key]);
        this[$init](new.target, scale, key);
    }
    [$init]($target, scale, key = "inner") {
        this.#$arg0 = scale;
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
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Base", ["n", 1, "label", 3], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["g"], $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg1;
    greet() {
        return "base";
    }
    constructor(n, label = void 0) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || typeof label === "object") && $tsglove.anyOpen(n, label))
            return $tsglove.defer(this, new.target, [n, label]);
        this[$init](new.target, n, label);
    }
    [$init]($target, n, label = $target.name) {
        this.#$arg1 = arguments[2];
        this.n = n;
        this.label = label;
        this.g = void 0;
        this.g = this.greet();
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
const $superOfSub = Base.prototype[$init];
class Sub extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Sub", ["n", 1, "label", 3], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["greet", "seen"], $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg1;
    constructor($arg0 = void 0, $arg1 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && (typeof $arg0 === "object" || typeof $arg1 === "object") && $tsglove.anyOpen($arg0, $arg1))
            return $tsglove.defer(this, new.target, [$arg0, $arg1]);
        this[$init](new.target, $arg0, $arg1);
    }
    [$init]($target, $arg0 = void 0, $arg1 = void 0) {
        $superOfSub.call(this, $target, $arg0, $arg1);
        this.#$arg1 = $arg1;
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
    static { $tsglove.define(this, "tsglove-root/test/cases/fields-and-names/input#Rigid", ["a", 3, "b", 3], () => [$tsglove.choice(1, 2), void 0], void 0, () => [2, void 0], ["y"]); }
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
