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
class Base {
    constructor(text) {
        if (text === $allocate)
            return;
        this[$init](new.target, text);
    }
    [$init]($target, text) {
        this.text = text;
        if (text === "")
            nothing.x++;
    }
}
const $superOfSub = Base.prototype[$init];
class Sub extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/throws-super/input#Sub", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(n) {
        super($allocate);
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        const text = n === 1 ? "" : "two";
        $superOfSub.call(this, $target, text + String(n === 2 ? nothing.x : ""));
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
const $superOfBare = Base.prototype[$init];
class Bare extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/throws-super/input#Bare", ["text", 1], () => [void 0], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
    constructor($arg0 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0 === "object" && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, $arg0 = void 0) {
        $superOfBare.call(this, $target, $arg0);
    }
    [$tsglove.args]() { return [this.text]; }
}
place(() => new Sub(1));
place(() => new Sub(2));
place(() => new Bare(""));
