import { clone, format, oneof, rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Base {
    #hidden;
    hidden() {
        return this.#hidden++;
    }
    constructor(id) {
        if (id === $allocate)
            return;
        this[$init](new.target, id);
    }
    [$init]($target, id) {
        this.id = id;
        this.#hidden = 1;
        this.tag = "base";
        this.tag += id;
    }
}
const $superOfNet = Base.prototype[$init];
class Net extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/target-legacy/input#Net", ["a", 1, "b", 2], () => [$tsglove.choice(1, 2, 3), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["sum", "unset", "tag"], $parts => { const $0 = [1, 2, 3], $1 = $parts[1]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }, $made_1 => ({ "#cache": $made_1.#cache })); }
    #$arg1;
    #cache;
    get cached() {
        return this.#cache.get("sum");
    }
    constructor(a, b = void 0) {
        super($allocate);
        if (a === $allocate)
            return;
        if ($hyperValues.exist && (typeof a === "object" || (b instanceof $SplitObject ? $hyperValues.met : typeof b === "object")) && $tsglove.anyOpen(a, b))
            return $tsglove.defer(this, new.target, [a, b]);
        this[$init](new.target, a, b);
    }
    [$init]($target, a, b = a + 1) {
        $superOfNet.call(this, $target, a);
        this.#$arg1 = arguments[2];
        this.a = a;
        this.#cache = new Map();
        this.sum = void 0;
        this.unset = void 0;
        this.sum = a + b;
        this.#cache.set("sum", this.sum);
    }
    [$tsglove.args]() { return [this.a, this.#$arg1]; }
}
const net = new Net(2);
console.log(net.cached, net.tag, net.hidden(), net.hidden(), Net.length, format(net));
rebind(net, { a: 3 });
console.log(net.cached, net.tag, net.hidden(), format(clone(net)), format(new Net(oneof([1, 2]), 5)), "unset" in net);
