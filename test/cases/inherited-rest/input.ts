import { clone, format, oneof, rebind, searchable } from "tsglove";

@searchable
class Stack {
  readonly items: readonly number[];
  constructor(
    readonly name: "a" | "b",
    ...items: readonly number[]
  ) {
    this.items = items;
  }
}
@searchable
class Sub extends Stack {}

const sub = new Sub("a", 5, 6);
console.log(sub.items, format(sub), clone(sub).items, rebind(sub, { name: "b" }).items);
console.log(format(new Sub(oneof(["a", "b"]), 7, 8)), format(new Sub("a")));
