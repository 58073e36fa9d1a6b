import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $hyperValues = $tsglove.hyperValues;
import { clone, format, oneof, rebind, searchable } from "tsglove";
class Stack {
    static { $tsglove.define(this, "tsglove-root/test/cases/inherited-rest/input#Stack", ["name", 1, "items", 4], () => [$tsglove.choice("a", "b"), void 0], ($arg0, ...$arg1) => { const $made = new this($allocate); $made["tsglove.init"](this, $arg0, ...$arg1); return $made; }); }
    #$arg1;
    constructor(name, ...items) {
        if (name === $allocate)
            return;
        if ($hyperValues.exist && (typeof name === "object" || items.length > 0) && $tsglove.anyOpen(name, ...items))
            return $tsglove.defer(this, new.target, [name, items]);
        this["tsglove.init"](new.target, name, ...items);
    }
    "tsglove.init"($target, name, ...items) {
        this.#$arg1 = items;
        this.name = name;
        this.items = void 0;
        this.items = items;
    }
    [$tsglove.args]() { return [this.name, this.#$arg1]; }
}
class Sub extends Stack {
    static { $tsglove.define(this, "tsglove-root/test/cases/inherited-rest/input#Sub", ["name", 1, "items", 4], () => [$tsglove.choice("a", "b"), void 0], ($arg0_1, ...$arg1_1) => { const $made_1 = new this($allocate); $made_1["tsglove.init"](this, $arg0_1, ...$arg1_1); return $made_1; }); }
    #$arg1;
    constructor($arg0_2 = void 0, ...$arg1_2) {
        super($allocate);
        if ($arg0_2 === $allocate)
            return;
        if ($hyperValues.exist && (typeof $arg0_2 === "object" || $arg1_2.length > 0) && $tsglove.anyOpen($arg0_2, ...$arg1_2))
            return $tsglove.defer(this, new.target, [$arg0_2, $arg1_2]);
        this["tsglove.init"](new.target, $arg0_2, ...$arg1_2);
    }
    "tsglove.init"($target_1, $arg0_2 = void 0, ...$arg1_2) {
        super["tsglove.init"]($target_1, $arg0_2, ...$arg1_2);
        this.#$arg1 = $arg1_2;
    }
    [$tsglove.args]() { return [this.name, this.#$arg1]; }
}
const sub = new Sub("a", 5, 6);
console.log(sub.items, format(sub), clone(sub).items, rebind(sub, { name: "b" }).items);
console.log(format(new Sub(oneof(["a", "b"]), 7, 8)), format(new Sub("a")));
