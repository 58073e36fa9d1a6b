import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/async-default-and-method-named-like-ours/input#Net", ["n", 1, "load", 3], () => [$tsglove.choice(1, 2), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["define"], $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    #$arg1;
    init() {
        return `init ${this.n}`;
    }
    args() {
        return `args ${this.n}`;
    }
    constructor(n, load = void 0) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && (typeof n === "object" || (load instanceof $SplitObject ? $hyperValues.met : typeof load === "object")) && $tsglove.anyOpen(n, load))
            return $tsglove.defer(this, new.target, [n, load]);
        this[$init](new.target, n, load);
    }
    [$init]($target, n, load = async () => Promise.resolve(n * 3)) {
        this.#$arg1 = arguments[2];
        this.n = n;
        this.load = load;
        this.define = "field";
    }
    [$tsglove.args]() { return [this.n, this.#$arg1]; }
}
const net = new Net(2);
console.log(net.init(), net.args(), net.define, Object.keys(net));
void net.load().then((n) => {
    console.log(n);
});
