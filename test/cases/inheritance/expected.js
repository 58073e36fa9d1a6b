import * as $tsglove from "tsglove/compiled";
import { clone, format, isSymbolic, oneof, rebind, searchable } from "tsglove";
class Root {
    constructor(id) {
        if (id === $tsglove.allocate)
            return;
        this[$tsglove.init](new.target, id);
    }
    [$tsglove.init]($target, id) {
        this.id = id;
        this.trace = [];
        this.trace.push(`Root ${id} ${$target.name}`);
    }
}
class Shape extends Root {
    static { $tsglove.define(this, "tsglove-root/test/cases/inheritance/input#Shape", ["side", 1], false, () => [$tsglove.choice(1, 2, 3)]); }
    area() {
        return this.side ** 2;
    }
    constructor(side) {
        super($tsglove.allocate);
        if (side === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen(side))
            return $tsglove.defer(this, new.target, [side]);
        this[$tsglove.init](new.target, side);
    }
    [$tsglove.init]($target_1, side) {
        const id = `shape${side}`;
        super[$tsglove.init]($target_1, id);
        this.side = side;
        this.trace.push(`Shape ${side}`);
    }
    [$tsglove.args]() { return [this.side]; }
}
class Middle extends Shape {
    constructor(...$args) {
        super($tsglove.allocate);
        if ($args[0] === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen($args))
            return $tsglove.defer(this, new.target, [$args[0]]);
        this[$tsglove.init](new.target, ...$args);
    }
    [$tsglove.init]($target_2, ...$args) {
        super[$tsglove.init]($target_2, ...$args);
        this.extra = this.trace.length;
    }
}
class Leaf extends Middle {
    static { $tsglove.define(this, "tsglove-root/test/cases/inheritance/input#Leaf", ["side", 1], false, () => [$tsglove.choice(1, 2, 3)]); }
    area() {
        return super.area() + this.extra;
    }
    constructor(...$args_1) {
        super($tsglove.allocate);
        if ($args_1[0] === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen($args_1))
            return $tsglove.defer(this, new.target, [$args_1[0]]);
        this[$tsglove.init](new.target, ...$args_1);
    }
    [$tsglove.init]($target_3, ...$args_1) {
        super[$tsglove.init]($target_3, ...$args_1);
    }
    [$tsglove.args]() { return [this.side]; }
}
const leaf = new Leaf(2);
console.log(leaf.trace, leaf.area(), leaf instanceof Root, Leaf.length, format(leaf));
rebind(leaf, { side: 3 });
console.log(leaf.trace, leaf.area(), isSymbolic(new Middle(1)), isSymbolic(leaf));
console.log(format(new Leaf(oneof([1, 3]))), format(clone(leaf)));
try {
    new Middle(oneof([1, 2]));
}
catch (error) {
    console.log(String(error));
}
