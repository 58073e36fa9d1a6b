import { searchable, searchSpace } from "tsglove";

function make() {
  @searchable
  class Local {
    constructor(readonly x: 1 | 2) {}
  }
  return Local;
}
@searchable
class Box<T> {
  constructor(readonly value: T) {}
}
@searchable
class Node {
  constructor(readonly next: Node | 0) {}
}
class Base {
  constructor(readonly n: number) {}
}
@searchable
class Late extends Base {
  constructor(n: 1 | 2) {
    if (n > 1) super(n);
    else super(2);
  }
}
searchSpace(Box);
searchSpace(Node);
console.log(make, Late);
