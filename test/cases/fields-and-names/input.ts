// What an initialiser sees, and when: as tsc's own output has it.
import { searchable } from "tsglove";

const scale = 10;
const key = "outer";

@searchable
class Captured {
  x = scale * 2;
  [key] = 1;
  constructor(scale: 1 | 2, key = "inner") {
    const x = scale;
    this.x += x + key.length;
  }
}
@searchable
class Base {
  g: string;
  constructor(
    readonly n: 1 | 2,
    readonly label: string = new.target.name,
  ) {
    this.g = this.greet();
  }
  greet(): string {
    return "base";
  }
}
@searchable
class Sub extends Base {
  override greet = (): string => "sub";
  seen = this.n;
}
@searchable
class Counted {
  constructor(
    readonly a: 1 | 2,
    readonly count: number = arguments.length,
  ) {}
}
@searchable
class Rigid {
  accessor y = 1;
  constructor(
    readonly a: 1 | 2 = 2,
    readonly b = a * 2,
  ) {}
}

console.log(JSON.stringify([new Captured(1), new Base(1), new Sub(2), new Counted(1), new Rigid(), new Rigid(1, 5)]));
console.log(Object.keys(new Captured(1)), new Sub(1).greet(), new Rigid().y);
