import { clone, format, rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/options-object/input#Net", ["arg0", 0, "name", 3], () => [void 0, void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }, void 0, ["size"]); }
    #$arg0;
    constructor($arg0, name = void 0) {
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && (($arg0 instanceof $SplitObject ? $hyperValues.met : typeof $arg0 === "object") || typeof name === "object") && $tsglove.anyOpen($arg0, name))
            return $tsglove.defer(this, new.target, [$arg0, name]);
        this[$init](new.target, $arg0, name);
    }
    [$init]($target, { depth = 2, width }, name = "net") {
        this.#$arg0 = arguments[1];
        this.name = name;
        this.size = void 0;
        this.size = depth * width;
    }
    [$tsglove.args]() { return [this.#$arg0, this.name]; }
}
const net = new Net({ width: 3 });
console.log(net.size, Net.length, format(net));
rebind(net, { name: "other" });
console.log(net.size, format(clone(net)));
