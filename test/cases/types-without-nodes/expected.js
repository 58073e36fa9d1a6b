import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
const WIDTHS = [64, 8, 32];
var Mode;
(function (Mode) {
    Mode["Slow"] = "slow";
    Mode["Fast"] = "fast";
})(Mode || (Mode = {}));
var Level;
(function (Level) {
    Level[Level["Low"] = 0] = "Low";
    Level[Level["High"] = 9] = "High";
})(Level || (Level = {}));
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/types-without-nodes/input#Net", ["width", 1, "act", 1, "picked", 1, "mode", 1, "level", 1, "one", 1, "maybe", 1, "name", 1, "flag", 3], () => [$tsglove.choice(64, 8, 32), $tsglove.choice("gelu", "relu"), $tsglove.choice("a", "b"), $tsglove.choice("slow", "fast"), $tsglove.choice(0, 9), $tsglove.choice(9, "x"), $tsglove.choice(3, 1, "none"), $tsglove.choice("x1", "x2", "y1", "y2"), $tsglove.choice(false, true)], ($arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6, $arg7, $arg8) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3, $arg4, $arg5, $arg6, $arg7, $arg8); return $made; }, () => [void 0, void 0, void 0, void 0, void 0, void 0, void 0, void 0, true], void 0, $parts => { const $0 = [64, 8, 32], $1 = ["gelu", "relu"], $2 = ["a", "b"], $3 = ["slow", "fast"], $4 = [0, 9], $5 = [9, "x"], $6 = [3, 1, "none"], $7 = ["x1", "x2", "y1", "y2"], $8 = [false, true]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c), $2[$c.numbers[$c.at++]] ?? $parts[2]($c), $3[$c.numbers[$c.at++]] ?? $parts[3]($c), $4[$c.numbers[$c.at++]] ?? $parts[4]($c), $5[$c.numbers[$c.at++]] ?? $parts[5]($c), $6[$c.numbers[$c.at++]] ?? $parts[6]($c), $7[$c.numbers[$c.at++]] ?? $parts[7]($c), $8[$c.numbers[$c.at++]] ?? $parts[8]($c)); return $made; }; }); }
    constructor(width, act, picked, mode, level, one, maybe, name, flag = void 0) {
        if (width === $allocate)
            return;
        if ($hyperValues.exist && (typeof width === "object" || typeof act === "object" || typeof picked === "object" || typeof mode === "object" || typeof level === "object" || typeof one === "object" || typeof maybe === "object" || typeof name === "object" || typeof flag === "object") && $tsglove.anyOpen(width, act, picked, mode, level, one, maybe, name, flag))
            return $tsglove.defer(this, new.target, [width, act, picked, mode, level, one, maybe, name, flag]);
        this[$init](new.target, width, act, picked, mode, level, one, maybe, name, flag);
    }
    [$init]($target, width, act, picked, mode, level, one, maybe, name, flag = true) {
        this.width = width;
        this.act = act;
        this.picked = picked;
        this.mode = mode;
        this.level = level;
        this.one = one;
        this.maybe = maybe;
        this.name = name;
        this.flag = flag;
    }
    [$tsglove.args]() { return [this.width, this.act, this.picked, this.mode, this.level, this.one, this.maybe, this.name, this.flag]; }
}
console.log(outlineText(dnaSpec(searchSpace(Net))));
