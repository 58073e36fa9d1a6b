import { clone, format, isAbstract, materialize, oneof, searchable } from "tsglove";
@searchable
class Stack extends Array<number> {
  constructor(
    readonly start: 1 | 2,
    readonly step = start + 1,
  ) {
    super();
    this.push(start, start + step);
  }
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
  sum(): number {
    return this.reduce((left, right) => left + right, 0);
  }
}
const stack = new Stack(2);
console.log(stack.sum(), stack.length, Array.isArray(stack), stack.map((n) => n).constructor.name, format(stack));
const open = new Stack(oneof([1, 2]));
console.log(isAbstract(open), open instanceof Array, materialize(open, { start: 1 }).sum(), clone(stack).sum());
