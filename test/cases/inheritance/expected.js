import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $hyperValues = $tsglove.hyperValues;
import { clone, format, isSymbolic, oneof, rebind, searchable } from "tsglove";
class Root {
    constructor(id) {
        if (id === $allocate)
            return;
        this["tsglove.init"](new.target, id);
    }
    "tsglove.init"($target, id) {
        this.id = id;
        this.trace = [];
        this.trace.push(`Root ${id} ${$target.name}`);
    }
}
class Shape extends Root {
    static { $tsglove.define(this, "tsglove-root/test/cases/inheritance/input#Shape", ["side", 1], () => [$tsglove.choice(1, 2, 3)], $arg0 => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0); return $made; }); }
    area() {
        return this.side ** 2;
    }
    constructor(side) {
        super($allocate);
        if (side === $allocate)
            return;
        if ($hyperValues.exist && typeof side === "object" && $tsglove.anyOpen(side))
            return $tsglove.defer(this, new.target, [side]);
        this["tsglove.init"](new.target, side);
    }
    "tsglove.init"($target_1, side) {
        const id = `shape${side}`;
        super["tsglove.init"]($target_1, id);
        this.side = side;
        this.trace.push(`Shape ${side}`);
    }
    [$tsglove.args]() { return [this.side]; }
}
class Middle extends Shape {
    constructor($arg0_1 = void 0) {
        super($allocate);
        if ($arg0_1 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0_1 === "object" && $tsglove.anyOpen($arg0_1))
            return $tsglove.defer(this, new.target, [$arg0_1]);
        this["tsglove.init"](new.target, $arg0_1);
    }
    "tsglove.init"($target_2, $arg0_1 = void 0) {
        super["tsglove.init"]($target_2, $arg0_1);
        this.extra = this.trace.length;
    }
}
class Leaf extends Middle {
    static { $tsglove.define(this, "tsglove-root/test/cases/inheritance/input#Leaf", ["side", 1], () => [$tsglove.choice(1, 2, 3)], $arg0_2 => { const $made_1 = new this($allocate); $made_1["tsglove.init"](this, $arg0_2); return $made_1; }); }
    area() {
        return super.area() + this.extra;
    }
    constructor($arg0_3 = void 0) {
        super($allocate);
        if ($arg0_3 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0_3 === "object" && $tsglove.anyOpen($arg0_3))
            return $tsglove.defer(this, new.target, [$arg0_3]);
        this["tsglove.init"](new.target, $arg0_3);
    }
    "tsglove.init"($target_3, $arg0_3 = void 0) {
        super["tsglove.init"]($target_3, $arg0_3);
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
