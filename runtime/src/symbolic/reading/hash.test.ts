import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oneof } from "../../hyper/oneof.js";
import { circle, nest, symbolicValue } from "../../testing/symbolic-values.js";
import { eq } from "./equal.js";
import { hash } from "./hash.js";
import { ref } from "../ref.js";

describe("hash", () => {
  it("is the same for equal values, and else another", () => {
    fc.assert(
      fc.property(symbolicValue, symbolicValue, (a, b) => {
        expect(hash(a) === hash(b)).toBe(eq(a, b));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("does not depend on the order of properties, nor on prototypes, and takes a hole for undefined", () => {
    const bare = Object.assign(Object.create(null) as object, { b: 2, a: 1 });
    expect(hash({ a: 1, b: 2 })).toBe(hash(bare));
    expect(hash({ a: 1, b: 2 })).not.toBe(hash({ a: 2, b: 1 }));

    expect(hash([, 1])).toBe(hash([undefined, 1]));
  });

  it("tells small values apart: no two of 100,000 alike", () => {
    const hashes = new Set<number>();
    for (let i = 0; i < 25_000; i++)
      for (const value of [i, [i], { a: i }, oneof([String(i), 1])]) hashes.add(hash(value));
    expect(hashes.size).toBe(100_000);
  });

  it("is a whole number below 2^53 that stays the same from run to run", () => {
    const value = [1, "a", null, undefined, true, 2n, { b: [NaN, -0] }, oneof([1, 2], { name: "x" })];
    expect(hash(value)).toMatchInlineSnapshot(`571868398914797`);
    fc.assert(fc.property(symbolicValue, (each) => Number.isSafeInteger(hash(each)) && hash(each) >= 0));
  });

  it("goes by identity for functions, foreign objects and shared parts", () => {
    const run = (): number => 1;
    const shared = ref({ a: 1 });
    expect([hash([run]), hash(new Date(0))]).not.toEqual([hash([(): number => 1]), hash(new Date(0))]);
    expect([hash([run]), hash([shared])]).toEqual([hash([run]), hash([shared])]);
    expect(hash([shared])).not.toBe(hash([{ a: 1 }]));
    expect(hash(shared)).toBe(hash({ a: 1 }));
    expect(eq(shared, { a: 1 }) && !eq([shared], [{ a: 1 }])).toBe(true);
  });

  it("refuses what has no end", () => {
    expect(() => hash(circle())).toThrow("hash: the value contains itself: a[1].self is the root again.");
    expect(() => hash(nest(1002))).toThrow("more than 1000 deep");
    expect(hash(nest(1001))).toBe(hash(nest(1001)));
    expect(() => eq(circle(), circle())).toThrow("eq: the value contains itself");
    expect(eq(nest(1001), nest(1001))).toBe(true);
  });
});
