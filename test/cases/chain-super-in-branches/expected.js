import { clone, format, isAbstract, oneof, searchable } from "tsglove";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $SplitObject = $tsglove.SplitObject, $hyperValues = $tsglove.hyperValues;
class Base {
    constructor(text) {
        if (text === $allocate)
            return;
        this[$init](new.target, text);
    }
    [$init]($target, text) {
        this.text = text;
    }
}
class Branching extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-super-in-branches/input#Branching", ["n", 0, "again", 2], () => [$tsglove.choice(1, 2, 3), void 0]); }
    #$arg0;
    #$arg1;
    constructor(n, again = $hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n) ? void 0 : n * 2) {
        if ($hyperValues.exist && (typeof n === "object" || (again instanceof $SplitObject ? $hyperValues.met : typeof again === "object")) && $tsglove.anyOpen(n, again))
            return $tsglove.deferRigid(new.target, [arguments[0], arguments[1]]);
        if (n === 1)
            (super("one"), this.#$arg0 = arguments[0], this.#$arg1 = arguments[1], this);
        else
            (super(`more ${again}`), this.#$arg0 = arguments[0], this.#$arg1 = arguments[1], this);
    }
    [$tsglove.args]() { return [this.#$arg0, this.#$arg1]; }
}
class Trying extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-super-in-branches/input#Trying", ["n", 0], () => [$tsglove.choice(1, 2)]); }
    #$arg0;
    constructor(n) {
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.deferRigid(new.target, [arguments[0]]);
        try {
            if (n === 2)
                throw new Error("two");
            (super("fine"), this.#$arg0 = arguments[0], this);
        }
        catch (error) {
            (super(String(error)), this.#$arg0 = arguments[0], this);
        }
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
class Valued extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/chain-super-in-branches/input#Valued", ["n", 0], () => [$tsglove.choice(1, 2)]); }
    #$arg0;
    constructor(n) {
        if ($hyperValues.exist && typeof n === "object" && $tsglove.anyOpen(n))
            return $tsglove.deferRigid(new.target, [arguments[0]]);
        const self = (super(`valued ${n}`), this.#$arg0 = arguments[0], this);
        console.log(self === this);
    }
    [$tsglove.args]() { return [this.#$arg0]; }
}
console.log(new Branching(1).text, new Branching(3).text, new Trying(1).text, new Trying(2).text);
console.log(format(new Branching(2)), clone(new Branching(2)).text, format(new Valued(2)));
console.log(isAbstract(new Branching(oneof([1, 2]))), format(new Trying(oneof([1, 2]))));
