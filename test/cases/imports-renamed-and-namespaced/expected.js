import * as glove from "tsglove";
import * as $tsglove from "tsglove/compiled";
import { Op as Renamed } from "./ops.js";
import * as ops from "./ops.js";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import * as $ops from "./ops.js";
const $superOfNet = ops.Base.prototype[$init];
class Net extends ops.Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/imports-renamed-and-namespaced/input#Net", ["op", 1, "rate", 3], () => [$tsglove.choice($tsglove.instance($ops.Op), $tsglove.instance($ops.Hidden)), $tsglove.float(0, 1, "linear")], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, () => [void 0, 0.5], void 0, $parts => { const $0 = $parts[0]; return $c => { const $made = new this($allocate); $made[$init](this, $0($c), $c.numbers[$c.at++]); return $made; }; }); }
    constructor(op, rate = void 0) {
        super($allocate);
        if (op === $allocate)
            return;
        if ($hyperValues.exist && ((op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") || typeof rate === "object") && $tsglove.anyOpen(op, rate))
            return $tsglove.defer(this, new.target, [op, rate]);
        this[$init](new.target, op, rate);
    }
    [$init]($target, op, rate = 0.5) {
        $superOfNet.call(this, $target, "net");
        this.op = op;
        this.rate = rate;
    }
    [$tsglove.args]() { return [this.op, this.rate]; }
}
const $superOfOther = ops.Op.prototype[$init];
class Other extends ops.Op {
    static { $tsglove.define(this, "tsglove-root/test/cases/imports-renamed-and-namespaced/input#Other", ["k", 1], () => [$tsglove.choice(3, 5)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [3, 5]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor($arg0 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0 === "object" && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, $arg0 = void 0) {
        $superOfOther.call(this, $target, $arg0);
    }
    [$tsglove.args]() { return [this.k]; }
}
console.log(glove.format(glove.searchSpace(Net)), new Net(new Renamed(3)).tag, new Other(5).doubled);
