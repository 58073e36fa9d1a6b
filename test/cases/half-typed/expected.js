import { searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class A {
    static { $tsglove.define(this, "tsglove-root/test/cases/half-typed/input#A", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
searchSpace(Missing);
searchSpace(anything);
$tsglove.typeSpace("unknown", () => $tsglove.hole("unknown"));
searchSpace(anything ? A : Missing);
const $superOfdefault = A.prototype[$init];
class extends A {
    static { $tsglove.define(this, "tsglove-root/test/cases/half-typed/input#default", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor($arg0 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0 === "object" && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, $arg0 = void 0) {
        $superOfdefault.call(this, $target, $arg0);
    }
    [$tsglove.args]() { return [this.n]; }
}
