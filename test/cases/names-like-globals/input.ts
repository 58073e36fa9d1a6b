import { searchable } from "tsglove";

class Object {
  constructor(readonly kind: string) {}
}
@searchable
class Symbol extends Object {
  readonly made = 1;
  constructor(readonly n: 1 | 2) {
    super("symbol");
  }
}
@searchable
class Array {
  constructor(readonly Map: 1 | 2) {}
}
@searchable
class Function extends Array {}
console.log(JSON.stringify([new Symbol(1), new Array(2), new Function(1)]), Symbol.name, Array.length);
