// Where the error says that it was thrown.
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
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
    static { $tsglove.define(this, "tsglove-root/test/cases/throws-default/input#Thrower", ["n", 1, "more", 3], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg1;
    constructor(n, more = void 0) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || (more instanceof $SplitObject ? $hyperValues.met : typeof more === "object")) && $tsglove.anyOpen(n, more))
            return $tsglove.defer(this, new.target, [n, more]);
        this[$init](new.target, n, more);
    }
    [$init]($target, n, more = n +
        nothing.x) {
        this.#$arg1 = arguments[2];
        this.n = n;
        this.more = more;
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
place(() => new Thrower(1));
place(() => new Thrower(1, 2));
