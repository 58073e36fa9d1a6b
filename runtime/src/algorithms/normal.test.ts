import { describe, expect, it } from "vitest";
import { logCdf, logCdfSlope, logImprovement, logImprovementSlope, quantile } from "./normal.js";

/** ∫ from −∞ to z of a · exp(−x²/2) / √2π by Simpson's rule, far enough out to be exact to 12 digits near 0. */
function integral(z: number, weight: (x: number) => number): number {
  const from = -12;
  const steps = 20_000;
  const h = (z - from) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const x = from + i * h;
    const factor = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    sum += factor * weight(x) * Math.exp(-0.5 * x * x);
  }
  return (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}

/** An asymptotic series (Abramowitz and Stegun 26.2.12), exact to 12 digits beyond 20: Σ (−1)^k · (2k − 1)!! / z^2k. */
const tail = (z: number): number =>
  1 - 1 / z ** 2 + 3 / z ** 4 - 15 / z ** 6 + 105 / z ** 8 - 945 / z ** 10 + 10395 / z ** 12;

const near = [-6, -3, -2.5001, -2.5, -2.4999, -1, -0.1, 0, 0.3, 1, 2.4999, 2.5, 2.5001, 4];

describe("the normal distribution", () => {
  it.each(near)("has the logarithm of its distribution function at %f", (z) => {
    expect(logCdf(z)).toBeCloseTo(Math.log(integral(z, () => 1)), 9);
  });

  it.each(near)("has the logarithm of the expected improvement at %f", (z) => {
    // E[max(z − X, 0)] = ∫ to z of (z − x) · φ(x).
    expect(logImprovement(z)).toBeCloseTo(Math.log(integral(z, (x) => z - x)), 9);
  });

  it.each([25, 40, 1e3, 1e6])("is exact %f deviations out, where the plain formulas are 0", (z) => {
    const density = -0.5 * z * z - 0.5 * Math.log(2 * Math.PI);
    expect(logCdf(-z) / (density - Math.log(z) + Math.log(tail(z)))).toBeCloseTo(1, 12);
    // h(−z) = φ · (1 − tail(z)): the first two terms of the difference are 1/z² − 3/z⁴.
    const rest = Math.log(1 / z ** 2 - 3 / z ** 4 + 15 / z ** 6 - 105 / z ** 8);
    expect(logImprovement(-z) / (density + rest)).toBeCloseTo(1, 10);
  });

  it.each([...near, -30, -1e4, 20])("has the slopes of both at %f", (z) => {
    const h = 1e-5 * Math.max(1, Math.abs(z));
    for (const [value, slope] of [
      [logCdf, logCdfSlope],
      [logImprovement, logImprovementSlope],
    ] as const) {
      const difference = (value(z + h) - value(z - h)) / (2 * h);
      expect(Math.abs(slope(z) - difference)).toBeLessThan(1e-6 * (1 + Math.abs(difference)));
    }
  });

  it.each([1e-300, 1e-9, 0.01, 0.3, 0.5, 0.7, 0.999])("has the quantile of %f", (p) => {
    expect(Math.exp(logCdf(quantile(p))) / p).toBeCloseTo(1, 11);
  });
});
