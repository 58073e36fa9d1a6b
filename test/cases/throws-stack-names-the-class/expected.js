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
class Named {
    static { $tsglove.define(this, "tsglove-root/test/cases/throws-stack-names-the-class/input#Named", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    static make() {
        return new Named(1);
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
        nothing.x++;
    }
    [$tsglove.args]() { return [this.n]; }
}
try {
    Named.make();
}
catch (error) {
    const frames = String(error.stack);
    console.log(/at new Named/.test(frames), /at Named\.make|at Function\.make/.test(frames), frames.split("\n")[0]);
}
