import { searchable } from "tsglove";

interface Shown {
  show(): string;
}
abstract class Typed<T> {
  protected abstract readonly kept: T;
  abstract get later(): T;
  declare readonly ambient: string;
}
@searchable
class Full extends Typed<number> implements Shown {
  protected override readonly kept = 1 as const;
  readonly list = [] as readonly string[];
  readonly sure = (this.list satisfies readonly string[])!;
  fn = <T,>(value: T): T => value;
  [key: `data-${string}`]: unknown;
  constructor(public readonly n: 1 | 2) {
    super();
  }
  get later(): number {
    return this.kept + this.n;
  }
  show(this: Full): string {
    return `${this.later} ${this.fn<string>("x")}`;
  }
  static is(value: unknown): value is Full {
    return value instanceof Full;
  }
}
console.log(new Full(2).show(), Full.is(new Full(1)), Object.keys(new Full(1)));
