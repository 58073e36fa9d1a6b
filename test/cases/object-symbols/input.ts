import { searchable } from "tsglove";

@searchable
class Symbols {
  constructor(readonly n: 1 | 2 | 3) {}
  *[Symbol.iterator](): Iterator<number> {
    for (let i = 0; i < this.n; i++) yield i;
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<number> {
    yield this.n;
  }
  [Symbol.toPrimitive](hint: string): string | number {
    return hint === "number" ? this.n : `hint ${hint}`;
  }
  get [Symbol.toStringTag](): string {
    return "Tagged";
  }
  static [Symbol.hasInstance](value: unknown): boolean {
    return value === 5;
  }
}
const made = new Symbols(3);
console.log([...made], `${String(made)}`, Number(made), Object.prototype.toString.call(made));
console.log((5 as unknown) instanceof Symbols, (made as unknown) instanceof Symbols, made);
void (async () => {
  for await (const each of made) console.log(each);
})();
