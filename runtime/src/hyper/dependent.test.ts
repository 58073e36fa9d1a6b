import { describe, expect, it } from "vitest";
import { DNA } from "../geno/dna.js";
import { ref } from "../symbolic/ref.js";
import { eq } from "../symbolic/reading/equal.js";
import { constrain } from "./constrain.js";
import { contextual, derived, withContext } from "./dependent.js";
import { manyof } from "./many.js";
import { iterate, materialize } from "./materialize.js";
import { intv, floatv } from "./numbers.js";
import { oneof } from "./oneof.js";
import { dnaSpec, template } from "./template.js";

const width = (): number => oneof([16, 32], { name: "width" });

describe("a derived value", () => {
  it("is computed from a name, a path, or several, and decides nothing", () => {
    const space = {
      w: width(),
      depth: oneof([1, 2]),
      units: derived("width", (w: number) => 4 * w),
      text: derived(["width", "depth"], (w: number, d: number) => `${w}x${d}`),
      inner: [derived("depth", (d: number) => d + 0.5)],
    };
    expect(dnaSpec(space).size).toBe(4n);
    expect(materialize(space, { width: 32, depth: 2 })).toEqual({
      w: 32,
      depth: 2,
      units: 128,
      text: "32x2",
      inner: [2.5],
    });
  });

  it("may derive from derived ones, whatever their order", () => {
    const space = {
      c: derived("b", (b: number) => b * 2),
      b: derived("a", (a: number) => a + 1),
      a: oneof([1, 2]),
    };
    expect([...iterate(space)]).toEqual([
      { c: 4, b: 2, a: 1 },
      { c: 6, b: 3, a: 2 },
    ]);
  });

  it("may be the whole, or stand where a choice was made", () => {
    const space = { w: width(), op: oneof([{ k: derived("width", (w: number) => -w) }, "x"]) };
    expect([...iterate(space)]).toEqual([
      { w: 16, op: { k: -16 } },
      { w: 16, op: "x" },
      { w: 32, op: { k: -32 } },
      { w: 32, op: "x" },
    ]);
    expect([
      ...iterate([width(), manyof(2, [derived("width", (w: number) => w), 0], { sorted: true })]),
    ]).toEqual([
      [16, [16, 0]],
      [32, [32, 0]],
    ]);
  });

  it("gets a value of its own where it gives back what it was given", () => {
    const space = { a: oneof([{ list: [1] }], { name: "a" }), b: derived("a", (a: { list: number[] }) => a) };
    const made = materialize(space, { a: "object" });
    expect(made.b).toEqual(made.a);
    expect(made.b).not.toBe(made.a);
    expect(made.b.list).not.toBe(made.a.list);
    const teacher = ref({ shared: 1 });
    expect(materialize({ a: 1, b: derived("a", () => teacher) }, {}).b).toBe(teacher);
  });

  it.each<readonly [unknown, string]>([
    [
      { a: 1, b: derived("nowhere", () => 1) },
      '"b" derives from "nowhere", which is no name of a decision that is made here and no path: at "nowhere" there is a, b.',
    ],
    [{ a: [1], b: derived("a[3].x", () => 1) }, 'at "3" there is 0.'],
    [{ a: 1, b: derived("a.x", () => 1) }, 'at "x" there is nothing.'],
    [
      { a: 1, b: [derived("", () => 1)] },
      '"b[0]" derives from "", which is no name of a decision that is made here and no path.',
    ],
    [{ a: 1, b: derived("a[", () => 1) }, '"b" derives from "a[", which is no name'],
    [
      { a: derived("b", (x) => x), b: derived("a", (x) => x) },
      '"a" (derived("b", ...)), "b" (derived("a", ...)): what it derives from is never decided; values must not derive from each other in a circle.',
    ],
    [{ a: derived("a", (x) => x) }, '"a" (derived("a", ...))'],
    [
      { a: 1, b: derived("a", () => floatv(0, 1)) },
      '"b": derived("a", ...) comes to a FloatValue that is not decided; it has to give a decided value.',
    ],
    [{ a: 1, b: derived("a", () => derived("a", () => 1)) }, "that is not decided"],
  ])("case %# is refused when it is decoded, and the message says where", (space, message) => {
    const { spec, decode } = template(space);
    expect(() => decode(DNA.of(spec, []))).toThrow(message);
  });

  it("has to derive from something", () => {
    expect(() => derived([], () => 1)).toThrow(
      new RangeError("derived: there is nothing to derive from; name at least one decision or path."),
    );
  });

  it("lets the error of its function through", () => {
    expect(() =>
      materialize(
        {
          a: 1,
          b: derived("a", () => {
            throw new RangeError("mine");
          }),
        },
        {},
      ),
    ).toThrow("mine");
  });

  it("is compared when a program is read back", () => {
    const { encode, tryEncode } = template({
      w: width(),
      rest: [{ units: derived("width", (w: number) => 4 * w) }],
    });
    expect(encode({ w: 32, rest: [{ units: 128 }] }).numbers).toEqual([1]);
    expect(() => encode({ w: 32, rest: [{ units: 64 }] })).toThrow(
      "rest[0].units is no point of the space: the decisions around it derive another value.",
    );
    expect(tryEncode({ w: 32, rest: [] })).toBeUndefined();
  });

  it("equals another of the same sources and function", () => {
    const twice = (x: number): number => 2 * x;
    expect(eq(derived("a", twice), derived("a", twice))).toBe(true);
    expect(eq(derived("a", twice), derived("b", twice))).toBe(false);
    expect(
      eq(
        derived("a", twice),
        derived("a", (x: number) => 2 * x),
      ),
    ).toBe(false);
  });

  it("is seen, decided, by a constraint around it", () => {
    const space = constrain(
      { w: width(), units: derived("width", (w: number) => 4 * w) },
      ({ units }) => units > 100,
    );
    expect([...iterate({ net: space })]).toEqual([{ net: { w: 32, units: 128 } }]);
    expect(() => materialize({ net: space }, { width: 16 })).toThrow("break the constraint");
  });
});

