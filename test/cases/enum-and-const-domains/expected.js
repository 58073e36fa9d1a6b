import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
var Mode;
(function (Mode) {
    Mode["Slow"] = "slow";
    Mode["Fast"] = "fast";
})(Mode || (Mode = {}));
const ACT = { relu: "r", gelu: "g" };
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/enum-and-const-domains/input#Net", ["mode", 1, "act", 3, "big", 3, "flag", 3], () => [$tsglove.choice("slow", "fast"), $tsglove.choice("r", "g"), $tsglove.choice(1n, 2n), $tsglove.choice(false, true)], ($arg0, $arg1, $arg2, $arg3) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3); return $made; }, () => [void 0, ACT.gelu, 2n, false], void 0, $parts => { const $0 = ["slow", "fast"], $1 = ["r", "g"], $2 = [1n, 2n], $3 = [false, true]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1[$c.numbers[$c.at++]] ?? $parts[1]($c), $2[$c.numbers[$c.at++]] ?? $parts[2]($c), $3[$c.numbers[$c.at++]] ?? $parts[3]($c)); return $made; }; }); }
    #$arg1;
    constructor(mode, act = void 0, big = void 0, flag = void 0) {
        if (mode === $allocate)
            return;
        if ($hyperValues.exist && (typeof mode === "object" || typeof act === "object" || typeof big === "object" || typeof flag === "object") && $tsglove.anyOpen(mode, act, big, flag))
            return $tsglove.defer(this, new.target, [mode, act, big, flag]);
        this[$init](new.target, mode, act, big, flag);
    }
    [$init]($target, mode, act = ACT.gelu, big = 2n, flag = false) {
        this.#$arg1 = arguments[2];
        this.mode = mode;
        this.act = act;
        this.big = big;
        this.flag = flag;
    }
    [$tsglove.args]() { return [this.mode, this.#$arg1, this.big, this.flag]; }
}
console.log(new Net(Mode.Fast), new Net(Mode.Slow, "r", 1n, true), Net.length);
