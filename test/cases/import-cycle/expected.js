import * as $tsglove from "tsglove/compiled";
import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import { Child } from "./child.js";
import * as $child from "./child.js";
export class Parent {
    static { $tsglove.define(this, "tsglove-root/test/cases/import-cycle/input#Parent", ["child", 1], false, () => [$tsglove.choice($tsglove.instance($child.Child), 0)]); }
    constructor(child) {
        if (child === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen(child))
            return $tsglove.defer(this, new.target, [child]);
        this[$tsglove.init](new.target, child);
    }
    [$tsglove.init]($target, child) {
        this.child = child;
    }
    [$tsglove.args]() { return [this.child]; }
}
export class Leaf {
    static { $tsglove.define(this, "tsglove-root/test/cases/import-cycle/input#Leaf", ["n", 1], false, () => [$tsglove.choice(1, 2)]); }
    constructor(n) {
        if (n === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$tsglove.init](new.target, n);
    }
    [$tsglove.init]($target_1, n) {
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
console.log(outlineText(dnaSpec(searchSpace(Parent))), Child.name);
