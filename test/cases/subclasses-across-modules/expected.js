import { iterate, searchable, searchSpace } from "tsglove";
import "./z.js";
import "./a.js";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import * as $a from "./a.js";
import * as $z from "./z.js";
class Layer {
    static { $tsglove.define(this, "tsglove-root/test/cases/subclasses-across-modules/input#Layer", ["op", 1], () => [$tsglove.choice($tsglove.instance($a.Conv), $tsglove.instance($z.Zero), "none")], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
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
}
for (const { op } of iterate(searchSpace(Layer)))
    console.log(op === "none" ? op : op.run());
