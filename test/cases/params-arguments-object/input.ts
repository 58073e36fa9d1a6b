import { searchable } from "tsglove";

@searchable
class Counting {
  readonly count: number;
  readonly inner: number;
  constructor(readonly a: 1 | 2, readonly b?: number) {
    this.count = arguments.length;
    this.inner = (function (..._: unknown[]) {
      return arguments.length;
    })(1, 2, 3);
  }
}
console.log(JSON.stringify([new Counting(1), new Counting(1, undefined), new Counting(2, 3)]));
