import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { custom } from "../hyper/custom.js";
import { manyof } from "../hyper/many.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import { choicesOf, dnaOfChoices, domainText, type Choices } from "./choices.js";
import { DNA } from "./dna.js";
import { literalText } from "./literal-text.js";
import { outline, outlineText } from "./outline.js";
import type { Candidate, CategoricalPoint, DecisionPoint, Space } from "./points.js";
import type { Literal } from "./literal.js";
import { randomDna } from "./random-dna.js";
import { RandomStream } from "./random.js";
import { DNASpec } from "./spec.js";

const literal = (value: Literal): Candidate => ({ label: literalText(value), literal: { value }, space: [] });
const choice = (id: string, candidates: readonly Candidate[], name?: string): CategoricalPoint => ({
  id,
  kind: "categorical",
  candidates,
  ...(name === undefined ? {} : { name }),
});

const trainer = new DNASpec([
  choice("op", [
    {
      label: "Conv",
      space: [
        choice("op[=0/3].filters", [32, 48, 64].map(literal)),
        choice("op[=0/3].act", ["relu", "gelu"].map(literal)),
      ],
    },
    { label: "MaxPool", space: [{ id: "op[=1/3].size", kind: "int", min: 1, max: 9, step: 2, count: 5 }] },
    { label: "Identity", space: [] },
  ]),
  { id: "lr", kind: "float", min: 1e-6, max: 1e-3, scale: "log", name: "rate" },
]);

