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
class Outer {
    static { $tsglove.define(this, "tsglove-root/test/cases/throws-nested-class/input#Outer", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["made"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = n;
        this.made = void 0;
        class Inner {
            outer;
            field = nothing.x;
            constructor(outer) {
                this.outer = outer;
            }
        }
        this.made = new Inner(this);
    }
    [$tsglove.args]() { return [this.n]; }
}
place(() => new Outer(1));
