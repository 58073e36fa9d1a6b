import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import { Child } from "./child.js";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
import * as $child from "./child.js";
export class Parent {
    static { $tsglove.define(this, "tsglove-root/test/cases/import-cycle/input#Parent", ["child", 1], () => [$tsglove.choice($tsglove.instance($child.Child), 0)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }); }
    constructor(child) {
        if (child === $allocate)
            return;
        if ($hyperValues.exist && (child instanceof $SplitObject ? $hyperValues.met : typeof child === "object") && $tsglove.anyOpen(child))
            return $tsglove.defer(this, new.target, [child]);
        this[$init](new.target, child);
    }
    [$init]($target, child) {
        this.child = child;
    }
    [$tsglove.args]() { return [this.child]; }
}
export class Leaf {
    static { $tsglove.define(this, "tsglove-root/test/cases/import-cycle/input#Leaf", ["n", 1], () => [$tsglove.choice(1, 2)], $arg0 => { const $made = new this($allocate); $made[$init](this, $arg0); return $made; }, void 0, void 0, $parts => { const $0 = [1, 2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c)); return $made; }; }); }
    constructor(n) {
        if (n === $allocate)
            return;
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.defer(this, new.target, [n]);
        this[$init](new.target, n);
    }
    [$init]($target, n) {
        this.n = n;
    }
    [$tsglove.args]() { return [this.n]; }
}
console.log(outlineText(dnaSpec(searchSpace(Parent))), Child.name);
