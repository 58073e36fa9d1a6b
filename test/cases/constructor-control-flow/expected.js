import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Flow {
    static { $tsglove.define(this, "tsglove-root/test/cases/constructor-control-flow/input#Flow", ["n", 1, "run", 2], () => [$tsglove.choice(1, 2, 3), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["trail"], $parts => { const $0 = [1, 2, 3], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg1;
    constructor(n, run = void 0) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || (run instanceof $SplitObject ? $hyperValues.met : typeof run === "object")) && $tsglove.anyOpen(n, run))
            return $tsglove.defer(this, new.target, [n, run]);
        this[$init](new.target, n, run);
    }
    [$init]($target, n, run = () => undefined) {
        this.#$arg1 = arguments[2];
        this.n = n;
        this.trail = [];
        const note = (text) => this.trail.push(`${text} ${$target.name}`);
        outer: for (const i of [1, 2, 3]) {
            for (;;) {
                if (i === n)
                    break outer;
                note(`i${i}`);
                continue outer;
            }
        }
        try {
            run();
            if (n === 1)
                return;
            note("ran");
        }
        catch (error) {
            note(String(error));
            if (n === 2)
                return;
        }
        finally {
            note("finally");
        }
        switch (n) {
            case 3: {
                const inner = function () {
                    return typeof this;
                };
                note(inner());
                break;
            }
            default:
                note("default");
        }
        function hoisted() {
            return "hoisted";
        }
        note(hoisted());
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
const fail = () => {
    throw new Error("fail");
};
for (const each of [new Flow(1), new Flow(2), new Flow(2, fail), new Flow(3, fail)])
    console.log(each.trail.join(", "));
