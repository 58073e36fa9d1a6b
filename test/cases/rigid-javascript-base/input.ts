import { clone, format, isAbstract, materialize, oneof, rebind, searchable } from "tsglove";
import { Plain } from "./plain.mjs";
@searchable
class Wrapped extends Plain {
  readonly twice = this.total * 2;
  constructor(
    readonly n: 1 | 2 | 3,
    more = n + 1,
  ) {
    super(n, more);
  }
}
const wrapped = new Wrapped(2);
console.log(wrapped.total, wrapped.twice, wrapped.count, format(wrapped), clone(wrapped, { n: 3 }).total);
const open = new Wrapped(oneof([1, 3]));
console.log(isAbstract(open), open instanceof Plain, materialize(open, { n: 3 }).total, Plain.made);
try {
  rebind(wrapped, { n: 1 });
} catch (error) {
  console.log(String(error));
}
