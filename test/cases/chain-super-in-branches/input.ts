import { clone, format, isAbstract, oneof, searchable } from "tsglove";
class Base {
  constructor(readonly text: string) {}
}
@searchable
class Branching extends Base {
  constructor(n: 1 | 2 | 3, again = n * 2) {
    if (n === 1) super("one");
    else super(`more ${again}`);
  }
}
@searchable
class Trying extends Base {
  constructor(n: 1 | 2) {
    try {
      if (n === 2) throw new Error("two");
      super("fine");
    } catch (error) {
      super(String(error));
    }
  }
}
@searchable
class Valued extends Base {
  constructor(n: 1 | 2) {
    const self: unknown = super(`valued ${n}`);
    console.log(self === this);
  }
}
console.log(new Branching(1).text, new Branching(3).text, new Trying(1).text, new Trying(2).text);
console.log(format(new Branching(2)), clone(new Branching(2)).text, format(new Valued(2)));
console.log(isAbstract(new Branching(oneof([1, 2]))), format(new Trying(oneof([1, 2]))));
