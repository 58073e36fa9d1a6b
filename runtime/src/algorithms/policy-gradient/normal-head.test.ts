import kstest from "@stdlib/stats-kstest";
import { describe, expect, it } from "vitest";
import type { FloatPoint, IntPoint } from "../../geno/points.js";
import { RandomStream } from "../../geno/random.js";
import { NormalHead } from "./normal-head.js";

const unit: FloatPoint = { kind: "float", id: "x", min: 0, max: 1, scale: "linear" };
const cells = (count: number): IntPoint => ({ kind: "int", id: "n", min: 0, max: count - 1, step: 1, count });

/** Means from end to end, in quarters of the range from its middle, and deviations. */
const shapes = [
  [0, 0.5],
  [0, 1],
  [1.3, 0.1],
  [-2, 0.3],
  [2, 0.02],
  [0.37, 0.005],
] as const;

/** By Simpson's rule. */
function integral(f: (x: number) => number, parts = 4000): number {
  let sum = f(0) + f(1);
  for (let i = 1; i < parts; i++) sum += (i % 2 === 0 ? 2 : 4) * f(i / parts);
  return sum / (3 * parts);
}

describe.each(shapes)("a normal distribution cut at the ends of its range: %d, %d", (mean, deviation) => {
  const parameters = Float64Array.of(mean, Math.log(deviation));
  const float = new NormalHead(0, unit);

  it("has a density with the integral 1, and its entropy", () => {
    const logAt = (x: number): number => float.logProb(parameters, [], x);
    expect(integral((x) => Math.exp(logAt(x)))).toBeCloseTo(1, 8);
    expect(float.entropy(parameters)).toBeCloseTo(
      integral((x) => -Math.exp(logAt(x)) * logAt(x)),
      6,
    );
  });

  it("draws by it: floats by Kolmogorov and Smirnov", () => {
    const random = RandomStream.of(1);
    const drawn = Array.from({ length: 400 }, () => float.draw(parameters, [], random));
    // Sums of the midpoints of 10,000 parts.
    const sums = new Float64Array(10_001);
    for (let i = 0; i < 10_000; i++)
      sums[i + 1] = (sums[i] ?? NaN) + Math.exp(float.logProb(parameters, [], (i + 0.5) / 10_000)) / 10_000;
    const below = (x: number): number => sums[Math.round(10_000 * Math.min(1, Math.max(0, x)))] ?? NaN;
    // A true law fails once in 10⁶ seeds, for each of six shapes.
    expect(kstest(drawn, below).pValue).toBeGreaterThan(1e-6);
  });

  it.each([9, 100, 5000])("gives %i cells together the chance 1", (count) => {
    const int = new NormalHead(0, cells(count));
    let total = 0;
    for (let i = 0; i < count; i++) total += Math.exp(int.logProb(parameters, [], i));
    expect(total).toBeCloseTo(1, 8);
  });

  it("has in narrow cells the density times the width, and wide ones are no step away from it", () => {
    const count = 1e12;
    const int = new NormalHead(0, cells(count));
    for (const part of [0.01, 0.5, 0.87]) {
      const narrow = int.logProb(parameters, [], part * count);
      expect(narrow + Math.log(count)).toBeCloseTo(float.logProb(parameters, [], part + 0.5 / count), 5);
      // The mean density over a width of w deviations around z is 1 + w² (z² − 1) / 24 times that in the middle, and more terms.
      const wide = new NormalHead(0, cells(100_000));
      const [width, z] = [1e-5 / deviation, (part + 0.5e-5 - 0.5 - mean / 4) / deviation];
      expect(wide.logProb(parameters, [], part * 100_000) + Math.log(100_000)).toBeCloseTo(
        float.logProb(parameters, [], part + 0.5e-5) + (width ** 2 * (z ** 2 - 1)) / 24,
        4,
      );
    }
  });

  it("is finite at the far end, and so are its slopes", () => {
    for (const head of [float, new NormalHead(0, cells(20)), new NormalHead(0, cells(9e15))]) {
      for (const number of head === float ? [0, 1] : [0, 19]) {
        const into = new Float64Array(2);
        expect(head.logProb(parameters, [], number)).toBeGreaterThan(-1e6);
        head.addGradient(parameters, [], number, 1, 1, into);
        expect(into.every(Number.isFinite)).toBe(true);
      }
    }
  });
});

describe("the range of the parameters", () => {
  it("keeps the mean in the interval, and the deviation from 0.005, of an int a quarter of a cell, to 1", () => {
    for (const [point, least] of [
      [unit, 0.005],
      [cells(10), 0.025],
    ] as const) {
      const head = new NormalHead(0, point);
      const parameters = Float64Array.of(5, -50);
      head.confine(parameters);
      expect(parameters[0]).toBe(2);
      expect(Math.exp(parameters[1] ?? NaN)).toBeCloseTo(least, 12);
      parameters.set([-5, 50]);
      head.confine(parameters);
      expect(Array.from(parameters)).toEqual([-2, 0]);
    }
  });

  it("lets an int become almost certain", () => {
    const head = new NormalHead(0, cells(10));
    // The middle of cell 3.
    const parameters = Float64Array.of((0.35 - 0.5) * 4, Math.log(0.025));
    expect(Math.exp(head.logProb(parameters, [], 3))).toBeGreaterThan(0.95);
    expect(head.likeliest(parameters)).toBe(3);
  });

  it("begins nearly even: the middle is 1.65 times as likely as the ends", () => {
    const head = new NormalHead(0, unit);
    const parameters = new Float64Array(2);
    head.begin(parameters);
    const at = (x: number): number => head.logProb(parameters, [], x);
    expect(at(0.5) - at(0)).toBeCloseTo(0.5, 12);
    expect(at(0)).toBeCloseTo(at(1), 12);
  });
});
