import { isAbstract, materialize, oneof, searchable } from "tsglove";
const ran: string[] = [];
const note = <T>(what: string, value: T): T => {
  ran.push(what);
  return value;
};
class Base {
  base = note("base field", 1);
  constructor(readonly text: string) {
    note("base body", 0);
  }
}
@searchable
class Late extends Base {
  field = note("field", 2);
  #secret = note("private", 3);
  constructor(
    readonly n: 1 | 2,
    readonly more = note("default", n * 2),
  ) {
    const text = note("before super", `n${n}`);
    super(text);
    note("body", this.#secret);
  }
}
const open = new Late(oneof([1, 2]));
console.log(isAbstract(open), ran.length);
const made = materialize(open, { n: 2 });
console.log(made.more, made.text, ran.join(", "));
