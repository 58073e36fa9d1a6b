import { clone, oneof, materialize, rebind, searchable } from "tsglove";
@searchable
class Frozen {
  readonly sum: number;
  constructor(readonly a: 1 | 2, b = a + 1) {
    this.sum = a + b;
    Object.freeze(this);
  }
}
@searchable
class Holder {
  constructor(readonly frozen: Frozen) {}
}
const frozen = new Frozen(1);
console.log(Object.isFrozen(frozen), frozen.sum, clone(frozen, { a: 2 }).sum);
try {
  rebind(frozen, { a: 2 });
} catch (error) {
  console.log(String(error), frozen.a);
}
const holder = rebind(new Holder(frozen), { "frozen.a": 2 });
console.log(holder.frozen.sum, holder.frozen === frozen, materialize(new Frozen(oneof([1, 2])), { a: 2 }).sum);
