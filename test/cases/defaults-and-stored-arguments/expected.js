import { clone, format, rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Layer {
    static { $tsglove.define(this, "tsglove-root/test/cases/defaults-and-stored-arguments/input#Layer", ["width", 1, "height", 3, "depth", 3, "label", 2, "rest", 4], () => [void 0, void 0, void 0, void 0, void 0], ($arg0, $arg1, $arg2, $arg3, ...$arg4) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2, $arg3, ...$arg4); return $made; }, void 0, ["area", "log"]); }
    #$arg1;
    #$arg2;
    #$arg3;
    #$arg4;
    volume() {
        return this.area * this.depth;
    }
    constructor(width, height = void 0, depth = void 0, label = void 0, ...rest) {
        if (width === $allocate)
            return;
        if ($hyperValues.exist && (typeof width === "object" || (height instanceof $SplitObject ? $hyperValues.met : typeof height === "object") || typeof depth === "object" || typeof label === "object" || rest.length > 0) && $tsglove.anyOpen(width, height, depth, label, ...rest))
            return $tsglove.defer(this, new.target, [width, height, depth, label, rest]);
        this[$init](new.target, width, height, depth, label, ...rest);
    }
    [$init]($target, width, height = width * 2, depth = 1, label = `layer ${width}`, ...rest) {
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
