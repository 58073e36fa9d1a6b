import { searchable } from "tsglove";

@searchable
class Closures {
  readonly run: () => string;
  constructor(
    readonly n: 1 | 2,
    read = () => n * 100,
    { pick = (k: number) => k + n } = {},
  ) {
    let count = 0;
    this.run = () => `${read()} ${pick(1)} ${this.n} ${++count}`;
  }
}
const made = new Closures(2);
console.log(made.run(), made.run(), new Closures(1, () => 7, { pick: (k) => -k }).run());
