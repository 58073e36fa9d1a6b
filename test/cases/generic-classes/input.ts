import { searchable } from "tsglove";

@searchable
class Pair<L, R extends object = object> {
  readonly both: readonly [L, R];
  constructor(
    readonly left: L,
    readonly right: R,
    readonly join: (left: L, right: R) => string = (l, r) => `${String(l)} ${JSON.stringify(r)}`,
  ) {
    this.both = [left, right];
  }
  map<T>(change: (left: L) => T): Pair<T, R> {
    return new Pair<T, R>(change(this.left), this.right);
  }
  static of<T>(value: T): Pair<T> {
    return new Pair<T>(value, {});
  }
}
@searchable
class Numbers<N extends 1 | 2> extends Pair<N> {
  total = this.left * 10;
}
const pair = new Pair("a", { b: 1 }).map((text) => text.length);
console.log(pair.left, pair.join(2, { b: 3 }), Pair.of(3).both, new Numbers(2, {}).total);
