import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oneof } from "../../hyper/oneof.js";
import { circle, nest, symbolicValue } from "../../testing/symbolic-values.js";
import { diff, diffText, MISSING } from "./diff.js";
import { eq } from "./equal.js";
import { ref } from "../ref.js";

const before = { a: 1, list: [1, [2, 3], { x: 1 }], only: null, same: [1, 2] };
const after = { a: 1, list: [1, [2, 4, 5], { x: 2 }], same: [1, 2], other: "new" };

describe("diff", () => {
  it("as a list has every place, nested lists included, in the order of the first value", () => {
    expect(diff(before, after, { flat: true })).toEqual([
      { path: "list[1][1]", before: 3, after: 4 },
      { path: "list[1][2]", before: MISSING, after: 5 },
      { path: "list[2].x", before: 1, after: 2 },
      { path: "only", before: null, after: MISSING },
      { path: "other", before: MISSING, after: "new" },
    ]);
  });

  it("as text can be read", () => {
    expect(diffText(before, after).split("\n")).toEqual([
      "list[1][1]: 3 → 4",
      "list[1][2]: nothing → 5",
      "list[2].x: 1 → 2",
      "only: null → nothing",
      'other: nothing → "new"',
    ]);
    expect(diffText(1, [() => 1])).toBe("1 → an array");
    expect(diffText(before, before)).toBe("");
    expect(diffText({ a: "x".repeat(100) }, { a: 1 }).length).toBeLessThan(80);
  });

  it("tells what is the same, whole, and both", () => {
    expect(diff(before, after, { flat: true, mode: "same" })).toEqual([
      { path: "a", before: 1, after: 1 },
      { path: "list[0]", before: 1, after: 1 },
      { path: "list[1][0]", before: 2, after: 2 },
      { path: "same", before: [1, 2], after: [1, 2] },
    ]);
    expect(diff(before, after, { flat: true, mode: "both" })).toHaveLength(9);
    expect(diff([1], [1], { flat: true, mode: "same" })).toEqual([{ path: "", before: [1], after: [1] }]);
  });

  it("as a tree has the places under each other", () => {
    const tree = diff(before, after);
    expect(tree.parts.map((part) => [part.key, part.parts.map(({ path }) => path)])).toEqual([
      ["list", ["list[1]", "list[2]"]],
      ["only", []],
      ["other", []],
    ]);
    expect(diff([1], [1])).toEqual({
      path: "",
      key: undefined,
      before: [1],
      after: [1],
      same: true,
      parts: [],
    });
    expect(diff([1, 2], [1, 2], { mode: "both" })).toMatchObject({ same: true, parts: [] });
  });

  it("takes values of different kinds, and shared parts, as wholes", () => {
    expect(diff([1], { 0: 1 }, { flat: true })).toHaveLength(1);
    expect(diff(oneof([1, 2]), oneof([1, 3, 4]), { flat: true })).toEqual([
      { path: "[1]", before: 2, after: 3 },
      { path: "[2]", before: MISSING, after: 4 },
    ]);
    expect(diff(oneof([1]), oneof([1], { name: "x" }), { flat: true })).toHaveLength(1);
    const shared = ref({ a: 1 });
    expect(diff([shared], [{ a: 2 }], { flat: true })).toEqual([
      { path: "[0]", before: shared, after: { a: 2 } },
    ]);
    expect(diff([shared], [shared], { flat: true })).toEqual([]);
  });

  it("is empty for equal values and only for them", () => {
    fc.assert(
      fc.property(symbolicValue, symbolicValue, (a, b) => {
        expect(diff(a, b, { flat: true }).length === 0).toBe(eq(a, b));
        expect(diff(a, b).same).toBe(eq(a, b));
        expect(diff(a, a, { flat: true })).toEqual([]);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  it("takes 10,000 items, and refuses what has no end", () => {
    const list = Array.from({ length: 10_000 }, (_, i) => ({ i }));
    const other = list.map(({ i }) => ({ i: i + (i % 2) }));
    expect(diff(list, other, { flat: true })).toHaveLength(5000);
    expect(() => diff(circle(), circle())).toThrow("diff: the value contains itself");
    expect(() => diff(nest(1100), nest(1100))).toThrow("more than 1000 deep");
  });
});
