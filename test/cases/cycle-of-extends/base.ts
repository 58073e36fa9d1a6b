import { searchable } from "tsglove";
import { Leaf } from "./leaf.js";
@searchable
export abstract class Base {
  abstract readonly kind: string;
  constructor(readonly n: 1 | 2) {}
  make(): Base {
    return new Leaf(this.n);
  }
}
