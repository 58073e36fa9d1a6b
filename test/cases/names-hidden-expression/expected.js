// The name of a class expression is seen inside it alone.
import { format, searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-hidden-expression/input#Conv", ["kernel", 1], () => [$tsglove.choice(3, 5)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [3, 5]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(kernel) {
        if (kernel === $allocate)
            return;
        if ($hyperValues.exist && typeof kernel === "object" && $tsglove.anyOpen(kernel))
            return $tsglove.defer(this, new.target, [kernel]);
        this[$init](new.target, kernel);
    }
    [$init]($target, kernel) {
        this.kernel = kernel;
    }
    [$tsglove.args]() { return [this.kernel]; }
}
const Net = class Conv {
    static { $tsglove.define(this, "tsglove-root/test/cases/names-hidden-expression/input#Conv@Net", ["op", 1], () => [$tsglove.choice($tsglove.instance($tsglove.classById("tsglove-root/test/cases/names-hidden-expression/input#Conv")), "none")], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
    constructor(op) {
        if (op === $allocate)
            return;
        if ($hyperValues.exist && (op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") && $tsglove.anyOpen(op))
            return $tsglove.defer(this, new.target, [op]);
        this[$init](new.target, op);
    }
    [$init]($target, op) {
        this.op = op;
    }
    [$tsglove.args]() { return [this.op]; }
};
console.log(format(searchSpace(Net)));
