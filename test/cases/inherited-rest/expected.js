import * as $tsglove from "tsglove/compiled";
import { clone, format, oneof, rebind, searchable } from "tsglove";
class Stack {
    static { $tsglove.define(this, "tsglove-root/test/cases/inherited-rest/input#Stack", ["name", 1, "items", 4], false, () => [$tsglove.choice("a", "b"), void 0]); }
    #$arg1;
    constructor(name, ...items) {
        if (name === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && ($tsglove.isOpen(name) || $tsglove.isOpen(items)))
            return $tsglove.defer(this, new.target, [name, items]);
        this[$tsglove.init](new.target, name, ...items);
    }
    [$tsglove.init]($target, name, ...items) {
        this.#$arg1 = items;
        this.name = name;
        this.items = void 0;
        this.items = items;
    }
    [$tsglove.args]() { return [this.name, this.#$arg1]; }
}
class Sub extends Stack {
    static { $tsglove.define(this, "tsglove-root/test/cases/inherited-rest/input#Sub", ["name", 1, "items", 4], false, () => [$tsglove.choice("a", "b"), void 0]); }
    #$arg1;
    constructor(...$args) {
        super($tsglove.allocate);
        if ($args[0] === $tsglove.allocate)
            return;
        if ($tsglove.hyperValues.exist && $tsglove.isOpen($args))
            return $tsglove.defer(this, new.target, [$args[0], $args.slice(1)]);
        this[$tsglove.init](new.target, ...$args);
    }
    [$tsglove.init]($target_1, ...$args) {
        super[$tsglove.init]($target_1, ...$args);
        this.#$arg1 = $args.slice(1);
    }
    [$tsglove.args]() { return [this.name, this.#$arg1]; }
}
const sub = new Sub("a", 5, 6);
console.log(sub.items, format(sub), clone(sub).items, rebind(sub, { name: "b" }).items);
console.log(format(new Sub(oneof(["a", "b"]), 7, 8)), format(new Sub("a")));
