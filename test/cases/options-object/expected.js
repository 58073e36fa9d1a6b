import * as $tsglove from "tsglove/compiled";
import { clone, format, rebind, searchable } from "tsglove";
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/options-object/input#Net", ["arg0", 0, "name", 3], false, () => [void 0, void 0]); }
    #$arg0;
    constructor($arg0, name = void 0) {
        if ($arg0 === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen($arg0) || $tsglove.isOpen(name)))
            return $tsglove.defer(this, new.target, [$arg0, name]);
        this[$tsglove.init](new.target, $arg0, name);
    }
    [$tsglove.init]($target, { depth = 2, width }, name = "net") {
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
