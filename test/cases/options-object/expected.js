import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import { clone, format, rebind, searchable } from "tsglove";
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/options-object/input#Net", ["arg0", 0, "name", 3], () => [void 0, void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0, $arg1); return $made; }); }
    #$arg0;
    constructor($arg0_1, name = void 0) {
        if ($arg0_1 === $allocate)
            return;
        if ($hyperValues.exist && (($arg0_1 instanceof $SplitObject ? $hyperValues.met : typeof $arg0_1 === "object") || typeof name === "object") && $tsglove.anyOpen($arg0_1, name))
            return $tsglove.defer(this, new.target, [$arg0_1, name]);
        this["tsglove.init"](new.target, $arg0_1, name);
    }
    "tsglove.init"($target, { depth = 2, width }, name = "net") {
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
