import { deepEqual, deepStrictEqual } from "node:assert/strict";
import { inspect } from "node:util";
import * as $tsglove from "tsglove/compiled";
const $allocate = $tsglove.allocate, $init = $tsglove.init, $hyperValues = $tsglove.hyperValues;
class Base {
    #hidden;
    get hidden() {
        return this.#hidden;
    }
    constructor() {
        if (arguments[0] === $allocate)
            return;
        this[$init](new.target);
    }
    [$init]($target) {
        this.#hidden = 1;
        this.tag = "tag";
    }
}
const $superOfForm = Base.prototype[$init];
class Form extends Base {
    static { $tsglove.define(this, "tsglove-root/test/cases/object-forms/input#Form", ["a", 1, "width", 2, "f", 3], () => [$tsglove.choice(1, 2), void 0, void 0], ($arg0, $arg1, $arg2) => { const $made = new this($allocate); $made[$init](this, $arg0, $arg1, $arg2); return $made; }, void 0, ["list", "nested", "tag"], $parts => { const $0 = [1, 2], $1 = $parts[1], $2 = $parts[2]; return $c => { const $made = new this($allocate); $made[$init](this, $0[$c.numbers[$c.at++]] ?? $parts[0]($c), $1($c), $2($c)); return $made; }; }); }
    #$arg1;
    constructor(a, width = void 0, f) {
        super($allocate);
        if (a === $allocate)
            return;
        if ($hyperValues.exist && (typeof a === "object" || typeof width === "object" || typeof f === "object") && $tsglove.anyOpen(a, width, f))
            return $tsglove.defer(this, new.target, [a, width, f]);
        this[$init](new.target, a, width, f);
    }
    [$init]($target, a, width = 3, f) {
        $superOfForm.call(this, $target);
        this.#$arg1 = arguments[2];
        this.a = a;
        this.f = f;
        this.list = [1, 2];
        this.nested = { deep: new Map([["k", 1]]) };
        this.list.push(width);
    }
    [$tsglove.args]() { return [this.a, this.#$arg1, this.f]; }
}
const form = new Form(2);
console.log(form, Object.keys(form), JSON.stringify(form), { ...form }, structuredClone(form));
console.log(inspect(form, { depth: 0, sorted: true }), Object.entries(form).length, Object.getOwnPropertyNames(form));
deepEqual(form, new Form(2));
deepStrictEqual(new Form(1, 4), new Form(1, 4));
for (const key in form)
    console.log(key, Object.getOwnPropertyDescriptor(form, key)?.writable);
console.log(Object.prototype.toString.call(form), form.toString(), form.hasOwnProperty("a"), form.propertyIsEnumerable("tag"));
console.log(Object.assign({}, form, { a: 9 }).a, form.constructor === Form, Object.isExtensible(form), form.hidden);
