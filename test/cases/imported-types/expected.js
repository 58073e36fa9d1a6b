import * as $tsglove from "tsglove/compiled";
import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import * as $ops from "./ops.js";
import "./union.js";
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/imported-types/input#Net", ["first", 1, "op", 1, "pool", 1], false, () => [$tsglove.instance($ops.Conv), $tsglove.choice($tsglove.instance($ops.Conv), $tsglove.instance($tsglove.classById("tsglove-root/test/cases/imported-types/hidden#Hidden"))), $tsglove.instance($ops.Pool)]); }
    constructor(first, op, pool) {
        if (first === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(first) || $tsglove.isOpen(op) || $tsglove.isOpen(pool)))
            return $tsglove.defer(this, new.target, [first, op, pool]);
        this[$tsglove.init](new.target, first, op, pool);
    }
    [$tsglove.init]($target, first, op, pool) {
        this.first = first;
        this.op = op;
        this.pool = pool;
    }
    [$tsglove.args]() { return [this.first, this.op, this.pool]; }
}
console.log(outlineText(dnaSpec(searchSpace(Net))));
