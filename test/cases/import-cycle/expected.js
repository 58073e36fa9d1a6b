import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import { Child } from "./child.js";
import * as $child from "./child.js";
export class Parent {
    static { $tsglove.define(this, "tsglove-root/test/cases/import-cycle/input#Parent", ["child", 1], () => [$tsglove.choice($tsglove.instance($child.Child), 0)], $arg0 => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0); return $made; }); }
    constructor(child) {
        if (child === $allocate)
            return;
        if ($hyperValues.exist && (child instanceof $SplitObject ? $hyperValues.met : typeof child === "object") && $tsglove.anyOpen(child))
            return $tsglove.defer(this, new.target, [child]);
        this["tsglove.init"](new.target, child);
    }
    "tsglove.init"($target, child) {
        this.child = child;
    }
    [$tsglove.args]() { return [this.child]; }
}
export class Leaf {
    static { $tsglove.define(this, "tsglove-root/test/cases/import-cycle/input#Leaf", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0_1 => { const $made_1 = new this($allocate); $made_1["tsglove.init"](this, $arg0_1); return $made_1; }); }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this["tsglove.init"](new.target, n);
    }
    "tsglove.init"($target_1, n) {
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
console.log(outlineText(dnaSpec(searchSpace(Parent))), Child.name);
