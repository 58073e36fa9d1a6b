import { searchable } from "tsglove";
import { Leaf } from "./input.js";

@searchable
export class Child {
  constructor(readonly leaf: Leaf) {}
  isLeaf(): boolean {
    return this.leaf instanceof Leaf;
  }
}
