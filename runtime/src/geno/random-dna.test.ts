import { describe, expect, it } from "vitest";
import type { FloatPoint, Space } from "./points.js";
import { randomDna } from "./random-dna.js";
import { RandomStream } from "./random.js";
import { DNASpec } from "./spec.js";

/** Many draws of one space, each with a stream of its own, as a study makes them. */
function draws(space: Space, count: number, seed: number): (readonly number[])[] {
  const spec = new DNASpec(space);
  const random = RandomStream.of(seed);
  return Array.from({ length: count }, (_, i) => randomDna(spec, random.split(i)).numbers);
}

/** The largest distance between the empirical distribution of values and the one of `distribution`. */
function kolmogorovSmirnov(values: readonly number[], distribution: (value: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b).map(distribution);
  return sorted.reduce(
    (largest, p, i) => Math.max(largest, p - i / sorted.length, (i + 1) / sorted.length - p),
    0,
  );
}

describe("a random DNA", () => {
  const N = 10_000;
  // Kolmogorov's critical value at p = 10⁻⁶: √(ln(2 / 10⁻⁶) / 2N) = √(14.51 / 20000) = 0.0269.
  const critical = 0.0269;
  const point = (scale: FloatPoint["scale"]): FloatPoint => ({
    id: "x",
    kind: "float",
    min: 1e-6,
    max: 1e-2,
    scale,
  });
  const logarithmic = (x: number): number => Math.log(x / 1e-6) / Math.log(1e4);
  const laws: readonly (readonly [FloatPoint["scale"], (x: number) => number])[] = [
    ["linear", (x) => (x - 1e-6) / (1e-2 - 1e-6)],
    ["log", logarithmic],
    ["rlog", (x) => 1 - logarithmic(1e-6 + 1e-2 - x)],
  ];

  it.each(laws)("has floats that are uniform on the %s scale", (scale, distribution) => {
    const values = draws([point(scale)], N, 3).map(([x]) => x ?? NaN);
    expect(kolmogorovSmirnov(values, distribution)).toBeLessThan(critical);
  });

  it("has floats that are not uniform on another scale: the test above can fail", () => {
    const values = draws([point("log")], N, 3).map(([x]) => x ?? NaN);
    expect(kolmogorovSmirnov(values, (x) => x / 1e-2)).toBeGreaterThan(0.5);
  });

  it("has choices, ints and conditional decisions that are uniform and independent, each by its own law", () => {
    const space: Space = [
      {
        id: "a",
        kind: "categorical",
        candidates: [
          { label: "x", space: [{ id: "a[=0/2].n", kind: "int", min: 0, max: 2, step: 1, count: 3 }] },
          { label: "y", space: [] },
        ],
      },
      { id: "b", kind: "int", min: 5, max: 6, step: 1, count: 2 },
    ];
    const counts = new Map<string, number>();
    for (const numbers of draws(space, N, 5))
      counts.set(String(numbers), (counts.get(String(numbers)) ?? 0) + 1);
    // Each candidate of a: 1/2, not in proportion to the points behind it; under x each n: 1/3; each b: 1/2.
    const expected = new Map([
      ...[0, 1, 2].flatMap((n) => [0, 1].map((b) => [`0,${n},${b}`, N / 12] as const)),
      ...[0, 1].map((b) => [`1,${b}`, N / 4] as const),
    ]);
    expect([...counts.keys()].sort()).toEqual([...expected.keys()].sort());
    const chi = [...expected].reduce((sum, [key, e]) => sum + ((counts.get(key) ?? 0) - e) ** 2 / e, 0);
    // 8 cells, 7 degrees of freedom; p = 10⁻⁶ by Wilson and Hilferty: 7 · (1 − 2/63 + 4.753 · √(2/63))³ = 42.
    expect(chi).toBeLessThan(42);
  });

  it("is the same for the same stream, and of the space that it was drawn from", () => {
    const spec = new DNASpec([point("log"), { ...point("log"), id: "y" }]);
    const [a, b] = [randomDna(spec, RandomStream.of(1)), randomDna(spec, RandomStream.of(1))];
    expect(a.numbers).toEqual(b.numbers);
    expect(a.spec).toBe(spec);
    expect(a.numbers[0]).not.toBe(a.numbers[1]);
  });
});
