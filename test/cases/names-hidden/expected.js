// A class that a type names, where something else of its name stands.
import { dnaSpec, format, searchable, searchSpace, symbolize } from "tsglove";
import * as $tsglove_1 from "tsglove/compiled";
const $allocate = $tsglove_1.allocate, $init = $tsglove_1.init, $hyperValues = $tsglove_1.hyperValues;
class Conv {
    static { $tsglove_1.define(this, "tsglove-root/test/cases/names-hidden/input#Conv", ["kernel", 1], () => [$tsglove_1.choice(3, 5)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [3, 5]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(kernel) {
        if (kernel === $allocate)
            return;
        if ($hyperValues.exist && typeof kernel === "object" && $tsglove_1.anyOpen(kernel))
            return $tsglove_1.defer(this, new.target, [kernel]);
        this[$init](new.target, kernel);
    }
    [$init]($target, kernel) {
        this.kernel = kernel;
    }
    [$tsglove_1.args]() { return [this.kernel]; }
}
export class Pool {
    static { $tsglove_1.define(this, "tsglove-root/test/cases/names-hidden/input#Pool", ["size", 1], () => [$tsglove_1.choice(2, 3)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [2, 3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(size) {
        if (size === $allocate)
            return;
        if ($hyperValues.exist && typeof size === "object" && $tsglove_1.anyOpen(size))
            return $tsglove_1.defer(this, new.target, [size]);
        this[$init](new.target, size);
    }
    [$init]($target, size) {
        this.size = size;
    }
    [$tsglove_1.args]() { return [this.size]; }
}
function byParameter(Conv, $tsglove) {
    return `${Conv}${$tsglove} ${dnaSpec($tsglove_1.typeSpace("Config", () => $tsglove_1.object("op", $tsglove_1.choice($tsglove_1.instance($tsglove_1.classById("tsglove-root/test/cases/names-hidden/input#Conv")), $tsglove_1.instance(Pool))))).size}`;
}
function byClass() {
    class Pool {
        size = 1;
    }
    return `${new Pool().size} ${format($tsglove_1.typeSpace("Config", () => $tsglove_1.object("op", $tsglove_1.choice($tsglove_1.instance(Conv), $tsglove_1.instance($tsglove_1.classById("tsglove-root/test/cases/names-hidden/input#Pool"))))))}`;
}
function byCall(Pool) {
    const layer = $tsglove_1.symbolized((op) => ({ op }), "function", "tsglove-root/test/cases/names-hidden/input#byCall.layer", ["op", 0], () => [$tsglove_1.choice($tsglove_1.instance(Conv), $tsglove_1.instance($tsglove_1.classById("tsglove-root/test/cases/names-hidden/input#Pool")))]);
    return `${Pool} ${format(searchSpace(layer))}`;
}
function seen() {
    return format($tsglove_1.typeSpace("Pool", () => $tsglove_1.instance(Pool)));
}
console.log(byParameter(7, "x"));
console.log(byClass());
console.log(byCall("hidden"));
console.log(seen());
