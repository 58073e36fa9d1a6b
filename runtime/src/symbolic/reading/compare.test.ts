import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floatv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { circle, symbolicValue } from "../../testing/symbolic-values.js";
import { compare } from "./compare.js";
import { eq } from "./equal.js";
import { ref } from "../ref.js";

describe("compare", () => {
  it("is 0 for equal values and only for them, and turns its sign with its arguments", () => {
    fc.assert(
      fc.property(symbolicValue, symbolicValue, (a, b) => {
        expect(compare(a, b) === 0).toBe(eq(a, b));
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it("is transitive", () => {
    fc.assert(
      fc.property(symbolicValue, symbolicValue, symbolicValue, (a, b, c) => {
        for (const [x, y, z] of [
          [a, b, c],
          [a, c, b],
          [b, a, c],
          [b, c, a],
          [c, a, b],
          [c, b, a],
        ])
          if (compare(x, y) <= 0 && compare(y, z) <= 0) expect(compare(x, z)).toBeLessThanOrEqual(0);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it("has one order for values of all types", () => {
    const date = new Date(0);
    const local = Symbol("s");
    const shared = ref({ a: 0 });
    const registered = [Symbol.for("a"), Symbol.for("b")];
    const sorted: readonly unknown[] = [
      undefined,
      null,
      false,
      true,
      -Infinity,
      -1,
      -0,
      0,
      2,
      Infinity,
      NaN,
      -5n,
      3n,
      "",
      "B",
      "a",
      "aa",
      [],
      [1],
      [1, 0],
      [2],
      {},
      { a: 1 },
      { a: 1, b: 0 },
      { a: 2 },
      { b: 0 },
      floatv(0, 1),
      oneof([1]),
      oneof([1, 2]),
      oneof([2]),
      ...registered,
      date,
      local,
    ];
    for (const value of [date, local]) compare(value, new Date(1));
    for (const [i, a] of sorted.entries())
      for (const [j, b] of sorted.entries()) expect(Math.sign(compare(a, b))).toBe(Math.sign(i - j));
    expect(compare([shared], [{ a: 0 }])).toBeGreaterThan(0);
    expect([compare([shared], [shared]), compare(shared, { a: 0 })]).toEqual([0, 0]);
  });

  it("refuses what has no end", () => {
    expect(() => compare(circle(), circle())).toThrow("compare: the value contains itself");
  });
});
