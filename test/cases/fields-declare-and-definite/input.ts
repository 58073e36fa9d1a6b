import { searchable } from "tsglove";

@searchable
class Base {
  value: number | string = 1;
  constructor(readonly n: 1 | 2) {}
}
@searchable
class Narrow extends Base {
  declare value: number;
  sure!: string;
  maybe?: number;
  [index: `x${string}`]: number;
  constructor(n: 1 | 2) {
    super(n);
    this.sure = `sure ${this.value}`;
    this["x1"] = 5;
  }
}
console.log(new Narrow(2), Object.keys(new Narrow(1)));
