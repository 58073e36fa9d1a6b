import { searchable } from "tsglove";

class Base {
  readonly seen: string;
  constructor() {
    this.seen = `${this.name()} ${String((this as { late?: number }).late)} ${new.target.name} ${this.constructor.name}`;
  }
  name(): string {
    return "base";
  }
}
@searchable
class Sub extends Base {
  late = 1;
  constructor(readonly n: 1 | 2) {
    super();
  }
  override name(): string {
    return `sub ${String(this.n)}`;
  }
}
console.log(new Sub(1).seen, new Sub(2).late, new Base().seen);
