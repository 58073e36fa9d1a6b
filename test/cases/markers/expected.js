import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/markers/input#Net", ["plain", 1, "log", 1, "reversed", 1, "depth", 1, "even", 1, "auto", 1, "optional", 3, "fixed", 3, "name", 3], () => [$tsglove.float(-1, 1, "linear"), $tsglove.float(0.0001, 1, "log"), $tsglove.float(1, 10, "rlog"), $tsglove.int(2, 8, 1), $tsglove.int(2, 8, 2), $tsglove.choice($tsglove.float(0, 1, "linear"), "auto"), $tsglove.choice(1, 2, void 0), void 0, void 0], ($arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6, $arg7, $arg8) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6, $arg7, $arg8); return $made; }, void 0, void 0, $parts => { const $5 = $parts[5], $6 = [1, 2, void 0], $7 = $parts[7], $8 = $parts[8]; return $c => { const $made = new this($allocate); $made[$init](this, $c.numbers[$c.at++], $c.numbers[$c.at++], $c.numbers[$c.at++], 2 + ($c.numbers[$c.at++] ?? 0), 2 + ($c.numbers[$c.at++] ?? 0) * 2, $5($c), $6[$c.numbers[$c.at++]] ?? $parts[6]($c), $7($c), $8($c)); return $made; }; }); }
    constructor(plain, log, reversed, depth, even, auto, optional, fixed = void 0, name = void 0) {
        if (plain === $allocate)
            return;
        if ($hyperValues.exist && (typeof plain === "object" || typeof log === "object" || typeof reversed === "object" || typeof depth === "object" || typeof even === "object" || typeof auto === "object" || typeof optional === "object" || (fixed instanceof $SplitObject ? $hyperValues.met : typeof fixed === "object") || typeof name === "object") && $tsglove.anyOpen(plain, log, reversed, depth, even, auto, optional, fixed, name))
            return $tsglove.defer(this, new.target, [plain, log, reversed, depth, even, auto, optional, fixed, name]);
        this[$init](new.target, plain, log, reversed, depth, even, auto, optional, fixed, name);
    }
    [$init]($target, plain, log, reversed, depth, even, auto, optional, fixed = "b", name = "net") {
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
