import { isSymbolic, oneof, searchable, symbolize } from "tsglove";
import { subclasses } from "./foreign.mjs";
@searchable
class Base {
  readonly doubled: number;
  constructor(readonly n: 1 | 2) {
    this.doubled = n * 2;
  }
}
for (const Sub of subclasses(Base)) {
  const made = new Sub(2);
  console.log(Sub.name, made.doubled, made.extra, made instanceof Base, isSymbolic(made));
  try {
    new Sub(oneof([1, 2]));
  } catch (error) {
    console.log(String(error));
  }
}
console.log(typeof symbolize);
