import { format, isAbstract, iterate, oneof, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Every {
    static { $tsglove.define(this, "tsglove-root/test/cases/deferral-every-parameter/input#Every", ["a", 1, "b", 1, "c", 0, "arg3", 0, "arg4", 0, "f", 3, "g", 4], () => [$tsglove.choice(1, 2), $tsglove.choice(3, 4), $tsglove.choice(5, 6), $tsglove.object("d", $tsglove.choice(7, 8)), $tsglove.list($tsglove.choice(9, 10)), $tsglove.choice(11, 12, void 0), void 0], ($arg0, $arg1, $arg2, $arg3, $arg4, $arg5, ...$arg6) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3, $arg4, $arg5, ...$arg6); return $made; }, void 0, ["seen"]); }
    #$arg2;
    #$arg3;
    #$arg4;
    #$arg6;
    constructor(a, b, c, $arg3, $arg4, f, ...g) {
        if (a === $allocate)
            return;
        if ($hyperValues.exist && (typeof a === "object" || typeof b === "object" || typeof c === "object" || ($arg3 instanceof $SplitObject ? $hyperValues.met : typeof $arg3 === "object") || ($arg4 instanceof $SplitObject ? $hyperValues.met : typeof $arg4 === "object") || typeof f === "object" || g.length > 0) && $tsglove.anyOpen(a, b, c, $arg3, $arg4, f, ...g))
            return $tsglove.defer(this, new.target, [a, b, c, $arg3, $arg4, f, g]);
        this[$init](new.target, a, b, c, $arg3, $arg4, f, ...g);
    }
    [$init]($target, a, b, c, { d }, [e], f, ...g) {
        this.#$arg2 = c;
        this.#$arg3 = arguments[4];
        this.#$arg4 = arguments[5];
        this.#$arg6 = g;
        this.a = a;
        this.b = b;
        this.f = f;
        this.seen = void 0;
        this.seen = [a, this.b, c, d, e, f, ...g].join();
    }
    [$tsglove.args]() { return [this.a, this.b, this.#$arg2, this.#$arg3, this.#$arg4, this.f, this.#$arg6]; }
}
const hole = (values) => oneof(values);
const opens = [
    new Every(hole([1, 2]), 3, 5, { d: 7 }, [9]),
    new Every(1, hole([3, 4]), 5, { d: 7 }, [9]),
    new Every(1, 3, hole([5, 6]), { d: 7 }, [9]),
    new Every(1, 3, 5, { d: hole([7, 8]) }, [9]),
    new Every(1, 3, 5, { d: 7 }, [hole([9, 10])]),
    new Every(1, 3, 5, { d: 7 }, [9], hole([11, 12])),
    new Every(1, 3, 5, { d: 7 }, [9], 11, 13, hole([13, 14])),
];
for (const open of opens)
    console.log(isAbstract(open), format(open), [...iterate(open)].map((each) => each.seen));
