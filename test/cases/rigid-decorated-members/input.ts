import { clone, format, materialize, oneof, searchable } from "tsglove";
function doubled(_: undefined, context: ClassFieldDecoratorContext): (value: number) => number {
  return (value) => value * (context.private ? 3 : 2);
}
@searchable
class Decorated {
  @doubled field = 5;
  @doubled #hidden = 1;
  accessor live = 7;
  static accessor shared = 9;
  constructor(readonly n: 1 | 2, readonly late = n * 10) {
    this.live += n + this.#hidden;
  }
}
const made = new Decorated(2);
console.log(made.field, made.live, made.late, Decorated.shared, format(made), clone(made, { n: 1 }).live);
console.log(materialize(new Decorated(oneof([1, 2])), { n: 1 }).late);
