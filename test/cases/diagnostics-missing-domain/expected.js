import { searchable, searchSpace } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues, $SplitObject = $tsglove.SplitObject;
class Inner {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-missing-domain/input#Inner", ["size", 1, "name", 3], () => [void 0, void 0], ($arg0, $arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1); return $made; }); }
    constructor(size, name = void 0) {
        if (size === $allocate)
            return;
        if ($hyperValues.exist && (typeof size === "object" || typeof name === "object") && $tsglove.anyOpen(size, name))
            return $tsglove.defer(this, new.target, [size, name]);
        this[$init](new.target, size, name);
    }
    [$init]($target, size, name = "x") {
        this.size = size;
        this.name = name;
    }
    [$tsglove.args]() { return [this.size, this.name]; }
}
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-missing-domain/input#Net", ["title", 1, "op", 1, "width", 1], () => [void 0, $tsglove.choice($tsglove.instance(Inner), 3), void 0], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }); }
    constructor(title, op, width) {
        if (title === $allocate)
            return;
        if ($hyperValues.exist && (typeof title === "object" || (op instanceof $SplitObject ? $hyperValues.met : typeof op === "object") || typeof width === "object") && $tsglove.anyOpen(title, op, width))
            return $tsglove.defer(this, new.target, [title, op, width]);
        this[$init](new.target, title, op, width);
    }
    [$init]($target, title, op, width) {
        this.title = title;
        this.op = op;
        this.width = width;
    }
    [$tsglove.args]() { return [this.title, this.op, this.width]; }
}
class Plain {
    x;
    constructor(x) {
        this.x = x;
    }
}
searchSpace(Net);
searchSpace(Plain);
searchSpace(Inner);
