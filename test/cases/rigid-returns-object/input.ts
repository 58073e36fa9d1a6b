import { searchable } from "tsglove";

@searchable
class Singleton {
  static readonly known = new Map<number, Singleton>();
  constructor(readonly n: 1 | 2) {
    const known = Singleton.known.get(n);
    if (known !== undefined) return known;
    Singleton.known.set(n, this);
  }
}
console.log(new Singleton(1) === new Singleton(1), new Singleton(2), Singleton.known.size);
