import { clone, format, isSymbolic, oneof, rebind, searchable } from "tsglove";

abstract class Root {
  trace: string[] = [];
  constructor(readonly id: string) {
    this.trace.push(`Root ${id} ${new.target.name}`);
  }
  abstract area(): number;
}
@searchable
class Shape extends Root {
  constructor(readonly side: 1 | 2 | 3) {
    const id = `shape${side}`;
    super(id);
    this.trace.push(`Shape ${side}`);
  }
  override area(): number {
    return this.side ** 2;
  }
}
class Middle extends Shape {
  extra = this.trace.length;
}
@searchable
class Leaf extends Middle {
  override area(): number {
    return super.area() + this.extra;
  }
}

const leaf = new Leaf(2);
console.log(leaf.trace, leaf.area(), leaf instanceof Root, Leaf.length, format(leaf));
rebind(leaf, { side: 3 });
console.log(leaf.trace, leaf.area(), isSymbolic(new Middle(1)), isSymbolic(leaf));
console.log(format(new Leaf(oneof([1, 3]))), format(clone(leaf)));
try {
  new Middle(oneof([1, 2]));
} catch (error) {
  console.log(String(error));
}
