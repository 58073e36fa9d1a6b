/** A search starts at the program of defaults, where they are static expressions. */
import { describe, expect, it } from "vitest";
import {
  clone,
  eq,
  format,
  rebind,
  searchable,
  searchSpace,
  template,
  type Fixed,
  type Float,
  type Int,
} from "tsglove";

enum Mode {
  Fast = "fast",
  Exact = "exact",
}
const WIDTHS = { small: 8, large: 32 } as const;
let evaluations = 0;
function expensive(): 1 {
  evaluations++;
  return 1;
}

@searchable
class Conv {
  constructor(
    readonly filters: 32 | 64,
    readonly kernel: 3 | 5 | 7 = 5,
  ) {}
}
@searchable
class Skip {}
@searchable
class Pool {
  constructor(readonly size: 2 | 3 = 3) {}
}

@searchable
class Trainer {
  constructor(
    readonly op: Skip | Pool | Conv = new Conv(64),
    readonly rate: Float<1e-6, 1e-1, "log"> = 1e-3,
    readonly shift: Int<-5, 5> = -2,
    readonly mode: Mode = Mode.Exact,
    readonly width: 8 | 16 | 32 = WIDTHS.large,
    readonly flag: boolean | null = null,
    readonly fixed: Fixed<1 | 2> = 2,
  ) {}
}

@searchable
class SameTrainer extends Trainer {}

@searchable
class Odd {
  constructor(
    readonly size: 1 | 2 | 3,
    readonly twice: 1 | 2 | 3 = size,
    readonly late: 1 | 2 = expensive(),
    readonly maybe?: 5 | 6,
    readonly written: 5 | undefined | 6 = 6,
    readonly wide: Float<0, 1> = Number.MAX_VALUE,
  ) {}
}

@searchable
class Nest {
  constructor(
    readonly left: Trainer = new Trainer(new Pool(2), 1e-2),
    readonly right: Pool = new Pool(),
    readonly either: Pool | 7 = 7,
  ) {}
}

class PlainBase {
  constructor(
    readonly a: 1 | 2 | 3 = 3,
    readonly b: 1 | 2 = 2,
  ) {}
}
@searchable
class BelowPlain extends PlainBase {}

@searchable
class Own extends Trainer {
  constructor(override readonly shift: Int<-5, 5>) {
    super(new Skip(), 1e-3, shift);
  }
}

@searchable
class Throws {
  constructor(readonly size: 1 | 2 = new Map<1, 1 | 2>(JSON as never).size as 1) {}
}

function startOf<T extends object>(space: T): T {
  const compiled = template(space);
  return compiled.decode(compiled.start());
}

describe("the start of a search space", () => {
  it("is the program of defaults", () => {
    const start = startOf(searchSpace(Trainer));
    expect(eq(start, clone(new Trainer(new Conv(64, 5), 1e-3, -2, Mode.Exact, 32, null)))).toBe(true);
    expect(format(startOf(searchSpace(SameTrainer)))).toBe(format(start).replace("Trainer", "SameTrainer"));
    expect(format(startOf(searchSpace(BelowPlain)))).toBe("new BelowPlain(3, 2)");
  });

  it("goes by the default object's arguments inside of it, and by its class's where it leaves them out", () => {
    const start = startOf(searchSpace(Nest));
    expect(format(start, { width: Infinity })).toBe(
      'new Nest(new Trainer(new Pool(2), 0.01, -2, "exact", 32, null, 2), new Pool(3), 7)',
    );
  });

  it("is the first candidate or the middle where there is no default that can be had", () => {
    const start = startOf(searchSpace(Odd));
    expect([start.size, start.twice, start.late, start.maybe, start.written, start.wide]).toEqual([
      1,
      1,
      1,
      undefined,
      6,
      0.5,
    ]);
    expect(evaluations).toBe(0);
    expect(startOf(searchSpace(Own)).shift).toBe(0);
    expect(startOf(searchSpace(Throws)).size).toBe(1);
  });

  it("stays with the space's copies and edits", () => {
    const space = rebind(clone(searchSpace(Trainer)), { rate: 1e-2 });
    expect(format(startOf(space), { width: Infinity })).toBe(
      'new Trainer(new Conv(64, 5), 0.01, -2, "exact", 32, null, 2)',
    );
    const edited = rebind(searchSpace(Trainer), (key, value: unknown) => (key === "kernel" ? 7 : value));
    expect(format(startOf(edited).op)).toBe("new Conv(64, 7)");
  });
});
