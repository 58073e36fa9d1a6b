import { searchable } from "tsglove";

class Single {
  static #made?: Single;
  private constructor(readonly n: number) {}
  static get(): Single {
    return (Single.#made ??= new Single(1));
  }
}
@searchable
class Made {
  private constructor(
    readonly n: 1 | 2,
    private readonly how: string,
  ) {}
  static one(): Made {
    return new Made(1, "one");
  }
  static readonly two = new this(2, "two");
  toString(): string {
    return `${this.how} ${this.n}`;
  }
}
class Guarded {
  protected constructor(protected readonly secret: string) {}
}
@searchable
class Open extends Guarded {
  constructor(readonly n: 1 | 2) {
    super(`secret ${n}`);
  }
  tell(): string {
    return this.secret;
  }
}
console.log(Single.get() === Single.get(), String(Made.one()), `${String(Made.two)}`, new Open(2).tell());
