import chi2gof from "@stdlib/stats-chi2gof";
import kstest from "@stdlib/stats-kstest";
import { describe, expect, it } from "vitest";
import { DNA } from "../geno/dna.js";
import { RandomStream } from "../geno/random.js";
import { toUnit } from "../geno/scale.js";
import type { DNASpec } from "../geno/spec.js";
import { constrain } from "../hyper/constrain.js";
import { custom } from "../hyper/custom.js";
import { manyof, permutate } from "../hyper/many.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import { QuasiRandom } from "./quasi-random.js";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** The first points of a study with a seed. */
function points(spec: DNASpec, count: number, seed: number): readonly DNA[] {
  const search = new QuasiRandom().start({ spec, trials: count });
  const random = RandomStream.of(seed);
  return range(count).map((i) => {
    const dna = search.propose({ id: i + 1, random: random.split(i + 1) });
    if (dna === undefined) throw new Error("The sequence never ends.");
    search.report({ id: i + 1, dna, reward: i });
    return DNA.of(spec, dna.numbers);
  });
}

/** The fifth points of studies with seeds of their own: independent draws. */
const independent = (spec: DNASpec, count: number): readonly DNA[] =>
  range(count).map((seed) => points(spec, 5, seed)[4] ?? DNA.of(spec, []));

/** How often each of `count` values comes. */
function frequencies(values: readonly number[], count: number): number[] {
  const found = new Array<number>(count).fill(0);
  for (const value of values) found[value] = (found[value] ?? NaN) + 1;
  return found;
}

const evenly = (count: number): number[] => new Array<number>(count).fill(1 / count);

describe("quasi-random search", () => {
  it("gives any 2^k trials from a multiple of 2^k on one value in each 2^k-th of every decision's range", () => {
    const spec = dnaSpec([
      floatv(1e-6, 1, "log"),
      floatv(-1, 3),
      intv(0, 63),
      oneof(range(64)),
      intv(0, 2 ** 40 - 1),
    ]);
    for (const seed of [1, 2, 3]) {
      const found = points(spec, 128, seed).slice(64);
      spec.space.forEach((point, place) => {
        const strata = found.map(({ numbers }) => {
          const number = numbers[place] ?? NaN;
          if (point.kind === "float") return Math.floor(64 * toUnit(point, number));
          return place === 4 ? Math.floor(number / 2 ** 34) : number;
        });
        expect(strata.sort((a, b) => a - b)).toEqual(range(64));
      });
    }
  });

  // Each p-value of a true law is below 10⁻⁵ once in 10⁵ times; there are 4 here, and the seeds are fixed.
  it("draws each trial by the law of random search", () => {
    const spec = dnaSpec({
      lr: floatv(1e-6, 1, "log"),
      n: intv(1, 7),
      op: oneof(["a", "b", oneof(["x", "y", "z"])]),
    });
    const drawn = independent(spec, 3000);
    const [lr] = spec.space;
    if (lr?.kind !== "float") throw new Error("The first point is the float.");
    const units = drawn.map(({ numbers }) => toUnit(lr, numbers[0] ?? NaN));
    expect(kstest(units, "uniform", 0, 1).pValue).toBeGreaterThan(1e-5);
    const column = (place: number): number[] => drawn.flatMap(({ numbers }) => numbers[place] ?? []);
    expect(chi2gof(frequencies(column(1), 7), evenly(7)).pValue).toBeGreaterThan(1e-5);
    expect(chi2gof(frequencies(column(2), 3), evenly(3)).pValue).toBeGreaterThan(1e-5);
    expect(chi2gof(frequencies(column(3), 3), evenly(3)).pValue).toBeGreaterThan(1e-5);
  });

  // As above: 4 p-values.
  it.each([
    ["manyof distinct", () => manyof(2, range(4)), 12],
    ["manyof distinct and sorted", () => manyof(2, range(5), { distinct: true, sorted: true }), 10],
    ["permutate", () => permutate(range(3)), 6],
    ["manyof with repeats", () => manyof(2, range(3), { distinct: false, sorted: false }), 9],
  ])("draws every arrangement of %s equally often", (_, value, count) => {
    const found = new Map<string, number>();
    for (const { numbers } of independent(dnaSpec(value()), 2000)) {
      const key = numbers.join();
      found.set(key, (found.get(key) ?? 0) + 1);
    }
    expect(found.size).toBe(count);
    expect(chi2gof([...found.values()], evenly(count)).pValue).toBeGreaterThan(1e-5);
  });

  it("covers more of a space of 64 points in 64 trials than chance", () => {
    const spec = dnaSpec([oneof(range(8)), oneof(range(8))]);
    for (const seed of range(10))
      // The first two dimensions have one point in each of the 64 boxes; of independent ones 64 · (1 − 1/64)⁶⁴ = 23 stay empty.
      expect(new Set(points(spec, 64, seed).map(String)).size).toBe(64);
  });

  it("goes through conditional spaces, names that are tied, customs, and many decisions", () => {
    const deep = (level: number): unknown => oneof([level, level === 0 ? floatv(0, 1) : [deep(level - 1)]]);
    const spec = dnaSpec({
      deep: deep(40),
      a: oneof([floatv(0, 1, "linear", { name: "x" }), 1]),
      b: oneof([floatv(0, 1, "linear", { name: "x" }), 2]),
      nested: manyof(2, [oneof(range(3)), floatv(0, 1), permutate(range(3))]),
      custom: custom({ random: (random) => String(random.int(5)), decode: Number }),
      wide: range(700).map(() => floatv(0, 1)),
    });
    const found = points(spec, 64, 1);
    expect(new Set(found.map(String)).size).toBe(64);
    expect(points(spec, 64, 1).map(String)).toEqual(found.map(String));
    expect(points(spec, 64, 2).map(String)).not.toEqual(found.map(String));
  });

  it("passes over points that a constraint of the space rules out", () => {
    const spec = dnaSpec(constrain({ a: intv(0, 9), b: intv(0, 9) }, ({ a, b }) => a + b > 15));
    for (const dna of points(spec, 50, 1)) expect(spec.isFeasible(dna)).toBe(true);
  });

  it("proposes the one point of a space without decisions", () => {
    expect(points(dnaSpec([1, 2]), 3, 1).map(({ numbers }) => numbers)).toEqual([[], [], []]);
  });
});
