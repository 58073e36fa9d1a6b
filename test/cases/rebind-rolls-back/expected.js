import { rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
class Op {
    static { $tsglove.define(this, "tsglove-root/test/cases/rebind-rolls-back/input#Op", ["size", 1], () => [$tsglove.choice(1, 2, 3)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["uses"], $parts => { const $0 = [1, 2, 3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(size) {
        if (size === $allocate)
            return;
        if ($hyperValues.exist && typeof size === "object" && $tsglove.anyOpen(size))
            return $tsglove.defer(this, new.target, [size]);
        this[$init](new.target, size);
    }
    [$init]($target, size) {
        this.size = size;
        this.uses = 0;
        if (size === 3)
            throw new Error("too large");
    }
    [$tsglove.args]() { return [this.size]; }
}
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/rebind-rolls-back/input#Net", ["width", 1, "op", 1], () => [$tsglove.choice(1, 2), $tsglove.instance(Op)], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["trained", "history"], $parts => { const $0 = [1, 2], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }); }
    constructor(width, op) {
        if (width === $allocate)
            return;
        if ($hyperValues.exist && (typeof width === "object" || (op instanceof $SplitObject ? $hyperValues.met : typeof op === "object")) && $tsglove.anyOpen(width, op))
            return $tsglove.defer(this, new.target, [width, op]);
        this[$init](new.target, width, op);
    }
    [$init]($target, width, op) {
        this.width = width;
        this.op = op;
        this.trained = 0;
        this.history = [];
        if (width === 2)
            throw new Error("too wide");
    }
    [$tsglove.args]() { return [this.width, this.op]; }
}
const net = new Net(1, new Op(1));
net.trained = 7;
net.history.push(0.5);
net.op.uses = 3;
const before = JSON.stringify(net);
for (const attempt of [
    () => rebind(net, { "op.size": 3 }),
    () => rebind(net, { "op.size": 2, width: 2 }),
])
    try {
        attempt();
    }
    catch (error) {
        console.log(String(error), JSON.stringify(net) === before);
    }
console.log(JSON.stringify(rebind(net, { "op.size": 2 })));
