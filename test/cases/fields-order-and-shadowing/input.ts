import { searchable } from "tsglove";

const order: string[] = [];
const at = <T>(name: string, value: T): T => {
  order.push(name);
  return value;
};
class Base {
  a = at("a", 1);
  constructor() {
    at("base body", this.describe());
    console.log(this.describe(), this.hook());
  }
  describe(): string {
    return Object.keys(this).join();
  }
  hook(): string {
    return "method";
  }
}
@searchable
class Sub extends Base {
  override a = at("sub a", 2);
  b = at("b", this.a * 2);
  override hook = (): string => `field ${this.b}`;
  c = at("c", this.hook());
  constructor(readonly n: 1 | 2) {
    super();
    at("sub body", 0);
  }
}
const sub = new Sub(1);
console.log(sub.hook(), Object.keys(sub), order, sub.c);
