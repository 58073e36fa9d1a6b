import { searchable, searchSpace, symbolize } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Counts {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-spaces/input#Counts", ["a", 1, "b", 1, "c", 1], () => [$tsglove.many(5, 1, 1, 2), $tsglove.many(0, 1), $tsglove.int(1, 10, 0)], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }, void 0, void 0, $parts => { const $0 = $parts[0], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0($c), $1($c), 1 + ($c.numbers[$c.at++] ?? 0) * 0); return $made; }; }); }
    constructor(a, b, c) {
        if (a === $allocate)
            return;
        if ($hyperValues.exist && ((a instanceof $SplitObject ? $hyperValues.met : typeof a === "object") || (b instanceof $SplitObject ? $hyperValues.met : typeof b === "object") || typeof c === "object") && $tsglove.anyOpen(a, b, c))
            return $tsglove.defer(this, new.target, [a, b, c]);
        this[$init](new.target, a, b, c);
    }
    [$init]($target, a, b, c) {
        this.a = a;
        this.b = b;
        this.c = c;
    }
    [$tsglove.args]() { return [this.a, this.b, this.c]; }
}
class Twice {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-spaces/input#Twice", ["first", 1, "second", 1], () => [$tsglove.labelled($tsglove.choice(1, 2), "n"), $tsglove.labelled($tsglove.choice(3, 4), "n")], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }); }
    constructor(first, second) {
        if (first === $allocate)
            return;
        if ($hyperValues.exist && (typeof first === "object" || typeof second === "object") && $tsglove.anyOpen(first, second))
            return $tsglove.defer(this, new.target, [first, second]);
        this[$init](new.target, first, second);
    }
    [$init]($target, first, second) {
        this.first = first;
        this.second = second;
    }
    [$tsglove.args]() { return [this.first, this.second]; }
}
class Plain {
    size;
    name;
    constructor(size, name) {
        this.size = size;
        this.name = name;
    }
}
function conv(size) {
    return size;
}
class Box {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-spaces/input#Box", ["value", 1], () => [void 0], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
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
console.log(typeof Counts, typeof Twice);
export const spaces = () => [
    searchSpace(Counts),
    searchSpace(Twice),
    searchSpace($tsglove.symbolized(Plain, "class", "tsglove-root/test/cases/diagnostics-spaces/input#Plain", ["size", 1, "name", 1], () => [$tsglove.choice(1, 2), void 0])),
    searchSpace(conv),
    searchSpace(Box),
    $tsglove.typeSpace("{ a: Box<8>; \"odd key\": Box<never> | Date }", () => $tsglove.object("a", $tsglove.instance(Box, [$tsglove.constant(8)]), "odd key", $tsglove.hole("Box<never> | Date"))),
    $tsglove.typeSpace("Deep<[]>", () => $tsglove.hole("Deep<[]>")),
];
