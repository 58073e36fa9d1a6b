import { describe, expect, it } from "vitest";
import type { DecisionPoint, Scale } from "../../geno/points.js";
import { RandomStream } from "../../geno/random.js";
import { CLOSE, WIDE } from "./bandwidths.js";
import { Group } from "./group.js";
import { Parzen } from "./parzen.js";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const float = (id: string, scale: Scale = "linear"): DecisionPoint => ({
  kind: "float",
  id,
  min: 1,
  max: 9,
  scale,
});
const int = (id: string, count: number): DecisionPoint => ({
  kind: "int",
  id,
  min: 0,
  max: count - 1,
  step: 1,
  count,
});
const choice = (id: string, count: number): DecisionPoint => ({
  kind: "categorical",
  id,
  candidates: range(count).map((index) => ({ label: `${index}`, space: [] })),
});

function density(group: Group, rows: readonly (readonly number[])[], look = WIDE): Parzen {
  const parzen = new Parzen(group);
  parzen.begin(rows.length);
  rows.forEach((row, i) => {
    parzen.add(row, 0, 1 + i);
  });
  parzen.close(1, look.better);
  return parzen;
}

/** The middles of `count` even parts of 0 to 1. */
const middles = (count: number): readonly number[] => range(count).map((i) => (i + 0.5) / count);

describe.each([
  ["wide", WIDE],
  ["close", CLOSE],
])("a %s density", (_, look) => {
  it.each([
    ["a float", float("x"), [[0], [0.02], [0.9]], middles(20_000)],
    ["an int of 7 values", int("n", 7), [[0.5 / 7], [6.5 / 7]], middles(7)],
    ["an int of 1,000 values", int("n", 1000), [[0.0005], [0.3005]], middles(1000)],
    ["a choice", choice("c", 5), [[0], [3], [3]], range(5)],
  ])("of %s is 1 on average over all values", (_name, point, rows, values) => {
    const parzen = density(new Group([point]), rows, look);
    const sum = values.reduce(
      (total, value) => total + Math.exp(parzen.logDensity(Float64Array.of(value))),
      0,
    );
    // The table of the normal tail is off by 2 · 10⁻⁶, sums for integrals of a thousand steps by less than 10⁻³.
    expect(Math.abs(sum / values.length - 1)).toBeLessThan(1e-3);
  });

  it("is 1 everywhere where nothing was tried", () => {
    const parzen = density(new Group([float("x"), choice("c", 3)]), [], look);
    expect(parzen.logDensity(Float64Array.of(0.1, 2))).toBe(0);
  });

  it("draws what it says: by chi-square", () => {
    const group = new Group([choice("c", 3), float("x"), int("n", 4)]);
    // Columns: x, n, c.
    const parzen = density(
      group,
      [
        [0.1, 0.125, 0],
        [0.15, 0.375, 0],
        [0.8, 0.875, 2],
      ],
      look,
    );
    const N = 20_000;
    const parts = 5;
    const counts = new Float64Array(parts * 4 * 3);
    const random = RandomStream.of(1);
    const row = new Float64Array(3);
    for (let i = 0; i < N; i++) {
      parzen.draw(row, random);
      const [x = 0, n = 0, c = 0] = row;
      const cell = (Math.min(parts - 1, Math.floor(x * parts)) * 4 + Math.floor(n * 4)) * 3 + c;
      counts[cell] = (counts[cell] ?? NaN) + 1;
    }
    let chi = 0;
    counts.forEach((seen, cell) => {
      const c = cell % 3;
      const n = (Math.floor(cell / 3) % 4) / 4 + 0.125;
      const part = Math.floor(cell / 12);
      const mass =
        middles(50).reduce(
          (sum, at) => sum + Math.exp(parzen.logDensity(Float64Array.of((part + at) / parts, n, c))),
          0,
        ) /
        50 /
        counts.length;
      chi += (seen - N * mass) ** 2 / (N * mass);
    });
    // 59 degrees of freedom: above 125.7 by a chance of 10⁻⁶.
    expect(chi).toBeLessThan(125.7);
  });
});

it("draws an int of few values as it compares them where the bandwidth is least", () => {
  const group = new Group([int("n", 8)]);
  const parzen = density(group, [[3.5 / 8]], { better: () => 0, others: () => 0 });
  const N = 20_000;
  const counts = range(8).map(() => 0);
  const random = RandomStream.of(3);
  const row = new Float64Array(1);
  for (let i = 0; i < N; i++) {
    parzen.draw(row, random);
    const value = Math.floor((row[0] ?? NaN) * 8);
    counts[value] = (counts[value] ?? NaN) + 1;
  }
  const chi = counts.reduce((sum, seen, value) => {
    const expected = (N / 8) * Math.exp(parzen.logDensity(Float64Array.of((value + 0.5) / 8)));
    return sum + (seen - expected) ** 2 / expected;
  }, 0);
  // 7 degrees of freedom: above 40.6 by a chance of 10⁻⁶.
  expect(chi).toBeLessThan(40.6);
});

it("draws distinct choices of a manyof only", () => {
  const group = new Group(
    range(3).map((index) => ({
      ...choice(`m[${index}]`, 4),
      many: { id: "m", index, count: 3, distinct: true, sorted: false },
    })),
  );
  const parzen = density(group, [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 3],
  ]);
  const random = RandomStream.of(2);
  const row = new Float64Array(3);
  for (let i = 0; i < 2000; i++) {
    parzen.draw(row, random);
    expect(new Set(row).size).toBe(3);
  }
});
