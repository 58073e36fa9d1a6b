import { dnaSpec, format, searchable, searchSpace, } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Box {
    static { $tsglove.define(this, "tsglove-root/test/cases/type-spaces/input#Box", ["value", 1, "spare", 3], () => [void 0, void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }); }
    constructor(value, spare) {
        if (value === $allocate)
            return;
        if ($hyperValues.exist && ((value instanceof $SplitObject ? $hyperValues.met : typeof value === "object") || (spare instanceof $SplitObject ? $hyperValues.met : typeof spare === "object")) && $tsglove.anyOpen(value, spare))
            return $tsglove.defer(this, new.target, [value, spare]);
        this[$init](new.target, value, spare);
    }
    [$init]($target, value, spare) {
        this.value = value;
        this.spare = spare;
    }
    [$tsglove.args]() { return [this.value, this.spare]; }
}
class Pair {
    static { $tsglove.define(this, "tsglove-root/test/cases/type-spaces/input#Pair", ["a", 1, "b", 1], () => [void 0, void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }); }
    constructor(a, b) {
        if (a === $allocate)
            return;
        if ($hyperValues.exist && ((a instanceof $SplitObject ? $hyperValues.met : typeof a === "object") || (b instanceof $SplitObject ? $hyperValues.met : typeof b === "object")) && $tsglove.anyOpen(a, b))
            return $tsglove.defer(this, new.target, [a, b]);
        this[$init](new.target, a, b);
    }
    [$init]($target, a, b) {
        this.a = a;
        this.b = b;
    }
    [$tsglove.args]() { return [this.a, this.b]; }
}
const $superOfTwins = Pair.prototype[$init];
class Twins extends Pair {
    static { $tsglove.define(this, "tsglove-root/test/cases/type-spaces/input#Twins", ["a", 1, "b", 1], () => [$tsglove.choice("b", "a"), $tsglove.instance(Box, [$tsglove.choice(4, 3), $tsglove.choice($tsglove.object("inner", $tsglove.choice(4, 3)), void 0)])], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, void 0, $parts => { const $0 = ["b", "a"], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    constructor($arg0 = void 0, $arg1 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && (typeof $arg0 === "object" || ($arg1 instanceof $SplitObject ? $hyperValues.met : typeof $arg1 === "object")) && $tsglove.anyOpen($arg0, $arg1))
            return $tsglove.defer(this, new.target, [$arg0, $arg1]);
        this[$init](new.target, $arg0, $arg1);
    }
    [$init]($target, $arg0 = void 0, $arg1 = void 0) {
        $superOfTwins.call(this, $target, $arg0, $arg1);
    }
    [$tsglove.args]() { return [this.a, this.b]; }
}
console.log(format($tsglove.typeSpace("Config", () => $tsglove.object("depth", $tsglove.choice(3, 1, 2), "act", $tsglove.choice("relu", "gelu", $tsglove.absent()), "lr", $tsglove.labelled($tsglove.float(0.00001, 0.1, "log"), "lr"), "widths", $tsglove.repeat($tsglove.choice(32, 64), 2), "ops", $tsglove.many(2, 3, "conv", "pool", "skip"), "shape", $tsglove.choice($tsglove.list($tsglove.choice(2, 1), 4), $tsglove.list($tsglove.choice(2, 1)))))));
console.log(dnaSpec($tsglove.typeSpace("Tree", () => $tsglove.recursive("Tree", $Tree => $tsglove.object("left", $tsglove.choice($Tree, null), "value", $tsglove.choice(2, 1))), { maxDepth: 3 })).size);
console.log(dnaSpec($tsglove.instantiatedSpace((Box), () => [$tsglove.choice(64, 32), $tsglove.choice($tsglove.object("inner", $tsglove.choice(64, 32)), void 0)])).size);
console.log(dnaSpec(searchSpace(Twins)).size);
console.log(dnaSpec($tsglove.typeSpace("\"b\" | Box<1> | null", () => $tsglove.choice("b", $tsglove.instance(Box, [$tsglove.constant(1), $tsglove.choice($tsglove.object("inner", 1), void 0)]), null))).size);
