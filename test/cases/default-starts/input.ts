/** A search may start at the defaults that are static expressions; others are not looked at. */
import { format, searchable, searchSpace, template, type Float, type Int } from "tsglove";

const enum Mode {
  Fast,
  Exact,
}
const base = { rate: 0.25 };

@searchable
class Conv {
  constructor(
    readonly filters: 32 | 64 = 64,
    readonly kernel: 3 | 5 = 5,
  ) {}
}

@searchable
class Skip {}

@searchable
class Net {
  constructor(
    readonly width: 1 | 2 | 3,
    readonly op: Skip | Conv = new Conv(32),
    readonly rate: Float<0, 1> = base.rate,
    readonly depth: Int<-3, 3> = -2,
    readonly mode: Mode = Mode.Exact,
    readonly twice: 1 | 2 | 3 = width,
    readonly free = 7,
  ) {}
}

@searchable
class SameNet extends Net {}

for (const type of [Net, SameNet]) {
  const space = template(searchSpace(type));
  console.log(format(space.decode(space.start())));
}
