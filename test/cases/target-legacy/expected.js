import * as $tsglove from "tsglove/compiled";
import { clone, format, oneof, rebind, searchable } from "tsglove";
class Base {
    #hidden;
    hidden() {
        return this.#hidden++;
    }
    constructor(id) {
        if (id === $tsglove.allocate)
            return;
        this[$tsglove.init](new.target, id);
    }
    [$tsglove.init]($target, id) {
        this.id = id;
        this.#hidden = 1;
        this.tag = "base";
        this.tag += id;
    }
}
class Net extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/target-legacy/input#Net", ["a", 1, "b", 2], false, () => [$tsglove.choice(1, 2, 3), void 0]); }
    #$arg1;
    #cache;
    get cached() {
        return this.#cache.get("sum");
    }
    constructor(a, b = void 0) {
        super($tsglove.allocate);
        if (a === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(a) || $tsglove.isOpen(b)))
            return $tsglove.defer(this, new.target, [a, b]);
        this[$tsglove.init](new.target, a, b);
    }
    [$tsglove.init]($target_1, a, b = a + 1) {
        super[$tsglove.init]($target_1, a);
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
