import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
const WIDTHS = [64, 8, 32];
const ACTS = { relu: "r", gelu: "g", elu: "e" };
var Mode;
(function (Mode) {
    Mode["Slow"] = "slow";
    Mode["Fast"] = "fast";
})(Mode || (Mode = {}));
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/declaration-order/input#Net", ["width", 1, "act", 1, "mode", 3, "more", 3], () => [$tsglove.choice(64, 8, 32), $tsglove.choice("r", "g", "e"), $tsglove.choice("slow", "fast"), $tsglove.choice(5, 6)], ($arg0, $arg1, $arg2, $arg3) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3); return $made; }, () => [void 0, void 0, Mode.Fast, 5], void 0, $parts => { const $0 = [64, 8, 32], $1 = ["r", "g", "e"], $2 = ["slow", "fast"], $3 = [5, 6]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c), $2[$c.numbers[$c.at++]] ?? $parts[2]($c), $3[$c.numbers[$c.at++]] ?? $parts[3]($c)); return $made; }; }); }
    #$arg2;
    constructor(width, act, mode = void 0, more = void 0) {
        if (width === $allocate)
            return;
        if ($hyperValues.exist && (typeof width === "object" || typeof act === "object" || typeof mode === "object" || typeof more === "object") && $tsglove.anyOpen(width, act, mode, more))
            return $tsglove.defer(this, new.target, [width, act, mode, more]);
        this[$init](new.target, width, act, mode, more);
    }
    [$init]($target, width, act, mode = Mode.Fast, more = 5) {
        this.#$arg2 = arguments[3];
        this.width = width;
        this.act = act;
        this.mode = mode;
        this.more = more;
    }
    [$tsglove.args]() { return [this.width, this.act, this.#$arg2, this.more]; }
}
console.log(outlineText(dnaSpec(searchSpace(Net))));
