import { format, oneof, searchable } from "tsglove";
import { Leaf } from "./leaf.js";
import { Base } from "./base.js";
@searchable
class Top extends Leaf {
  constructor(readonly base: Base, n: 1 | 2) {
    super(n, "top");
  }
}
console.log(format(new Top(new Leaf(oneof([1, 2])), 1)), new Leaf(2).make().kind, new Top(new Leaf(1), 2).kind);