describe("the choices of a DNA", () => {
  it("are the natural values of the active decisions by id", () => {
    expect(choicesOf(DNA.of(trainer, [0, 1, 0, 1e-4]))).toEqual({
      op: "Conv",
      "op[=0/3].filters": 48,
      "op[=0/3].act": "relu",
      lr: 1e-4,
    });
    expect(choicesOf(DNA.of(trainer, [1, 4, 1e-4]))).toEqual({ op: "MaxPool", "op[=1/3].size": 9, lr: 1e-4 });
  });

  it("may be written by the name of a point in place of its id, in any order", () => {
    expect(dnaOfChoices(trainer, { rate: 1e-5, op: "Identity" }).numbers).toEqual([2, 1e-5]);
  });

  it("tell equal literals apart: the first goes by itself, a later one by its index", () => {
    const spec = new DNASpec([choice("x", [1, 1, 2].map(literal))]);
    expect([0, 1, 2].map((index) => choicesOf(DNA.of(spec, [index])))).toEqual([
      { x: 1 },
      { x: "1#1" },
      { x: 2 },
    ]);
  });

  it("tell candidates of one class apart by their indices, and never guess which one is meant", () => {
    const conv = { label: "Conv", space: [] };
    const spec = new DNASpec([
      choice("x", [conv, { ...conv }, literal("Pool"), { label: "Pool", space: [] }]),
    ]);
    expect([0, 1, 2, 3].map((index) => choicesOf(DNA.of(spec, [index])))).toEqual([
      { x: "Conv#0" },
      { x: "Conv#1" },
      { x: "Pool" },
      { x: "Pool#3" },
    ]);
    expect(dnaOfChoices(spec, { x: "Pool#3" }).numbers).toEqual([3]);
    expect(() => dnaOfChoices(spec, { x: "Conv" })).toThrow(
      '"x": "Conv" is not in Conv#0 | Conv#1 | "Pool" | Pool#3.',
    );
  });

  it("keep texts, numbers, booleans, bigints, null and undefined apart", () => {
    const values = ["1", 1, true, "true", 1n, null, undefined, "undefined"];
    const spec = new DNASpec([choice("x", values.map(literal))]);
    expect(values.map((x) => dnaOfChoices(spec, { x }).numbers[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

describe("the choices of lists, tied and custom decisions", () => {
  const pair = (name?: string): number[] =>
    manyof(2, [1, 2, 3], { sorted: true, ...(name === undefined ? {} : { name }) });

  it("of a manyof are one each, and may be written as a list, by id or name", () => {
    const spec = dnaSpec({ a: pair(), b: pair("p") });
    const dna = DNA.of(spec, [0, 2, 1, 2]);
    expect(choicesOf(dna)).toEqual({ "a[0]": 1, "a[1]": 3, "b[0]": 2, "b[1]": 3 });
    expect(choicesOf(dna, { keys: "name" })).toEqual({ "a[0]": 1, "a[1]": 3, "p[0]": 2, "p[1]": 3 });
    for (const choices of [
      { a: [1, 3], b: [2, 3] },
      { a: [1, 3], p: [2, 3] },
      { "a[1]": 3, "a[0]": 1, "p[0]": 2, "b[1]": 3 },
    ])
      expect(dnaOfChoices(spec, choices).numbers).toEqual(dna.numbers);
  });

  it.each<readonly [Choices, string]>([
    [{ a: 1 }, '"a": 1 is no list of 2, each one of 1 | 2 | 3.'],
    [{ a: [1] }, '"a": [1] is no list of 2'],
    [{ a: [1, 2, 3] }, '"a": [1, 2, 3] is no list of 2'],
    [{ a: [1, 5] }, '"a[1]": 5 is not in 1 | 2 | 3.'],
    [{ a: [2, 1] }, '"a[1]": 1: 0 may not follow 1: the choices of "a" are distinct and sorted, 2 in all.'],
    [{ a: [1, 1] }, '"a[1]": 1: 0 may not follow 0'],
    [{ "a[0]": 1 }, '"a[1]" is not decided: add one of 1 | 2 | 3.'],
    [{ a: [1, 2], b: [1, 2] }, '"b" is no decision point. There are: a[0], a[1].'],
  ])("%j is refused, and the message says why", (choices, message) => {
    expect(() => dnaOfChoices(dnaSpec({ a: pair() }), choices)).toThrow(RangeError);
    expect(() => dnaOfChoices(dnaSpec({ a: pair() }), choices)).toThrow(message);
  });

  it("of a tied name are said once, where it is decided", () => {
    const n = (): number => oneof([5, 6], { name: "n" });
    const spec = dnaSpec([oneof([[n()], "x"]), n()]);
    expect(choicesOf(DNA.of(spec, [0, 1]))).toEqual({ "[0]": "array", "[0][=0/2][0]": 6 });
    expect(choicesOf(DNA.of(spec, [1, 1]), { keys: "name" })).toEqual({ "[0]": "x", n: 6 });
    expect(dnaOfChoices(spec, { "[0]": "array", n: 6 }).numbers).toEqual([0, 1]);
    expect(dnaOfChoices(spec, { "[0]": "x", n: 6 }).numbers).toEqual([1, 1]);
    expect(() => dnaOfChoices(spec, { "[0]": "array", n: 6, "[1]": 5 })).toThrow(
      '"[1]" is decided, but the choices above it leave it out: remove it.',
    );
  });

  it("do not take a name for the id of another point", () => {
    const spec = dnaSpec({ a: oneof([1, 2], { name: "b" }), b: oneof([1, 2]) });
    const dna = DNA.of(spec, [0, 1]);
    for (const keys of ["id", "name"] as const) expect(choicesOf(dna, { keys })).toEqual({ a: 1, b: 2 });
    expect(() => dnaOfChoices(spec, { b: 2 })).toThrow('"a" is not decided');
  });

  it("of a custom decision are its texts", () => {
    const spec = dnaSpec({
      w: custom({
        random: () => "a",
        decode: String,
        problem: (text) => (text === "a" ? undefined : "only a"),
      }),
    });
    expect(choicesOf(dnaOfChoices(spec, { w: "a" }))).toEqual({ w: "a" });
    expect(() => dnaOfChoices(spec, { w: "b" })).toThrow('"w": "b" is no genome: only a.');
    expect(() => dnaOfChoices(spec, { w: 5 })).toThrow('"w": 5 is not in a genome.');
  });

  it("tell 0 from -0, and NaN from nothing", () => {
    const spec = dnaSpec(oneof([-0, 0, NaN]));
    for (const index of [0, 1, 2]) {
      const dna = DNA.of(spec, [index]);
      expect(dnaOfChoices(spec, choicesOf(dna)).equals(dna)).toBe(true);
    }
    expect(dnaOfChoices(spec, { "": 0 }).numbers).toEqual([1]);
    expect(dnaOfChoices(spec, { "": NaN }).numbers).toEqual([2]);
  });

  it("never take a numbered name for a text that is a candidate itself", () => {
    const spec = dnaSpec(oneof([[1], [1], "array#0", "array#1#"]));
    const names = [0, 1, 2, 3].map((index) => choicesOf(DNA.of(spec, [index]))[""]);
    expect(new Set(names).size).toBe(4);
    names.forEach((name, index) => {
      expect(dnaOfChoices(spec, { "": name }).numbers).toEqual([index]);
    });
  });
});

describe("a dictionary that is no point", () => {
  it.each([
    [{ op: "Identity" }, '"lr" is not decided: add one of 1e-6 to 1e-3, log.'],
    [{ lr: 1e-4 }, '"op" is not decided: add one of Conv | MaxPool | Identity.'],
    [{ op: "Dense", lr: 1e-4 }, '"op": "Dense" is not in Conv | MaxPool | Identity.'],
    [
      { op: "Conv", "op[=0/3].filters": 33, "op[=0/3].act": "relu", lr: 1e-4 },
      '"op[=0/3].filters": 33 is not in 32 | 48 | 64.',
    ],
    [
      { op: "Conv", "op[=0/3].filters": "32", "op[=0/3].act": "relu", lr: 1e-4 },
      '"op[=0/3].filters": "32" is not in 32 | 48 | 64.',
    ],
    [{ op: "MaxPool", "op[=1/3].size": 4, lr: 1e-4 }, '"op[=1/3].size": 4 is not in 1 to 9 by 2.'],
    [{ op: "MaxPool", "op[=1/3].size": 11, lr: 1e-4 }, '"op[=1/3].size": 11 is not in 1 to 9 by 2.'],
    [{ op: "Identity", lr: 2 }, '"lr": 2 is not in 1e-6 to 1e-3, log.'],
    [{ op: "Identity", lr: NaN }, '"lr": NaN is not in 1e-6 to 1e-3, log.'],
    [{ op: "Identity", lr: "1e-4" }, '"lr": "1e-4" is not in 1e-6 to 1e-3, log.'],
    [
      { op: "Identity", lr: 1e-4, "op[=1/3].size": 3 },
      '"op[=1/3].size" is decided, but the choices above it leave it out',
    ],
    [
      { op: "Identity", lr: 1e-4, momentum: 1 },
      '"momentum" is no decision point. There are: op, op[=0/3].filters,',
    ],
  ] as const)("%j is refused, and the message says what to write", (choices, message) => {
    expect(() => dnaOfChoices(trainer, choices)).toThrow(RangeError);
    expect(() => dnaOfChoices(trainer, choices)).toThrow(message);
  });

  it("does not find properties that every object inherits", () => {
    const spec = new DNASpec([choice("constructor", [literal(1)])]);
    expect(() => dnaOfChoices(spec, {})).toThrow('"constructor" is not decided');
  });
});

/** Random spaces: conditional to depth 3, with literals (equal ones too), objects, floats and ints. */
const literals = fc.oneof(fc.constantFrom<Literal>("a", "b", 0, 1, true, null, undefined), fc.string());
const spaceAt = (id: string, depth: number): fc.Arbitrary<Space> =>
  fc
    .array(fc.constantFrom("categorical", "float", "int"), { maxLength: depth === 0 ? 0 : 3 })
    .chain((kinds) => fc.tuple(...kinds.map((kind, i) => pointAt(`${id}.p${i}`, kind, depth))));

function pointAt(
  id: string,
  kind: "categorical" | "float" | "int",
  depth: number,
): fc.Arbitrary<DecisionPoint> {
  if (kind === "float")
    return fc
      .constantFrom("linear", "log", "rlog")
      .map((scale) => ({ id, kind, min: 0.5, max: 8, scale }) as const);
  if (kind === "int")
    return fc
      .tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }))
      .map(
        // The upper end is not always on the grid.
        ([min, step, count]) => ({ id, kind, min, max: min + step * count - 1, step, count }),
      );
  const candidate = (index: number): fc.Arbitrary<Candidate> =>
    fc.oneof(
      literals.map(literal),
      fc
        .tuple(fc.constantFrom("Conv", "Pool", "a"), spaceAt(`${id}[=${index}]`, depth - 1))
        .map(([label, space]) => ({ label, space })),
    );
  return fc
    .integer({ min: 1, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => candidate(index))))
    .map((candidates) => choice(id, candidates));
}

describe("over random spaces", () => {
  const specs = spaceAt("r", 3).map((space) => new DNASpec(space));
  const settings = { seed: 5, numRuns: 400 };

  it("a DNA comes back from its choices", () => {
    fc.assert(
      fc.property(specs, fc.integer(), (spec, seed) => {
        const dna = randomDna(spec, RandomStream.of(seed));
        expect(dnaOfChoices(spec, choicesOf(dna)).numbers).toEqual(dna.numbers);
      }),
      settings,
    );
  });

  it("a random DNA is valid", () => {
    fc.assert(
      fc.property(specs, fc.integer(), (spec, seed) => {
        const { numbers } = randomDna(spec, RandomStream.of(seed));
        expect(DNA.of(spec, numbers).numbers).toEqual(numbers);
      }),
      settings,
    );
  });

  it("a small discrete space has as many points as its size says", () => {
    fc.assert(
      fc.property(specs, (spec) => {
        fc.pre(spec.continuousDimensions === 0 && spec.discreteSize <= 300n);
        const points = enumerate(spec.space);
        expect(BigInt(points.length)).toBe(spec.size);
        expect(new Set(points.map(String)).size).toBe(points.length);
        for (const numbers of points) DNA.of(spec, numbers);
      }),
      settings,
    );
  });

  it("the outline has a line a decision point and a line a candidate that opens more", () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const opening = spec.decisionPoints.flatMap((point) =>
          point.kind === "categorical" ? point.candidates.filter(({ space }) => space.length > 0) : [],
        );
        expect(outline(spec)).toHaveLength(spec.decisionPoints.length + opening.length);
      }),
      settings,
    );
  });
});

