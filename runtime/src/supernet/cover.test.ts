// Paths that between them take each candidate of each decision.
import { constrain, dnaSpec, intv, manyof, oneof, type DNASpec } from "tsglove";
import { describe, expect, it } from "vitest";
import { Cover } from "./cover.js";

const NONE = new Map<string, number>();

/** What was taken of each decision, sorted. */
function taken(spec: DNASpec): { readonly paths: number; readonly numbers: Record<string, number[]> } {
  const numbers: Record<string, Set<number>> = {};
  let paths = 0;
  for (const dna of new Cover(spec, NONE).covering()) {
    paths++;
    for (const { point, number } of dna.decisions) (numbers[point.id] ??= new Set()).add(number);
  }
  const sorted = Object.entries(numbers).map(([id, set]) => [id, [...set].sort((a, b) => a - b)] as const);
  return { paths, numbers: Object.fromEntries(sorted) };
}

describe("paths that cover a space", () => {
  it("take several decisions at once", () => {
    expect(taken(dnaSpec({ a: oneof([1, 2, 3]), b: oneof([1, 2]), c: oneof([1, 2, 3, 4]) }))).toEqual({
      paths: 4,
      numbers: { a: [0, 1, 2], b: [0, 1], c: [0, 1, 2, 3] },
    });
  });

  it("reach what opens under a choice", () => {
    const { numbers } = taken(dnaSpec({ a: oneof([oneof([1, 2]), oneof([3, 4, 5]), 6]) }));
    expect(numbers).toEqual({ a: [0, 1, 2], "a[=0/3]": [0, 1], "a[=1/3]": [0, 1, 2] });
  });

  it("take of a long range its ends, and some between", () => {
    const { paths, numbers } = taken(dnaSpec({ a: intv(1, 2000) }));
    expect(paths).toBeLessThanOrEqual(16);
    expect([numbers["a"]?.[0], numbers["a"]?.at(-1)]).toEqual([0, 1999]);
  });

  it("take of a manyof only what its items can take together", () => {
    const sorted = dnaSpec({ a: manyof(2, ["x", "y", "z"], { sorted: true }) });
    expect(taken(sorted).numbers).toEqual({ "a[0]": [0, 1], "a[1]": [1, 2] });
    const distinct = dnaSpec({ a: manyof(3, ["x", "y", "z"]) });
    expect(taken(distinct).numbers).toEqual({ "a[0]": [0, 1, 2], "a[1]": [0, 1, 2], "a[2]": [0, 1, 2] });
    for (const spec of [sorted, distinct])
      for (const { numbers } of new Cover(spec, NONE).covering())
        expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("keep to constraints", () => {
    const space = constrain({ a: intv(0, 5), b: intv(0, 5) }, ({ a, b }) => a + b <= 5);
    const spec = dnaSpec(space);
    expect(taken(spec).numbers).toEqual({ a: [0, 1, 2, 3, 4, 5], b: [0, 1, 2, 3, 4, 5] });
    for (const dna of new Cover(spec, NONE).covering()) expect(spec.isFeasible(dna)).toBe(true);
  });
});
