import * as $tsglove from "tsglove/compiled";
import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/markers/input#Net", ["plain", 1, "log", 1, "reversed", 1, "depth", 1, "even", 1, "auto", 1, "optional", 3, "fixed", 3, "name", 3], false, () => [$tsglove.float(-1, 1, "linear"), $tsglove.float(0.0001, 1, "log"), $tsglove.float(1, 10, "rlog"), $tsglove.int(2, 8, 1), $tsglove.int(2, 8, 2), $tsglove.choice($tsglove.float(0, 1, "linear"), "auto"), $tsglove.choice(1, 2, void 0), void 0, void 0]); }
    constructor(plain, log, reversed, depth, even, auto, optional, fixed = void 0, name = void 0) {
        if (plain === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(plain) || $tsglove.isOpen(log) || $tsglove.isOpen(reversed) || $tsglove.isOpen(depth) || $tsglove.isOpen(even) || $tsglove.isOpen(auto) || $tsglove.isOpen(optional) || $tsglove.isOpen(fixed) || $tsglove.isOpen(name)))
            return $tsglove.defer(this, new.target, [plain, log, reversed, depth, even, auto, optional, fixed, name]);
        this[$tsglove.init](new.target, plain, log, reversed, depth, even, auto, optional, fixed, name);
    }
    [$tsglove.init]($target, plain, log, reversed, depth, even, auto, optional, fixed = "b", name = "net") {
        this.plain = plain;
        this.log = log;
        this.reversed = reversed;
        this.depth = depth;
        this.even = even;
        this.auto = auto;
        this.optional = optional;
        this.fixed = fixed;
        this.name = name;
    }
    [$tsglove.args]() { return [this.plain, this.log, this.reversed, this.depth, this.even, this.auto, this.optional, this.fixed, this.name]; }
}
console.log(outlineText(dnaSpec(searchSpace(Net))));
