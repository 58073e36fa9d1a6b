import { runInThisContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { DNA } from "../geno/dna.js";
import { iterateDna } from "../geno/enumerate.js";
import { eq } from "../symbolic/reading/equal.js";
import { format } from "../symbolic/reading/format.js";
import { manyof, permutate } from "./many.js";
import { floatv, intv } from "./numbers.js";
import { oneof } from "./oneof.js";
import { dnaSpec, template } from "./template.js";

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe("making a list of choices", () => {
  it.each<readonly [() => unknown, string]>([
    [() => manyof(0, [1]), "manyof: 0 candidates cannot be chosen; give a whole number of at least 1."],
    [() => manyof(1.5, [1, 2]), "manyof: 1.5 candidates cannot be chosen"],
    [() => manyof(NaN, [1]), "manyof: NaN candidates"],
    [() => manyof(1, []), "manyof: there are no candidates; give at least one."],
    [
      () => manyof(3, [1, 2]),
      "manyof: 3 distinct of 2 candidates cannot be chosen; choose fewer, or say { distinct: false }.",
    ],
    [() => permutate([]), "permutate: there are no candidates; give at least one."],
  ])("case %# is refused, and the message says what to write", (make, message) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });

  it.each<readonly [unknown, string]>([
    [manyof(2, [1, 2, 3]), "manyof(2, [1, 2, 3])"],
    [
      manyof(2, [1, 2], { distinct: false, sorted: true, name: "p" }),
      'manyof(2, [1, 2], { distinct: false, sorted: true, name: "p" })',
    ],
    [
      permutate(["a", oneof([1, 2])], { hints: { a: [1] } }),
      'permutate(["a", oneof([1, 2])], { hints: {"a":[1]} })',
    ],
    [manyof(1, ["a"]), 'permutate(["a"])'],
  ])("case %# has a source that evaluates to an equal one", (value, source) => {
    expect(format(value, { width: Infinity })).toBe(source);
    const evaluate = runInThisContext(`(manyof, permutate, oneof) => (${source})`) as (
      ...scope: unknown[]
    ) => unknown;
    expect(eq(evaluate(manyof, permutate, oneof), value)).toBe(true);
  });

  it("takes frozen and sparse candidates, and keeps a list of its own", () => {
    const candidates = [1, 2];
    const both = [manyof(2, Object.freeze([1, 2])), manyof(2, candidates)];
    candidates.push(3);
    expect(both.map((each) => dnaSpec(each).size)).toEqual([2n, 2n]);
    expect([...iterateDna(dnaSpec(manyof(1, [1, , 3])))]).toHaveLength(3);
  });
});

describe("the decision points of a list of choices", () => {
  it("are one each, side by side, each with the candidates' own spaces", () => {
    const { spec, decode } = template({ x: manyof(2, [intv(1, 3), "a"], { name: "p", hints: "h" }) });
    expect(spec.decisionPoints.map(({ id, name, hints }) => [id, name, hints])).toEqual([
      ["x[0]", "p[0]", "h"],
      ["x[0][=0/2]", undefined, undefined],
      ["x[1]", "p[1]", "h"],
      ["x[1][=0/2]", undefined, undefined],
    ]);
    expect(decode(DNA.of(spec, [1, 0, 2]))).toEqual({ x: ["a", 3] });
  });

  it("of one choice is that of a oneof, in a list", () => {
    const { spec, decode } = template({ x: manyof(1, ["a", "b"], { name: "p" }) });
    expect(spec.decisionPoints.map(({ id, name }) => [id, name])).toEqual([["x", "p"]]);
    expect(decode(DNA.of(spec, [1]))).toEqual({ x: ["b"] });
  });

  it("have names that nothing else may have", () => {
    const space = [manyof(2, [1, 2], { name: "p" }), oneof([1, 2], { name: "p[1]" })];
    expect(() => dnaSpec(space)).toThrow(
      '"[1]": the name "p[1]" stands for oneof([1, 2], { name: "p[1]" }) here and for',
    );
  });
});

describe("reading a list of choices back", () => {
  it("gives the first point of equal ones", () => {
    const { encode } = template(manyof(2, [1, 1, 2, intv(1, 2)], { distinct: true }));
    expect(encode([1, 2] as never).numbers).toEqual([0, 2]);
    expect(encode([1, 1] as never).numbers).toEqual([0, 1]);
    expect(encode([2, 2] as never).numbers).toEqual([2, 3, 1]);
  });

  it("gives each item a candidate of its own, though an item before it would take it", () => {
    const { encode, decode } = template(manyof(3, [intv(1, 9), 1, 2] as const));
    const dna = encode([1, 2, 5]);
    expect(dna.numbers).toEqual([1, 2, 0, 4]);
    expect(decode(dna)).toEqual([1, 2, 5]);
    const sorted = template(manyof(2, [intv(1, 9), 1, intv(1, 3)], { sorted: true }));
    expect(sorted.encode([1, 3]).numbers).toEqual([0, 0, 2, 2]);
  });

  it.each<readonly [unknown, unknown, string]>([
    [manyof(2, [1, 2, 3]), 5, "This is no point of the space: 5 is no list of 2."],
    [manyof(2, [1, 2, 3]), [1], "This is no point of the space: an array is no list of 2."],
    [manyof(2, [1, 2, 3]), [1, 5], "[1] is no point of the space: 5 is none of its 3 candidates."],
    [
      manyof(2, [1, 2, 3]),
      [2, 2],
      "This is no point of the space: [2, 2] are not to be chosen together from its 3 candidates, each once.",
    ],
    [
      manyof(2, [1, 2, 3], { sorted: true }),
      [2, 1],
      "[2, 1] are not to be chosen together from its 3 candidates, each once, in their order.",
    ],
    [
      manyof(2, [{ a: 1 }, { a: oneof([2, 3]) }]),
      [{ a: 1 }, { a: 5 }],
      "[1].a is no point of the space: 5 stands where the space has 1.",
    ],
  ])("case %# is refused, and the message names the place", (space, value, message) => {
    const { encode, tryEncode } = template(space);
    expect(() => encode(value)).toThrow(RangeError);
    expect(() => encode(value)).toThrow(message);
    expect(tryEncode(value)).toBeUndefined();
  });

  it("takes no exponential time where equal candidates could be tried in every order", () => {
    const same = new Array<number>(30).fill(1);
    expect(template(permutate(same)).tryEncode([...same.slice(1), 2])).toBeUndefined();
    const ranges = range(40).map(() => intv(0, 9));
    const { encode, tryEncode } = template(manyof(30, [...ranges, 10], { sorted: true }));
    expect(tryEncode([10, ...same.slice(1)])).toBeUndefined();
    expect(encode([...same.slice(1), 10]).numbers.at(-1)).toBe(40);
    const many = range(200);
    expect(template(permutate(many)).encode([...many].reverse()).numbers).toEqual([...many].reverse());
  });

  it("keeps floats in candidates", () => {
    const { encode, decode } = template(manyof(2, [floatv(0, 1), floatv(2, 3)]));
    expect(decode(encode([2.5, 0.5]))).toEqual([2.5, 0.5]);
  });
});
