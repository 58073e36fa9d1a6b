import kstest from "@stdlib/stats-kstest";
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import { Gaussian, type WeighedStep } from "./gaussian.js";

const ones = (count: number): Float64Array => new Float64Array(count).fill(1);
const lengthOf = (vector: Iterable<number>): number => Math.hypot(...vector);

/** Six steps in the plane with the weights of their ranks. */
function generation({ parameters }: Gaussian, factor = 1): readonly WeighedStep[] {
  const steps = [
    [1.2, 0.3],
    [0.8, -0.4],
    [0.5, 0.6],
    [-0.2, 0.1],
    [-1.1, 0.9],
    [-2, -1],
  ];
  return steps.map((step, rank) => ({
    step: Float64Array.from(step, (value) => factor * value),
    weight: parameters.weights[rank] ?? NaN,
  }));
}

describe("the Gaussian of CMA-ES", () => {
  it("begins with independent standard normal steps: by Kolmogorov and Smirnov", () => {
    const gaussian = new Gaussian(new Float64Array(3), 0.2, 7);
    const random = RandomStream.of(1);
    const draws = Array.from({ length: 500 }, () => gaussian.draw(random));
    const [x, y, z] = [0, 1, 2].map((i) => draws.map((step) => step[i] ?? NaN));
    // Of independent ones a sum is normal, too. A true law fails once in 10⁶ seeds, for each of the four.
    for (const column of [x, y, z, x?.map((value, i) => (value + (y?.[i] ?? NaN)) / Math.SQRT2)])
      expect(kstest(column ?? [], "normal", 0, 1).pValue).toBeGreaterThan(1e-6);
    expect(gaussian.condition).toBe(1);
    expect(gaussian.deviation(1)).toBe(0.2);
  });

  it("learns a generation by the tutorial's equations", () => {
    const gaussian = new Gaussian(Float64Array.of(0.5, 0.25), 0.1, 6);
    const { weights, muEff, cSigma, dSigma, cC, c1, cMu, chiN } = gaussian.parameters;
    const steps = generation(gaussian);
    // Ints move by more than σ says.
    gaussian.update(steps, Float64Array.of(1, 3));

    // Equations 41–47, written out for C = I and paths that begin at 0.
    const shift = [0, 1].map((i) =>
      steps.reduce((sum, { step, weight }) => sum + Math.max(0, weight) * (step[i] ?? NaN), 0),
    );
    expect(gaussian.mean[0]).toBeCloseTo(0.5 + 0.1 * (shift[0] ?? NaN), 14);
    expect(gaussian.mean[1]).toBeCloseTo(0.25 + 0.1 * 3 * (shift[1] ?? NaN), 14);
    const sigmaPath = Math.sqrt(cSigma * (2 - cSigma) * muEff) * lengthOf(shift);
    expect(gaussian.sigma).toBeCloseTo(0.1 * Math.exp((cSigma / dSigma) * (sigmaPath / chiN - 1)), 14);
    const isShort = sigmaPath < (1.4 + 2 / 3) * Math.sqrt(1 - (1 - cSigma) ** 2) * chiN;
    expect(isShort).toBe(true);
    const path = shift.map((value) => Math.sqrt(cC * (2 - cC) * muEff) * value);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const i of [0, 1]) {
      let variance = 1 - c1 - cMu * total + c1 * (path[i] ?? NaN) ** 2;
      for (const { step, weight } of steps) {
        const bounded = weight >= 0 ? weight : (weight * 2) / lengthOf(step) ** 2;
        variance += cMu * bounded * (step[i] ?? NaN) ** 2;
      }
      expect((gaussian.deviation(i) / gaussian.sigma) ** 2).toBeCloseTo(variance, 12);
    }
    // What a coordinate may still move by is its path, where that is longer than its deviation.
    const longest = Math.max(gaussian.deviation(0), gaussian.sigma * Math.abs(path[0] ?? NaN));
    expect(gaussian.reach(0)).toBeCloseTo(longest, 14);
  });

  it("grows by a factor of e in a generation at the most, whatever it is told", () => {
    const gaussian = new Gaussian(new Float64Array(2), 0.1, 6);
    gaussian.update(generation(gaussian, 1e6), ones(2));
    expect(gaussian.sigma).toBeCloseTo(0.1 * Math.E, 12);
  });

  it("shrinks where equally good steps cancel out", () => {
    const gaussian = new Gaussian(new Float64Array(2), 0.1, 6);
    const weights = gaussian.parameters.weights;
    const even = weights.reduce((sum, weight) => sum + weight, 0) / 6;
    const steps = [0, 1, 2, 3, 4, 5].map((i) => ({
      step: Float64Array.of(Math.cos((i * Math.PI) / 3), Math.sin((i * Math.PI) / 3)),
      weight: even,
    }));
    gaussian.update(steps, ones(2));
    expect(gaussian.sigma).toBeLessThan(0.1);
    for (const at of gaussian.mean) expect(at).toBeCloseTo(0, 14);
  });

  it("shortens what it would hardly have drawn, and leaves the rest", () => {
    const gaussian = new Gaussian(new Float64Array(2), 0.1, 6);
    const short = Float64Array.of(1, 1);
    expect(gaussian.clip(short)).toBe(short);
    const clipped = gaussian.clip(Float64Array.of(300, -400));
    // √n + 2n / (n + 2).
    expect(lengthOf(clipped)).toBeCloseTo(Math.SQRT2 + 1, 12);
    expect((clipped[0] ?? NaN) / (clipped[1] ?? NaN)).toBeCloseTo(-0.75, 12);
  });

  it.each([20, 200])("stays a distribution through a hundred random generations, in %i dimensions", (n) => {
    const gaussian = new Gaussian(new Float64Array(n), 0.3, 12);
    const random = RandomStream.of(n);
    for (let i = 0; i < 100; i++)
      gaussian.update(
        gaussian.parameters.weights.map((weight) => ({ step: gaussian.draw(random), weight })),
        ones(n),
      );
    // Nothing is selected: σ does a random walk, whose steps in ln σ are some hundredths.
    expect(gaussian.sigma).toBeGreaterThan(0.03);
    expect(gaussian.sigma).toBeLessThan(3);
    expect(gaussian.condition).toBeGreaterThanOrEqual(1);
    expect(gaussian.condition).toBeLessThan(100);
    for (let i = 0; i < n; i++) expect(gaussian.deviation(i)).toBeGreaterThan(0);
  });
});
