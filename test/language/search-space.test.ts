/** The space that types say. */
import { describe, expect, it } from "vitest";
import {
  dnaSpec,
  DNA,
  floatv,
  format,
  isAbstract,
  materialize,
  oneof,
  outlineText,
  RandomSearch,
  rebind,
  sample,
  searchable,
  searchSpace,
  sizeText,
  template,
  type Fixed,
  type Float,
  type Int,
} from "tsglove";

@searchable
class Conv {
  constructor(
    readonly filters: 32 | 48 | 64,
    readonly kernel: 3 | 5 | 7 = 3,
  ) {}
}
@searchable
class MaxPool {
  constructor(readonly size: 2 | 3) {}
}
@searchable
class Identity {}

@searchable
class Trainer {
  readonly label: string;
  constructor(
    readonly op: Conv | MaxPool | Identity,
    readonly lr: Float<1e-6, 1e-3, "log">,
    readonly repeats = 3,
  ) {
    this.label = `${op.constructor.name} x ${repeats}`;
  }
}

const size = (space: unknown): string => sizeText(dnaSpec(space).space);

describe("the space of the first example", () => {
  it("is 12 × ℝ", () => {
    const spec = dnaSpec(searchSpace(Trainer));
    expect([spec.size, spec.discreteSize, spec.continuousDimensions]).toEqual(["infinite", 12n, 1]);
    expect(size(searchSpace(Trainer))).toBe("12 × ℝ");
  });

  it("has the ids, the order and the outline of its types", () => {
    expect(outlineText(dnaSpec(searchSpace(Trainer)))).toBe(
      [
        "op           Conv | MaxPool | Identity",
        "  = Conv     ⟨9⟩",
        "    filters  32 | 48 | 64",
        "    kernel   3 | 5 | 7",
        "  = MaxPool  ⟨2⟩",
        "    size     2 | 3",
        "lr           1e-6 to 1e-3, log",
      ].join("\n"),
    );
    expect(dnaSpec(searchSpace(Trainer)).decisionPoints.map(({ id }) => id)).toEqual([
      "op",
      "op[=0/3].filters",
      "op[=0/3].kernel",
      "op[=1/3].size",
      "lr",
    ]);
  });

  it("is the abstract object that one would compose by hand", () => {
    const space = searchSpace(Trainer);
    expect(isAbstract(space)).toBe(true);
    expect(space).toBeInstanceOf(Trainer);
    expect(format(space, { width: 200 })).toBe(
      'new Trainer(oneof([new Conv(oneof([32, 48, 64]), oneof([3, 5, 7])), new MaxPool(oneof([2, 3])), new Identity()]), floatv(1e-6, 1e-3, "log"))',
    );
  });

  it("decodes to what a DNA says, with the defaults of what is not searched", () => {
    const { spec, decode } = template(searchSpace(Trainer));
    const conv = decode(DNA.of(spec, [0, 1, 2, 1e-4]));
    expect(format(conv)).toBe("new Trainer(new Conv(48, 7), 1e-4, 3)");
    expect([conv.label, conv.repeats, conv.op]).toEqual(["Conv x 3", 3, new Conv(48, 7)]);
    expect(format(decode(DNA.of(spec, [2, 1e-3])))).toBe("new Trainer(new Identity(), 1e-3, 3)");
  });

  it("can be frozen in part and put into another space", () => {
    const space = rebind(searchSpace(Trainer), { lr: 1e-3 });
    expect(size(space)).toBe("12");
    expect(size({ both: [space, searchSpace(MaxPool)] })).toBe("24");
    expect(size(rebind(space, { op: oneof([new Identity(), new MaxPool(3)]) }))).toBe("2");
  });

  it("is made anew by each call", () => {
    expect(searchSpace(Trainer)).not.toBe(searchSpace(Trainer));
    rebind(searchSpace(Trainer), { lr: 1e-3 });
    expect(size(searchSpace(Trainer))).toBe("12 × ℝ");
  });

  it("as composed by hand has the size of what was composed", () => {
    const byHand = new Trainer(
      oneof([new Identity(), new MaxPool(3), new Conv(oneof([32, 64]))]),
      floatv(1e-6, 1e-3),
    );
    expect(size(byHand)).toBe("4 × ℝ");
    // An omitted argument takes its default, unsearched.
    expect(format(materialize(byHand, { op: "Conv", "op[=2/3].filters": 64, lr: 1e-4 }))).toBe(
      "new Trainer(new Conv(64, 3), 1e-4, 3)",
    );
  });
});

enum Mode {
  Fast = "fast",
  Slow = "slow",
}
enum Level {
  Low,
  High = 5,
}
const widths = [4, 8, 16] as const;
const acts = { gelu: "GELU", relu: "RELU" } as const;
type Act = (typeof acts)[keyof typeof acts];
type Size = 1 | 2;

