import { describe, expect, it } from "vitest";
import type { Result } from "../standing.js";
import { defaultLambda, positiveWeights, sharedWeights, strategyParameters } from "./parameters.js";

describe("the parameters of CMA-ES", () => {
  it("has generations that grow with the logarithm of the dimensions", () => {
    expect([1, 2, 5, 10, 20, 100, 0].map(defaultLambda)).toEqual([4, 6, 8, 10, 12, 17, 4]);
  });

  it("has the tutorial's values", () => {
    // Worked out by hand from table 1, for n = 10 and λ = 10: w' = ln 5.5 − ln i.
    const { muEff, cSigma, dSigma, cC, c1, cMu, chiN } = strategyParameters(10, 10, false);
    expect(muEff).toBeCloseTo(3.1673, 4);
    expect(cSigma).toBeCloseTo((3.1673 + 2) / (10 + 3.1673 + 5), 5);
    expect(dSigma).toBeCloseTo(1 + cSigma, 12);
    expect(cC).toBeCloseTo((4 + 0.31673) / (14 + 0.63346), 5);
    expect(c1).toBeCloseTo(2 / (11.3 ** 2 + 3.1673), 6);
    expect(cMu).toBeCloseTo((2 * (0.25 + 3.1673 + 1 / 3.1673 - 2)) / (144 + 3.1673), 6);
    expect(chiN).toBeCloseTo(3.0847, 4);
  });

  it.each([
    [1, 4],
    [2, 6],
    [10, 10],
    [10, 400],
    [100, 17],
  ])("keeps the covariance positive definite in %i dimensions with generations of %i", (n, lambda) => {
    for (const diagonal of [false, true]) {
      const { weights, c1, cMu } = strategyParameters(n, lambda, diagonal);
      const positive = weights.filter((weight) => weight > 0).reduce((a, b) => a + b, 0);
      const negative = weights.filter((weight) => weight < 0).reduce((a, b) => a - b, 0);
      expect(positive).toBeCloseTo(1, 12);
      expect([...weights].sort((a, b) => b - a)).toEqual(weights);
      // What is left of C, were the worse half all along one axis (equation 52).
      expect(1 - c1 - cMu * (1 - negative) - n * cMu * negative).toBeGreaterThan(-1e-12);
      expect(c1 + cMu).toBeLessThanOrEqual(1);
    }
  });

  it("weighs the better half alone where nothing is to be unlearned", () => {
    const weights = positiveWeights(5);
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(weights.map((weight) => weight > 0)).toEqual([true, true, false, false, false]);
    expect(positiveWeights(6)).toEqual(strategyParameters(3, 6, false).weights.map((w) => Math.max(0, w)));
  });

  it("shares the weights of equals", () => {
    const of = (value: number): Result => ({ gains: [value], violation: 0, stopped: false });
    expect(sharedWeights([of(5), of(4), of(4), of(1)], [4, 2, 0, -2])).toEqual([4, 1, 1, -2]);
    expect(sharedWeights([of(1), of(1), of(1), of(1)], [4, 2, 0, -2])).toEqual([1, 1, 1, 1]);
    expect(sharedWeights([], [])).toEqual([]);
  });
});
