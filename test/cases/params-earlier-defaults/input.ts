import { searchable } from "tsglove";

let count = 0;
@searchable
class Chain {
  constructor(
    readonly a: 1 | 2,
    readonly b = a * 10,
    readonly c = b + (() => a + b)(),
    readonly d = ++count,
  ) {}
}
console.log(JSON.stringify([new Chain(1), new Chain(2, 5), new Chain(1, 1, 1, 1), new Chain(1, undefined, 0)]), count);
