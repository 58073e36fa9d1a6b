import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import * as $more from "./more.js";
import * as $ops from "./ops.js";
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/import-forms/input#Net", ["a", 1, "b", 1, "c", 1], () => [$tsglove.instance($more.Extra), $tsglove.choice($tsglove.instance($ops.Conv), $tsglove.instance($ops.Pool)), $tsglove.choice($tsglove.instance($ops.Conv), $tsglove.instance($ops.Pool))], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }); }
    constructor(a, b, c) {
        if (a === $allocate)
            return;
        if ($hyperValues.exist && ((a instanceof $SplitObject ? $hyperValues.met : typeof a === "object") || (b instanceof $SplitObject ? $hyperValues.met : typeof b === "object") || (c instanceof $SplitObject ? $hyperValues.met : typeof c === "object")) && $tsglove.anyOpen(a, b, c))
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
console.log(outlineText(dnaSpec(searchSpace(Net))));
