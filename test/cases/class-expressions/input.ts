import { searchable } from "tsglove";

class Base {
  constructor(readonly tag = "base") {}
}
const Named = @searchable class Inner {
  constructor(readonly n: 1 | 2) {}
  static self(): string {
    return Inner.name;
  }
};
const Anonymous = @searchable class {
  field = 1;
  constructor(readonly n: 3 | 4 = 3) {}
};
const Derived = @searchable class extends Base {
  extra = `${this.tag}!`;
};
const held = { Member: @searchable class {} };
function take<T extends abstract new (...args: never) => object>(type: T): T {
  return type;
}
const Passed = take(@searchable class Taken { constructor(readonly n: 5 | 6) {} });
console.log([Named, Anonymous, Derived, held.Member, Passed].map((type) => type.name), Named.self());
console.log(new Named(1), new Anonymous(), new Derived(), new Derived("x").extra, new held.Member(), new Passed(6));