@searchable
class Types {
  constructor(
    readonly flag: boolean,
    readonly text: "b" | "a",
    readonly mixed: 1 | "one" | true | null | undefined | 2n,
    readonly mode: Mode,
    readonly level: Level,
    readonly width: (typeof widths)[number],
    readonly act: Act,
    readonly alias: Size | 3,
    readonly int: Int<0, 10, 5>,
    readonly float: Float<0, 1>,
    readonly negative: -1 | -2.5,
    readonly constant: 7,
    readonly nested: MaxPool | "none" | 3,
  ) {}
}

@searchable
class Optional {
  readonly seen: readonly unknown[];
  constructor(
    readonly free = "free",
    readonly fixed: Fixed<1 | 2> = 2,
    readonly searched: 1 | 2 = 2,
    readonly maybe?: 1 | 2,
    readonly written: undefined | 1 = 1,
    ...rest: readonly number[]
  ) {
    this.seen = [free, fixed, searched, maybe, written, rest];
  }
}

@searchable
class Pair {
  constructor(
    readonly left: Types2,
    readonly right: Types2 | undefined,
  ) {}
}
@searchable
class Types2 {
  constructor(readonly n: 1 | 2) {}
}

describe("the domain of a parameter", () => {
  it("comes from its type, candidates in the order in which they are written", () => {
    const candidates = [
      "oneof([false, true])",
      'oneof(["b", "a"])',
      'oneof([1, "one", true, null, undefined, 2n])',
      'oneof(["fast", "slow"])',
      "oneof([0, 5])",
      `oneof([${widths.join(", ")}])`,
      `oneof(["${Object.values(acts).join('", "')}"])`,
      "oneof([1, 2, 3])",
      "intv(0, 10, 5)",
      "floatv(0, 1)",
      "oneof([-1, -2.5])",
      "7",
      'oneof([new MaxPool(oneof([2, 3])), "none", 3])',
    ];
    expect(format(searchSpace(Types), { width: 1000 })).toBe(`new Types(${candidates.join(", ")})`);
    expect(dnaSpec(searchSpace(Types)).discreteSize).toBe(
      2n * 2n * 6n * 2n * 2n * 3n * 2n * 3n * 3n * 2n * 4n,
    );
  });

  it("is not searched where it is Fixed or has none: the default is used", () => {
    const space = searchSpace(Optional);
    expect(format(space, { width: 200 })).toBe(
      "new Optional(undefined, undefined, oneof([1, 2]), oneof([1, 2, undefined]), oneof([undefined, 1]))",
    );
    expect(dnaSpec(space).size).toBe(12n);
  });

  it("has the absent case as a candidate, which leaves the argument out", () => {
    const made = materialize(searchSpace(Optional), { searched: 1, maybe: undefined, written: 1 });
    expect(made.seen).toEqual(["free", 2, 1, undefined, 1, []]);
    expect("maybe" in made).toBe(true);
    expect(materialize(searchSpace(Optional), { searched: 1, maybe: 2, written: undefined }).written).toBe(1);
  });

  it("nests: each place of a class has decisions of its own", () => {
    const { spec, decode } = template(searchSpace(Pair));
    expect([spec.size, spec.decisionPoints.map(({ id }) => id)]).toEqual([
      6n,
      ["left.n", "right", "right[=0/2].n"],
    ]);
    const pair = decode(DNA.of(spec, [0, 0, 1]));
    expect([pair.left.n, pair.right?.n, pair.left === pair.right]).toEqual([1, 2, false]);
    expect(decode(DNA.of(spec, [1, 1])).right).toBeUndefined();
  });

  it("may be missing altogether: a space of one point is a concrete object", () => {
    const space = searchSpace(Identity);
    expect([isAbstract(space), dnaSpec(space).size, size(space)]).toEqual([false, 1n, "1"]);
    let turns = 0;
    for (const [identity, feedback] of sample(space, new RandomSearch(), { trials: 10 })) {
      expect(identity).toBeInstanceOf(Identity);
      expect(identity).not.toBe(space);
      feedback(++turns);
    }
    expect(turns).toBe(1);
  });
});

class Ordinary {
  constructor(readonly n: 1 | 2) {}
}

describe("a class without a space", () => {
  it("is refused where it is not searchable, and the error says how to make it so", () => {
    const search = (type: unknown): unknown => Reflect.apply(searchSpace, undefined, [type]);
    expect(() => search(Ordinary)).toThrow("Ordinary is no search space: it has no @searchable");
    expect(() => search(Ordinary)).toThrow('"npx tspc"');
  });
});
