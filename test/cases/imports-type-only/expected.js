import { format, iterate, searchable, searchSpace } from "tsglove";
import { makeOp } from "./ops.js";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import * as $net from "./net.js";
import "./ops.js";
class Trainer {
    static { $tsglove.define(this, "tsglove-root/test/cases/imports-type-only/input#Trainer", ["net", 1, "op", 3], () => [$tsglove.instance($net.Net), $tsglove.choice($tsglove.instance($tsglove.classById("tsglove-root/test/cases/imports-type-only/ops#Op")), "none")], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, () => [void 0, "none"]); }
    constructor(net, op = void 0) {
        if (net === $allocate)
            return;
        if ($hyperValues.exist && ((net instanceof $SplitObject ? $hyperValues.met : typeof net === "object") || (op instanceof $SplitObject ? $hyperValues.met : typeof op === "object")) && $tsglove.anyOpen(net, op))
            return $tsglove.defer(this, new.target, [net, op]);
        this[$init](new.target, net, op);
    }
    [$init]($target, net, op = "none") {
        this.net = net;
        this.op = op;
    }
    [$tsglove.args]() { return [this.net, this.op]; }
}
console.log(format(searchSpace(Trainer)), makeOp().k);
console.log([...iterate(searchSpace(Trainer))].map((each) => format(each)));
