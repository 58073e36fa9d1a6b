import { searchable } from "tsglove";

class Base {
  constructor(readonly seen: string) {}
}
@searchable
class Clamped extends Base {
  constructor(n: 1 | 2 | 3, readonly label = "x") {
    n = n > 2 ? 2 : n;
    label += n;
    super(label);
    console.log(n, this.label);
  }
}
console.log(JSON.stringify(new Clamped(3)), JSON.stringify(new Clamped(1, "y")));
