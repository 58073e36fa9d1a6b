var __classPrivateFieldGet = (this && this.__classPrivateFieldGet) || function (receiver, state, kind, f) {
    if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a getter");
    if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot read private member from an object whose class did not declare it");
    return kind === "m" ? f : kind === "a" ? f.call(receiver) : f ? f.value : state.get(receiver);
};
var __classPrivateFieldSet = (this && this.__classPrivateFieldSet) || function (receiver, state, value, kind, f) {
    if (kind === "m") throw new TypeError("Private method is not writable");
    if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a setter");
    if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot write private member to an object whose class did not declare it");
    return (kind === "a" ? f.call(receiver, value) : f ? f.value = value : state.set(receiver, value)), value;
};
var _Base_hidden, _Net_cache;
import { clone, format, oneof, rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Base {
    hidden() {
        var _a, _b;
        return __classPrivateFieldSet(this, _Base_hidden, (_b = __classPrivateFieldGet(this, _Base_hidden, "f"), _a = _b++, _b), "f"), _a;
    }
    constructor(id) {
        _Base_hidden.set(this, void 0);
        if (id === $allocate)
            return;
        this[$init](new.target, id);
    }
    [(_Base_hidden = new WeakMap(), $init)]($target, id) {
        this.id = id;
        __classPrivateFieldSet(this, _Base_hidden, 1, "f");
        this.tag = "base";
        this.tag += id;
    }
}
const $superOfNet = Base.prototype[$init];
class Net extends Base {
    get cached() {
        return __classPrivateFieldGet(this, _Net_cache, "f").get("sum");
    }
    constructor(a, b = void 0) {
        super($allocate);
        _Net_cache.set(this, void 0);
        if (a === $allocate)
            return;
        if ($hyperValues.exist && (typeof a === "object" || (b instanceof $SplitObject ? $hyperValues.met : typeof b === "object")) && $tsglove.anyOpen(a, b))
            return $tsglove.defer(this, new.target, [a, b]);
        this[$init](new.target, a, b);
    }
    [(_Net_cache = new WeakMap(), $init)]($target, a, b = a + 1) {
        $superOfNet.call(this, $target, a);
        $tsglove.store(this, [arguments[2]]);
        this.a = a;
        __classPrivateFieldSet(this, _Net_cache, new Map(), "f");
        this.sum = a + b;
        __classPrivateFieldGet(this, _Net_cache, "f").set("sum", this.sum);
    }
    [$tsglove.args]() { return [this.a, this[$tsglove.stored][0]]; }
}
(() => {
    $tsglove.define(Net, "tsglove-root/test/cases/target-es2020/input#Net", ["a", 1, "b", 2], () => [$tsglove.choice(1, 2, 3), void 0], ($arg0, $arg1) => { const $made = new Net($allocate); $made[$init](Net, $arg0, $arg1); return $made; }, void 0, ["sum", "unset", "tag"], $parts => { const $0 = [1, 2, 3], $1 = $parts[1]; return $c => { const $made = new Net($allocate); $made[$init](Net, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c)); return $made; }; }, $made_1 => ({ "#cache": __classPrivateFieldGet($made_1, _Net_cache, "f") }));
})();
const net = new Net(2);
console.log(net.cached, net.tag, net.hidden(), net.hidden(), Net.length, format(net));
rebind(net, { a: 3 });
console.log(net.cached, net.tag, net.hidden(), format(clone(net)), format(new Net(oneof([1, 2]), 5)), "unset" in net);
