/** Abstract objects: what they show, what they refuse, and what must not have run. */
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  clone,
  floatv,
  format,
  intv,
  isAbstract,
  isSymbolic,
  materialize,
  oneof,
  rebind,
  searchable,
  type Float,
  type Int,
} from "tsglove";

const ran: string[] = [];
const note = <T>(what: string, value: T): T => {
  ran.push(what);
  return value;
};

@searchable
class Op {
  readonly size: number;
  readonly field = note("field", 1);
  static readonly shared = "static";
  constructor(
    readonly filters: 32 | 64,
    readonly kernel: 3 | 5 = note("default", 3),
    protected readonly hidden = note("hidden", filters * 2),
  ) {
    note("body", 0);
    this.size = filters * kernel;
  }
  run(): number {
    return this.size + this.hidden;
  }
  get half(): number {
    return this.size / 2;
  }
  set half(value: number) {
    note("setter", value);
  }
  *[Symbol.iterator](): Generator<number> {
    yield note("iterator", this.filters);
  }
}

@searchable
class Net {
  constructor(
    readonly op: Op | "none",
    readonly lr: Float<1e-6, 1e-3, "log"> = 1e-4,
    readonly depth: Int<1, 9, 2> = 3,
    readonly ops: readonly Op[] = [],
    readonly options: { readonly op?: Op; readonly n: number } = { n: 1 },
  ) {}
  opName(): string {
    return this.op === "none" ? "none" : this.op.constructor.name;
  }
}

/** Structurally the same as Op; TypeScript takes it, we do not. */
class Impostor extends Array<number> {
  readonly size = 1;
  readonly field = 1;
  readonly filters = 32;
  readonly kernel = 3;
  half = 1;
  run(): number {
    return 1;
  }
}

const text = (value: unknown): string => String(value);

describe("an abstract object", () => {
  it("is an instance of its class and shows its arguments; nothing of the class has run", () => {
    ran.length = 0;
    const open = new Op(oneof([32, 64]), 5);
    expect(ran).toEqual([]);
    expect(open).toBeInstanceOf(Op);
    expect([isAbstract(open), isSymbolic(open), open.constructor === Op]).toEqual([true, true, true]);
    expect([isAbstract(open.filters), open.kernel]).toEqual([true, 5]);
    expect(Object.keys(open).sort()).toEqual(["filters", "hidden", "kernel"]);
    expect(() => open.size).toThrow("it has no size yet");
    expect(format(open)).toBe("new Op(oneof([32, 64]), 5)");
  });

  it("leaves an omitted argument omitted: its default has not run", () => {
    ran.length = 0;
    const open = new Op(oneof([32, 64]));
    expect(open.kernel as unknown).toBeUndefined();
    expect(ran).toEqual([]);
    expect(materialize(open, { filters: 64 }).run()).toBe(64 * 3 + 128);
    // As of any class without a base: fields first, then the defaults.
    expect(ran).toEqual(["field", "default", "hidden", "body"]);
  });

  it("refuses methods, accessors and iteration, and says what to do", () => {
    const open = new Op(oneof([32, 64]));
    const uses: readonly (readonly [string, () => unknown])[] = [
      ["run()", () => open.run()],
      ["half", () => open.half],
      ["half", () => (open.half = 3)],
      ["[Symbol.iterator]()", () => [...open]],
      ["text or a number of it", () => text(open)],
      ["text or a number of it", () => Number(open)],
    ];
    ran.length = 0;
    for (const [what, use] of uses)
      expect(use).toThrow(
        `This Op is abstract: an argument of it is a hyper value, so its constructor has not run and it has no ${what} yet. ` +
          "Decide it first: for (const [example, feedback] of sample(space, algorithm)), or materialize(space, choices).",
      );
    expect(ran).toEqual([]);
  });

  it("can be printed by a debugger, awaited and compared by identity", async () => {
    const open = new Op(oneof([32, 64]));
    expect(inspect(open)).toContain("Op");
    expect(await Promise.resolve(open)).toBe(open);
    expect([open, 1].includes(open)).toBe(true);
  });

  it("is made by a hyper value at any depth of arrays, plain objects and other objects", () => {
    const op = new Op(oneof([32, 64]));
    for (const net of [
      new Net(op),
      new Net("none", floatv(1e-5, 1e-4, "log")),
      new Net("none", 1e-4, intv(1, 9, 4)),
      new Net("none", 1e-4, 3, [new Op(32), op]),
      new Net("none", 1e-4, 3, [], { n: 2, op }),
      new Net("none", 1e-4, 3, [], { n: oneof([1, 2]) }),
    ])
      expect([isAbstract(net), net instanceof Net]).toEqual([true, true]);
    expect(isAbstract(new Net(new Op(32), 1e-4, 3, [new Op(32)], { n: 2 }))).toBe(false);
  });

  it("does not spoil concrete objects of its class", () => {
    new Op(oneof([32, 64]));
    const op = new Op(32, 5);
    expect([op.run(), op.half, [...op]]).toEqual([224, 80, [32]]);
  });

  it("decides into new concrete objects, as often as one likes", () => {
    const open = new Net(new Op(oneof([32, 64])), 1e-4, 3, [new Op(oneof([32, 64]), 5)]);
    const [a, b] = [32, 64].map((filters) =>
      materialize(open, { "op.filters": filters, "ops[0].filters": 32 }),
    );
    expect([a?.op, b?.op].map((op) => (op instanceof Op ? op.size : 0))).toEqual([96, 192]);
    expect([isAbstract(a), isAbstract(open), a === b]).toEqual([false, true, false]);
    expect(a?.ops[0]).not.toBe(b?.ops[0]);
  });

  it("is copied as abstract", () => {
    const open = new Net(new Op(oneof([32, 64])));
    const copied = clone(open);
    expect([isAbstract(copied), copied.op === open.op, format(copied)]).toEqual([true, false, format(open)]);
  });
});

