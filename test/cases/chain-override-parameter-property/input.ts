import { searchable } from "tsglove";

@searchable
class Base {
  constructor(readonly size: 1 | 2 | 3, protected label = "base") {}
  show(): string {
    return `${this.size} ${this.label}`;
  }
}
@searchable
class Narrow extends Base {
  constructor(override readonly size: 1 | 2, label?: string) {
    super(size, label);
    this.label += "!";
  }
}
@searchable
class Fixed extends Base {
  override readonly size = 3;
}
console.log(new Narrow(2).show(), new Narrow(1, "x").show(), new Fixed(1).show(), new Fixed(2));
