import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import { clone, format, oneof, rebind, searchable } from "tsglove";
class Base {
    #hidden;
    hidden() {
        return this.#hidden++;
    }
    constructor(id) {
        if (id === $allocate)
            return;
        this["tsglove.init"](new.target, id);
    }
    "tsglove.init"($target, id) {
        this.id = id;
        this.#hidden = 1;
        this.tag = "base";
        this.tag += id;
    }
}
class Net extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/target-legacy/input#Net", ["a", 1, "b", 2], () => [$tsglove.choice(1, 2, 3), void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0, $arg1); return $made; }); }
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
        this["tsglove.init"](new.target, a, b);
    }
    "tsglove.init"($target_1, a, b = a + 1) {
        super["tsglove.init"]($target_1, a);
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
