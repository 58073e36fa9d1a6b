import { searchable } from "tsglove";

abstract class Shape<T> {
  abstract readonly kind: string;
  constructor(readonly unit: T) {}
  abstract area(): number;
  describe(): string {
    return `${this.kind} ${this.area()} ${String(this.unit)}`;
  }
  optional?(): void;
}
@searchable
abstract class Sided<T, S extends number> extends Shape<T> {
  constructor(
    unit: T,
    readonly side: S,
  ) {
    super(unit);
  }
}
@searchable
class Square extends Sided<string, 3 | 4> implements Iterable<number> {
  readonly kind = "square";
  area(): number {
    return this.side ** 2;
  }
  *[Symbol.iterator](): Generator<number> {
    yield this.side;
  }
  self(): this {
    return this;
  }
}
console.log(new Square("cm", 4).describe(), [...new Square("m", 3)], new Square("m", 3).self().optional);
