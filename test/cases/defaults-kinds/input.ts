import { searchable } from "tsglove";

class Helper {
  constructor(readonly n = 4) {}
}
@searchable
class Inner {
  constructor(readonly k: 3 | 5 = 3) {}
}
@searchable
class Kinds {
  constructor(
    readonly literal: 1 | 2 = 2,
    readonly text: "a" | "b" = "b",
    readonly big = 3n,
    readonly none: null | 1 = null,
    readonly list: readonly number[] = [1, 2],
    readonly helper = new Helper(),
    readonly inner = new Inner(),
    readonly run = async (n: number) => n + literal,
    readonly make = function named() {
      return text;
    },
  ) {}
}
const kinds = new Kinds();
console.log(kinds, kinds.run.name, kinds.make.name, new Kinds().list === new Kinds().list, Kinds.length);
void kinds.run(3).then((n) => {
  console.log(n);
});
