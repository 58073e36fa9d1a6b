import { searchable } from "tsglove";

@searchable
class Odd {
  ["__proto__"] = null;
  "constructor-like" = 1;
  "with space" = 2;
  0.5 = 3;
  async = 4;
  get = 5;
  static static = 6;
  constructor(readonly n: 1 | 2) {}
}
const odd = new Odd(1);
console.log(Object.keys(odd), Object.getPrototypeOf(odd) === Odd.prototype, odd.async, odd.get, Odd.static);
