import { clone, format, oneof, rebind, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Stack {
    static { $tsglove.define(this, "tsglove-root/test/cases/inherited-rest/input#Stack", ["name", 1, "items", 4], () => [$tsglove.choice("a", "b"), void 0], ($arg0, ...$arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, ...$arg1); return $made; }, void 0, ["items"]); }
    #$arg1;
    constructor(name, ...items) {
        if (name === $allocate)
            return;
        if ($hyperValues.exist && (typeof name === "object" || items.length > 0) && $tsglove.anyOpen(name, ...items))
            return $tsglove.defer(this, new.target, [name, items]);
        this[$init](new.target, name, ...items);
    }
    [$init]($target, name, ...items) {
        this.#$arg1 = items;
        this.name = name;
        this.items = void 0;
        this.items = items;
    }
    [$tsglove.args]() { return [this.name, this.#$arg1]; }
}
const $superOfSub = Stack.prototype[$init];
class Sub extends Stack {
    static { $tsglove.define(this, "tsglove-root/test/cases/inherited-rest/input#Sub", ["name", 1, "items", 4], () => [$tsglove.choice("a", "b"), void 0], ($arg0, ...$arg1) => { const $made = new this($allocate); $made[$init](this, $arg0, ...$arg1); return $made; }); }
    #$arg1;
    constructor($arg0 = void 0, ...$arg1) {
        super($allocate);
        if ($arg0 === $allocate)
            return;
        if ($hyperValues.exist && (typeof $arg0 === "object" || $arg1.length > 0) && $tsglove.anyOpen($arg0, ...$arg1))
            return $tsglove.defer(this, new.target, [$arg0, $arg1]);
        this[$init](new.target, $arg0, ...$arg1);
    }
    [$init]($target, $arg0 = void 0, ...$arg1) {
        $superOfSub.call(this, $target, $arg0, ...$arg1);
        this.#$arg1 = $arg1;
    }
    [$tsglove.args]() { return [this.name, this.#$arg1]; }
}
const sub = new Sub("a", 5, 6);
console.log(sub.items, format(sub), clone(sub).items, rebind(sub, { name: "b" }).items);
console.log(format(new Sub(oneof(["a", "b"]), 7, 8)), format(new Sub("a")));
