// Where the error says that it was thrown.
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
function place(run) {
    try {
        run();
        console.log("nothing was thrown");
    }
    catch (error) {
        const frames = String(error.stack).split("\n").slice(1);
        console.log(frames.find((frame) => frame.includes("input."))?.replace(/.*input/, "input").replace(")", ""));
    }
}
const nothing = undefined;
class Thrower {
    static { $tsglove.define(this, "tsglove-root/test/cases/throws-private-field/input#Thrower", ["nothing_", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }, $made_1 => ({ "#wrong": $made_1.#wrong })); }
    #wrong;
    constructor(nothing_) {
        if (nothing_ === $allocate)
            return;
        if ($hyperValues.exist && typeof nothing_ === "object" && $tsglove.anyOpen(nothing_))
            return $tsglove.defer(this, new.target, [nothing_]);
        this[$init](new.target, nothing_);
    }
    [$init]($target, nothing_) {
        this.nothing_ = nothing_;
        this.#wrong = [1, 2].map(() => nothing.x);
        console.log(this.#wrong);
    }
    [$tsglove.args]() { return [this.nothing_]; }
}
place(() => new Thrower(1));
