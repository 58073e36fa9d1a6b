import { deepEqual, deepStrictEqual } from "node:assert/strict";
import { inspect } from "node:util";
import { searchable } from "tsglove";

class Base {
  #hidden = 1;
  tag = "tag";
  get hidden(): number {
    return this.#hidden;
  }
}
@searchable
class Form extends Base {
  list = [1, 2];
  nested = { deep: new Map([["k", 1]]) };
  constructor(
    readonly a: 1 | 2,
    width = 3,
    readonly f?: string,
  ) {
    super();
    this.list.push(width);
  }
}
const form = new Form(2);
console.log(form, Object.keys(form), JSON.stringify(form), { ...form }, structuredClone(form));
console.log(inspect(form, { depth: 0, sorted: true }), Object.entries(form).length, Object.getOwnPropertyNames(form));
deepEqual(form, new Form(2));
deepStrictEqual(new Form(1, 4), new Form(1, 4));
for (const key in form) console.log(key, Object.getOwnPropertyDescriptor(form, key)?.writable);
console.log(Object.prototype.toString.call(form), form.toString(), form.hasOwnProperty("a"), form.propertyIsEnumerable("tag"));
console.log(Object.assign({}, form, { a: 9 }).a, form.constructor === Form, Object.isExtensible(form), form.hidden);
