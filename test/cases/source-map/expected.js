// Where errors say that they were thrown, and what the frames around them are.
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
function place(run) {
    try {
        run();
    }
    catch (error) {
        const frames = String(error.stack).split("\n").slice(1);
        console.log(frames.find((frame) => frame.includes("input."))?.replace(/.*input/, "input").replace(")", ""));
    }
}
class Thrower {
    static { $tsglove.define(this, "tsglove-root/test/cases/source-map/input#Thrower", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["doubled"], $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    shout() {
        throw new Error("in a method");
    }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = n;
        this.doubled = void 0;
        this.doubled = n * 2;
        if (n === 2)
            throw new Error("in the constructor");
    }
    [$tsglove.args]() { return [this.n]; }
}
place(() => new Thrower(2));
place(() => {
    new Thrower(1).shout();
});