/** All points of a discrete space, by plain recursion. */
function enumerate(space: Space): number[][] {
  const [first, ...rest] = space;
  if (first === undefined) return [[]];
  const heads =
    first.kind === "categorical"
      ? first.candidates.flatMap((each, index) => enumerate(each.space).map((under) => [index, ...under]))
      : Array.from({ length: first.kind === "int" ? first.count : 0 }, (_, index) => [index]);
  const tails = enumerate(rest);
  return heads.flatMap((head) => tails.map((tail) => [...head, ...tail]));
}

describe("a space's outline", () => {
  it("shows the tree of decision points, their domains and the size below each candidate", () => {
    expect(outlineText(trainer)).toBe(
      [
        "op           Conv | MaxPool | Identity",
        "  = Conv     ⟨6⟩",
        "    filters  32 | 48 | 64",
        '    act      "relu" | "gelu"',
        "  = MaxPool  ⟨5⟩",
        "    size     1 to 9 by 2",
        "lr           1e-6 to 1e-3, log",
      ].join("\n"),
    );
  });

  it("is empty where nothing is decided", () => {
    expect([outline(new DNASpec([])), outlineText(new DNASpec([]))]).toEqual([[], ""]);
  });

  it("calls a point that is a candidate itself, or the whole space, a value", () => {
    const inner = choice("[=0/1]", [literal(1), literal(2)]);
    const spec = new DNASpec([choice("", [{ label: "oneof([..., ...])", space: [inner] }])]);
    expect(outline(spec).map(({ depth, label }) => [depth, label])).toEqual([
      [0, "value"],
      [1, "= oneof([..., ...])"],
      [2, "value"],
    ]);
  });
});

describe("a domain's text", () => {
  it.each([
    [{ id: "x", kind: "float", min: 0, max: 1, scale: "linear" }, "0 to 1"],
    [{ id: "x", kind: "float", min: 1e-6, max: 1e-3, scale: "rlog" }, "1e-6 to 1e-3, rlog"],
    [{ id: "x", kind: "int", min: 1, max: 8, step: 1, count: 8 }, "1 to 8"],
    [choice("x", [literal("a"), literal(2n), literal(undefined), literal(-0)]), '"a" | 2n | undefined | -0'],
  ] as const)("of case %# is what one would write", (point, text) => {
    expect(domainText(point)).toBe(text);
  });
});
