import * as $tsglove from "tsglove/compiled";
import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import * as $more from "./more.js";
import * as $ops from "./ops.js";
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/import-forms/input#Net", ["a", 1, "b", 1, "c", 1], false, () => [$tsglove.instance($more.Extra), $tsglove.choice($tsglove.instance($ops.Conv), $tsglove.instance($ops.Pool)), $tsglove.choice($tsglove.instance($ops.Conv), $tsglove.instance($ops.Pool))]); }
    constructor(a, b, c) {
        if (a === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(a) || $tsglove.isOpen(b) || $tsglove.isOpen(c)))
            return $tsglove.defer(this, new.target, [a, b, c]);
        this[$tsglove.init](new.target, a, b, c);
    }
    [$tsglove.init]($target, a, b, c) {
        this.a = a;
        this.b = b;
        this.c = c;
    }
    [$tsglove.args]() { return [this.a, this.b, this.c]; }
}
console.log(outlineText(dnaSpec(searchSpace(Net))));
