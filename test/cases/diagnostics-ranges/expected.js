import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-ranges/input#Net", ["a", 1, "b", 1, "c", 1, "d", 1, "e", 1, "f", 1], () => [$tsglove.float(1, 0, "linear"), $tsglove.float(0, 1, "log"), $tsglove.int(5, 1, 1), $tsglove.int(0.5, 1, 1), $tsglove.float(0, 1, "linear"), $tsglove.choice($tsglove.int(2, 8, 2), "none")], ($arg0, $arg1, $arg2, $arg3, $arg4, $arg5) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3, $arg4, $arg5); return $made; }, void 0, void 0, $parts => { const $5 = $parts[5]; return $c => { const $made = new this($allocate); $made[$init](this, $c.numbers[$c.at++], $c.numbers[$c.at++], 5 + ($c.numbers[$c.at++] ?? 0), 0.5 + ($c.numbers[$c.at++] ?? 0), $c.numbers[$c.at++], $5($c)); return $made; }; }); }
    constructor(a, b, c, d, e, f) {
        if (a === $allocate)
            return;
        if ($hyperValues.exist && (typeof a === "object" || typeof b === "object" || typeof c === "object" || typeof d === "object" || typeof e === "object" || typeof f === "object") && $tsglove.anyOpen(a, b, c, d, e, f))
            return $tsglove.defer(this, new.target, [a, b, c, d, e, f]);
        this[$init](new.target, a, b, c, d, e, f);
    }
    [$init]($target, a, b, c, d, e, f) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
        this.e = e;
        this.f = f;
    }
    [$tsglove.args]() { return [this.a, this.b, this.c, this.d, this.e, this.f]; }
}
new Net(0, 0, 0, 0, 5, 3);
new Net(0, 0, 0, 0, -0.5, "none");
