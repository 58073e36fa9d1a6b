import { dnaSpec, outlineText, searchable, searchSpace } from "tsglove";
import { Child } from "./child.js";

@searchable
export class Parent {
  constructor(readonly child: Child | 0) {}
}
@searchable
export class Leaf {
  constructor(readonly n: 1 | 2) {}
}

console.log(outlineText(dnaSpec(searchSpace(Parent))), Child.name);