describe("a derived value between two loops", () => {
  const space = {
    w: width(),
    d: oneof([1, 2], { name: "depth" }),
    area: derived(["width", "depth"], (w: number, d: number) => w * d),
    op: oneof([{ k: derived("width", (w: number) => -w) }, "x"], { name: "op" }),
  };

  it("waits for the loop that decides the rest, and remembers the names of the first", () => {
    const outer = template(space, { where: ({ name }) => name === "width" });
    const example = outer.decode(DNA.of(outer.spec, [1]));
    expect([...iterate(example)]).toEqual([
      { w: 32, d: 1, area: 32, op: { k: -32 } },
      { w: 32, d: 1, area: 32, op: "x" },
      { w: 32, d: 2, area: 64, op: { k: -32 } },
      { w: 32, d: 2, area: 64, op: "x" },
    ]);
  });

  it("gives what one loop gives, whichever names the first loop decides", () => {
    const texts = (values: Iterable<unknown>): string[] =>
      [...values].map((each) => JSON.stringify(each)).sort();
    for (const names of [["width"], ["depth"], ["op"], ["width", "op"], ["depth", "op"], []]) {
      const outer = iterate(space, { where: ({ name = "" }) => names.includes(name) });
      expect(texts([...outer].flatMap((each) => [...iterate(each)]))).toEqual(texts(iterate(space)));
    }
  });
});

describe("a contextual value", () => {
  it("is what the nearest object around it has under its key", () => {
    const space = {
      lr: 0.1,
      net: { lr: oneof([1, 2]), layers: [{ lr: contextual<number>() }] },
      other: { lr: contextual<number>() },
    };
    expect(materialize(space, { "net.lr": 2 })).toEqual({
      lr: 0.1,
      net: { lr: 2, layers: [{ lr: 2 }] },
      other: { lr: 0.1 },
    });
  });

  it("may have another key, in the object that holds it too", () => {
    const space = {
      rate: 1,
      x: contextual<number>({ key: "rate" }),
      inner: { y: contextual<number>({ key: "rate" }) },
    };
    expect(materialize(space, {})).toEqual({ rate: 1, x: 1, inner: { y: 1 } });
  });

  it("takes its default where nothing has the key, and a scope before all else, the innermost", () => {
    const space = { net: { lr: contextual<number | undefined>({ default: undefined }) } };
    expect(materialize(space, {})).toEqual({ net: { lr: undefined } });
    const scoped = withContext({ lr: 1 }, () =>
      withContext({ lr: 2, other: 3 }, () => materialize(space, {})),
    );
    expect(scoped).toEqual({ net: { lr: 2 } });
    expect(() =>
      withContext({ lr: 1 }, () => {
        throw new Error("mine");
      }),
    ).toThrow("mine");
    expect(materialize(space, {})).toEqual({ net: { lr: undefined } });
  });

  it("may follow another one, and gets a copy of an object", () => {
    const space = {
      opt: { lr: 1 },
      a: { opt: contextual<{ lr: number }>(), b: { opt: contextual<{ lr: number }>() } },
    };
    const made = materialize(space, {});
    expect(made).toEqual({ opt: { lr: 1 }, a: { opt: { lr: 1 }, b: { opt: { lr: 1 } } } });
    expect(new Set([made.opt, made.a.opt, made.a.b.opt]).size).toBe(3);
  });

  it("is refused where nothing gives it a value, or an undecided one", () => {
    expect(() => materialize({ net: [{ lr: contextual<number>() }] }, {})).toThrow(
      '"net[0].lr": nothing above it has "lr"; give it a default, contextual({ default: ... }), or a scope, withContext({ lr: ... }, run).',
    );
    expect(() =>
      withContext({ lr: intv(1, 2) }, () => materialize({ lr: contextual<number>() }, {})),
    ).toThrow('"lr": contextual() comes to a IntValue that is not decided');
  });
});
