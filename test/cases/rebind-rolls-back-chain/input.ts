import { rebind, searchable } from "tsglove";
class Base {
  #runs = 0;
  base: number;
  constructor(n: number) {
    if (n > 2) throw new RangeError(`${n} is too much`);
    this.base = n * 10;
    this.#runs++;
  }
  get runs(): number {
    return this.#runs;
  }
}
@searchable
class Sub extends Base {
  history: string[] = [];
  extra?: string;
  constructor(readonly n: 1 | 2 | 3, readonly inner?: Sub) {
    super(n);
    this.history.push(`n${n}`);
  }
}
const inner = new Sub(1);
const outer = new Sub(2, inner);
outer.extra = "set outside";
const { history } = outer;
try {
  rebind(outer, { n: 1, "inner.n": 3 });
} catch (error) {
  console.log(String(error));
}
console.log(outer.n, outer.base, outer.runs, outer.extra, inner.n, outer.inner === inner, outer.history === history);
rebind(outer, { "inner.n": 2 });
console.log(inner.base, inner.history, outer.history, outer.extra);
