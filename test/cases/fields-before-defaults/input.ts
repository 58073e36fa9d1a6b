// Where the target has fields of its own, those of a class without a base come before the defaults of its parameters.
import { searchable } from "tsglove";

const trail: string[] = [];
let count = 0;
function next(what: string): number {
  trail.push(what);
  return ++count;
}
const factor = 7;

@searchable
class Counted {
  readonly field = next("field") * factor;
  readonly later = [this.field, next("later")];
  #kept = next("private");
  constructor(
    readonly width: 1 | 2,
    readonly first = next("first"),
    { inner = next("inner") }: { inner?: number } = {},
    ...rest: number[]
  ) {
    trail.push(`body ${new.target.name} ${inner} ${rest.length}`);
    this.#kept += width;
  }
  get kept(): number {
    return this.#kept;
  }
}
@searchable
class Below extends Counted {
  readonly own = next("own");
  constructor(readonly extra = next("extra")) {
    super(2, undefined, undefined, 1, 2);
  }
}

function show(made: Counted): void {
  console.log(trail.splice(0).join(", "));
  console.log(JSON.stringify(made), made.kept);
}
show(new Counted(1));
show(new Counted(2, 50, { inner: 60 }, 70));
show(new Below());
