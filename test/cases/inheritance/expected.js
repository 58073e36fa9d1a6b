import { clone, format, isSymbolic, oneof, rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Root {
    constructor(id) {
        if (id === $allocate)
            return;
        this[$init](new.target, id);
    }
    [$init]($target, id) {
        this.id = id;
        this.trace = [];
        this.trace.push(`Root ${id} ${$target.name}`);
    }
}
const $superOfShape = Root.prototype[$init];
class Shape extends Root {
    static { $tsglove.define(this, "tsglove-root/test/cases/inheritance/input#Shape", ["side", 1], () => [$tsglove.choice(1, 2, 3)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["trace"], $parts => { const $0 = [1, 2, 3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    area() {
        return this.side ** 2;
    }
    constructor(side) {
        super($allocate);
        if (side === $allocate)
            return;
        if ($hyperValues.exist && typeof side === "object" && $tsglove.anyOpen(side))
            return $tsglove.defer(this, new.target, [side]);
        this[$init](new.target, side);
    }
    [$init]($target, side) {
        const id = `shape${side}`;
        $superOfShape.call(this, $target, id);
        this.side = side;
        this.trace.push(`Shape ${side}`);
    }
    [$tsglove.args]() { return [this.side]; }
}
const $superOfMiddle = Shape.prototype[$init];
class Middle extends Shape {
    constructor($arg0 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0 === "object" && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, $arg0 = void 0) {
        $superOfMiddle.call(this, $target, $arg0);
        this.extra = this.trace.length;
    }
}
const $superOfLeaf = Middle.prototype[$init];
class Leaf extends Middle {
    static { $tsglove.define(this, "tsglove-root/test/cases/inheritance/input#Leaf", ["side", 1], () => [$tsglove.choice(1, 2, 3)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, ["extra"], $parts => { const $0 = [1, 2, 3]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    area() {
        return super.area() + this.extra;
    }
    constructor($arg0 = void 0) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && typeof $arg0 === "object" && $tsglove.anyOpen($arg0))
            return $tsglove.defer(this, new.target, [$arg0]);
        this[$init](new.target, $arg0);
    }
    [$init]($target, $arg0 = void 0) {
        $superOfLeaf.call(this, $target, $arg0);
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
