import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import type { IntPoint } from "../../geno/points.js";
import { decisionAt, polynomialStep, simulatedBinary, unitOf } from "./real-coded.js";

const N = 20_000;

/**
 * Kolmogorov and Smirnov's distance from a law. Of N draws from the law it is above √(ln(2 / α) / (2 N)) with a chance of at
 * most α: with α = 10⁻⁹ and N = 20,000 that is 0.0231.
 */
function distanceFrom(draws: readonly number[], law: (value: number) => number): number {
  return [...draws]
    .sort((a, b) => a - b)
    .reduce((worst, value, i) => Math.max(worst, Math.abs((i + 0.5) / draws.length - law(value))), 0);
}

describe("simulated binary crossover", () => {
  it("has the spread of Deb and Agrawal's law, far from the bounds", () => {
    const random = RandomStream.of(1);
    const [a, b, eta] = [0.499, 0.501, 5];
    const spreads = Array.from({ length: N }, () => {
      const child = simulatedBinary(a, b, eta, random);
      return Math.abs(child - 0.5) / 0.001;
    });
    // Contracting with density (η + 1) βʰ / 2, expanding with (η + 1) / (2 β^(η + 2)).
    const law = (beta: number): number => (beta <= 1 ? beta ** (eta + 1) / 2 : 1 - beta ** -(eta + 1) / 2);
    expect(distanceFrom(spreads, law)).toBeLessThan(0.0231);
  });

  it("keeps to the bounds, also of parents that are on them, and leaves equal parents alone", () => {
    const random = RandomStream.of(2);
    for (let i = 0; i < 2000; i++) {
      const [a, b] = [random.int(3) / 2, random.next()];
      const child = simulatedBinary(a, b, 0.1 + 30 * random.next(), random);
      expect(child >= 0 && child <= 1).toBe(true);
      expect(simulatedBinary(b, b, 20, random)).toBe(b);
    }
  });
});

describe("polynomial mutation", () => {
  it("has the law of its distribution index, cut at the bounds", () => {
    const random = RandomStream.of(3);
    const [unit, eta] = [0.3, 4];
    const steps = Array.from({ length: N }, () => polynomialStep(unit, eta, random) - unit);
    // The inverse of the draw: below, (1 + δ)^(η + 1) = 2 u + (1 − 2 u) (1 − x)^(η + 1), and alike above.
    const law = (step: number): number => {
      const room = (step < 0 ? 1 - unit : unit) ** (eta + 1);
      const reach = (1 - Math.abs(step)) ** (eta + 1);
      const half = (reach - room) / (1 - room) / 2;
      return step < 0 ? half : 1 - half;
    };
    expect(distanceFrom(steps, law)).toBeLessThan(0.0231);
  });
});

describe("ints as numbers from 0 to 1", () => {
  it("come back as they went, in ranges of any size", () => {
    const random = RandomStream.of(4);
    for (const count of [1, 2, 7, 1e6, 1e12]) {
      const point: IntPoint = { kind: "int", id: "n", min: 0, max: count - 1, step: 1, count };
      for (let i = 0; i < 100; i++) {
        const index = random.int(count);
        expect(decisionAt(point, unitOf(point, index))).toBe(index);
      }
      expect([decisionAt(point, 0), decisionAt(point, 1)]).toEqual([0, count - 1]);
    }
  });
});
