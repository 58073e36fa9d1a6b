import * as $tsglove from "tsglove/compiled";
import { searchable, searchSpace } from "tsglove";
class Inner {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-missing-domain/input#Inner", ["size", 1, "name", 3], false, () => [void 0, void 0]); }
    constructor(size, name = void 0) {
        if (size === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(size) || $tsglove.isOpen(name)))
            return $tsglove.defer(this, new.target, [size, name]);
        this[$tsglove.init](new.target, size, name);
    }
    [$tsglove.init]($target, size, name = "x") {
        this.size = size;
        this.name = name;
    }
    [$tsglove.args]() { return [this.size, this.name]; }
}
class Net {
    static { $tsglove.define(this, "tsglove-root/test/cases/diagnostics-missing-domain/input#Net", ["title", 1, "op", 1, "width", 1], false, () => [void 0, $tsglove.choice($tsglove.instance(Inner), 3), void 0]); }
    constructor(title, op, width) {
        if (title === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(title) || $tsglove.isOpen(op) || $tsglove.isOpen(width)))
            return $tsglove.defer(this, new.target, [title, op, width]);
        this[$tsglove.init](new.target, title, op, width);
    }
    [$tsglove.init]($target_1, title, op, width) {
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
