import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import { cycle, order, partiallyMapped } from "./permutation-crossovers.js";

/** Two orders of `length` of the items 0 to `items` − 1. */
const orders = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 }))
  .chain(([length, more]) => {
    const items = Array.from({ length: length + more }, (_, item) => item);
    const one = fc.shuffledSubarray(items, { minLength: length, maxLength: length });
    return fc.tuple(one, one);
  });

/** Every segment that a child may have taken from a. */
function segments(a: readonly number[], child: readonly number[]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let start = 0; start < a.length; start++)
    for (let end = start + 1; end <= a.length; end++)
      if (a.slice(start, end).every((item, i) => child[start + i] === item)) found.push([start, end]);
  return found;
}

describe.each([
  ["partially mapped", partiallyMapped],
  ["order", order],
  ["cycle", cycle],
] as const)("%s crossover", (_, cross) => {
  it("holds nothing twice and nothing that no parent has, of all or some of the items", () => {
    fc.assert(
      fc.property(orders, fc.integer(), ([a, b], seed) => {
        const child = cross(a, b, RandomStream.of(seed));
        expect(child).toHaveLength(a.length);
        expect(new Set(child).size).toBe(a.length);
        expect(child.every((item) => a.includes(item) || b.includes(item))).toBe(true);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("leaves equal parents as they are, and makes other children of others", () => {
    const [a, b] = [
      [0, 1, 2, 3, 4, 5],
      [3, 0, 5, 1, 2, 4],
    ];
    expect(cross(a, a, RandomStream.of(1))).toEqual(a);
    const children = Array.from({ length: 100 }, (__, seed) => cross(a, b, RandomStream.of(seed)));
    // One is a copy of a with a chance of 2/3 at the most, for a segment of 4 or more, or of 1/2: that all 100 are, of
    // (2/3)¹⁰⁰ < 10⁻¹⁷.
    expect(children.some((child) => String(child) !== String(a))).toBe(true);
  });
});

it("partially mapped crossover keeps b outside of the segment where it can", () => {
  fc.assert(
    fc.property(orders, fc.integer(), ([a, b], seed) => {
      const child = partiallyMapped(a, b, RandomStream.of(seed));
      const isByRule = segments(a, child).some(([start, end]) =>
        child.every((item, place) => {
          if (place >= start && place < end) return true;
          let expected = b[place];
          while (expected !== undefined && a.slice(start, end).includes(expected))
            expected = b[a.indexOf(expected)];
          return item === expected;
        }),
      );
      expect(isByRule).toBe(true);
    }),
    { seed: 2, numRuns: 1000 },
  );
});

it("order crossover has the others in the order of b, from behind the segment on", () => {
  fc.assert(
    fc.property(orders, fc.integer(), ([a, b], seed) => {
      const child = order(a, b, RandomStream.of(seed));
      const isByRule = segments(a, child).some(([start, end]) => {
        const kept = a.slice(start, end);
        const rest = [...child.slice(end), ...child.slice(0, start)];
        const others = [...b.slice(end), ...b.slice(0, end)].filter((item) => !kept.includes(item));
        return rest.every((item, i) => item === others[i]);
      });
      expect(isByRule).toBe(true);
    }),
    { seed: 3, numRuns: 1000 },
  );
});

it("cycle crossover has at each place what a parent has there, cycle by cycle", () => {
  fc.assert(
    fc.property(orders, fc.integer(), ([a, b], seed) => {
      const child = cycle(a, b, RandomStream.of(seed));
      expect(child.every((item, place) => item === a[place] || item === b[place])).toBe(true);
    }),
    { seed: 4, numRuns: 1000 },
  );
  // By place, the cycles of these are {0, 3, 5, 8}, {1, 2, 9, 7} and {4, 6}.
  const a = [9, 8, 2, 1, 7, 4, 5, 10, 6, 3];
  const b = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const expected = [
    [9, 2, 3, 1, 7, 4, 5, 8, 6, 10],
    [1, 8, 2, 4, 5, 6, 7, 10, 9, 3],
  ];
  const children = Array.from({ length: 40 }, (_, seed) => cycle(a, b, RandomStream.of(seed)));
  for (const child of children) expect(expected).toContainEqual(child);
  // Which parent is first is a fair coin: that 40 agree has a chance of 2⁻³⁹.
  expect(new Set(children.map(String)).size).toBe(2);
});