describe("a candidate that its parameter does not take", () => {
  // Types that TypeScript cannot tell apart, or that come from code that is not checked.
  const make = (...args: readonly unknown[]): unknown => Reflect.construct(Net, args);

  it.each([
    [[oneof([new Op(32), 7])], 'Net.op: candidate 1 does not fit Op | "none": 7 is not Op | "none".'],
    [[oneof([new Impostor()])], 'Net.op: candidate 0 does not fit Op | "none": an array is not Op | "none".'],
    [["none", floatv(1e-6, 1)], 'Net.lr: Float<1e-6, 1> does not fit Float<1e-6, 1e-3, "log">.'],
    [["none", oneof([1e-4, 1])], 'Net.lr: candidate 1 does not fit Float<1e-6, 1e-3, "log">: 1 is not'],
    [["none", 1e-4, intv(1, 9)], "Net.depth: Int<1, 9> does not fit Int<1, 9, 2>."],
    [
      ["none", 1e-4, oneof([1, 2])],
      "Net.depth: candidate 1 does not fit Int<1, 9, 2>: 2 is not Int<1, 9, 2>.",
    ],
    [[null, oneof([1e-4, 1e-5])], 'Net.op: null is not Op | "none".'],
  ])("is refused at construction, by name: case %#", (args, message) => {
    expect(() => make(...args)).toThrow(TypeError);
    expect(() => make(...args)).toThrow(message);
  });

  it("is taken where it fits, hyper values inside candidates included", () => {
    expect(
      format(make(oneof([new Op(oneof([32, 64])), "none"]), oneof([1e-4, floatv(1e-5, 1e-4)])), {
        width: 200,
      }),
    ).toBe('new Net(oneof([new Op(oneof([32, 64])), "none"]), oneof([1e-4, floatv(1e-5, 1e-4)]))');
  });
});

describe("an object that becomes abstract and concrete again", () => {
  it("runs its construction when the last hyper value is decided, and not before", () => {
    const op = new Op(32, 5);
    ran.length = 0;
    rebind(op, { filters: oneof([32, 64]) });
    expect([isAbstract(op), ran.length]).toEqual([true, 0]);
    expect(() => op.run()).toThrow("abstract");
    rebind(op, { filters: 64 });
    expect([isAbstract(op), op.size, op.run()]).toEqual([false, 320, 448]);
    expect(ran).toEqual(["field", "hidden", "body"]);
    expect(Object.keys(op).sort()).toEqual(["field", "filters", "hidden", "kernel", "size"]);
  });

  it("takes its parents with it, both ways", () => {
    const net = new Net(new Op(32), 1e-4, 3, [new Op(64)]);
    rebind(net, { "ops[0].filters": oneof([32, 64]) });
    expect([isAbstract(net), isAbstract(net.ops[0]), isAbstract(net.op)]).toEqual([true, true, false]);
    rebind(net, { "ops[0].filters": 32 });
    expect([isAbstract(net), net.opName(), net.ops[0]?.size]).toEqual([false, "Op", 96]);
  });

  it("keeps the fields that were set outside construction", () => {
    const op: Op & { note?: string } = new Op(32);
    op.note = "mine";
    rebind(op, { filters: oneof([32, 64]) });
    expect("note" in op).toBe(false);
    rebind(op, { filters: 64 });
    expect([op.note, op.size]).toEqual(["mine", 192]);
  });
});
