import { searchable } from "tsglove";

@searchable
class Base {
  static readonly first = new Base(1);
  static count = 0;
  static {
    this.count = Base.first.n + 10;
  }
  static create<T extends typeof Base>(this: T, n: 1 | 2): InstanceType<T> {
    return new this(n) as InstanceType<T>;
  }
  static #cache = new Map<number, Base>();
  static cached(n: 1 | 2): Base {
    const known = Base.#cache.get(n) ?? new Base(n);
    Base.#cache.set(n, known);
    return known;
  }
  constructor(readonly n: 1 | 2) {}
}
@searchable
class Sub extends Base {
  static override count = super.count + 1;
  static last = new this(2);
  own = this.n * 2;
}
console.log(Base.first, Base.count, Sub.count, Sub.create(1), Sub.last instanceof Sub, Sub.first === Base.first);
console.log(Base.cached(1) === Base.cached(1), Object.keys(Base), Object.keys(Sub));
