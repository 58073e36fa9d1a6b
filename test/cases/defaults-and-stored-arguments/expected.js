import * as $tsglove from "tsglove/compiled";
import { clone, format, rebind, searchable } from "tsglove";
class Layer {
    static { $tsglove.define(this, "tsglove-root/test/cases/defaults-and-stored-arguments/input#Layer", ["width", 1, "height", 3, "depth", 3, "label", 2, "rest", 4], false, () => [void 0, void 0, void 0, void 0, void 0]); }
    #$arg1;
    #$arg2;
    #$arg3;
    #$arg4;
    volume() {
        return this.area * this.depth;
    }
    constructor(width, height = void 0, depth = void 0, label = void 0, ...rest) {
        if (width === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(width) || $tsglove.isOpen(height) || $tsglove.isOpen(depth) || $tsglove.isOpen(label) || $tsglove.isOpen(rest)))
            return $tsglove.defer(this, new.target, [width, height, depth, label, rest]);
        this[$tsglove.init](new.target, width, height, depth, label, ...rest);
    }
    [$tsglove.init]($target, width, height = width * 2, depth = 1, label = `layer ${width}`, ...rest) {
        this.#$arg1 = arguments[2];
        this.#$arg2 = arguments[3];
        this.#$arg3 = arguments[4];
        this.#$arg4 = rest;
        this.width = width;
        this.height = height;
        this.depth = depth;
        this.area = void 0;
        this.log = [];
        this.area = width * height;
        this.log.push(label, rest.join("+"));
        this.depth += 0;
    }
    [$tsglove.args]() { return [this.width, this.#$arg1, this.#$arg2, this.#$arg3, this.#$arg4]; }
}
const layer = new Layer(2);
console.log(Layer.length, layer.height, layer.volume(), layer.log, format(layer));
rebind(layer, { width: 3 });
console.log(layer.height, layer.volume(), layer.log);
const other = new Layer(2, 5, 7, "named", 8, 9);
console.log(format(other), format(clone(other, { width: 1 })), other.log);
