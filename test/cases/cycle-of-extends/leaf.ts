import { searchable } from "tsglove";
import { Base } from "./base.js";
@searchable
export class Leaf extends Base {
  readonly kind: string;
  constructor(n: 1 | 2, kind = "leaf") {
    super(n);
    this.kind = kind;
  }
}
