import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { firstDna } from "../../geno/enumerate.js";
import type { Outcome } from "../algorithm.js";
import { RewardScale } from "./reward-scale.js";

const dna = firstDna(dnaSpec(oneof([1])));
const outcome = (result: number | Partial<Outcome> | undefined): Outcome => ({
  id: 1,
  dna,
  reward: undefined,
  ...(typeof result === "object" ? result : { reward: result }),
});

/** Places results one after the other and returns what the last is worth. */
function last(...results: readonly (number | Partial<Outcome> | undefined)[]): number {
  const scale = new RewardScale();
  return results.map((result) => scale.place(outcome(result))).at(-1) ?? NaN;
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

describe("the scale of rewards", () => {
  it("is that of standard deviations from the median", () => {
    // Of 0 to 100 the last 100 are looked at, 1 to 100: median 51 or so, quartiles 50 apart, which a normal distribution has with deviation 37.
    expect(last(...range(101), 51)).toBeCloseTo(0, 1);
    expect(last(...range(101), 51 + 37)).toBeCloseTo(1, 1);
    expect(last(...range(101), 51 - 37)).toBeCloseTo(-1, 1);
  });

  it.each([1e-300, 1e-9, 3, 1e300])("is the same for rewards of another size: times %d", (factor) => {
    const random = RandomStream.of(1);
    const [one, other] = [new RewardScale(), new RewardScale()];
    for (let i = 0; i < 300; i++) {
      const reward = random.normal();
      expect(other.place(outcome(reward * factor))).toBeCloseTo(one.place(outcome(reward)), 6);
    }
  });

  it("counts nothing for more than 2 deviations, and infinite rewards no more than that", () => {
    expect(last(0, 1, 2, 3, 4, 1000)).toBe(2);
    expect(last(0, 1, 2, 3, 4, Infinity)).toBe(2);
    expect(last(0, 1, 2, 3, 4, -Infinity)).toBe(-2);
    expect(last(-Number.MAX_VALUE, 0, Number.MAX_VALUE, Number.MAX_VALUE)).toBeGreaterThan(0);
  });

  it("is not moved by infinite ones", () => {
    expect(last(Infinity, -Infinity, 0, 1, 2, 3, 4, -Infinity, Infinity, 3)).toBe(last(0, 1, 2, 3, 4, 3));
    expect(last(Infinity, Infinity, 3)).toBe(0);
    expect(last(-Infinity, -Infinity, Infinity)).toBe(2);
  });

  it("is never NaN", () => {
    const random = RandomStream.of(2);
    const scale = new RewardScale();
    const values = [Infinity, -Infinity, 1e308, -1e308, 0, 5e-324, 1, undefined];
    for (let i = 0; i < 2000; i++) {
      const reward = values[random.int(values.length)];
      const value = scale.place(
        outcome({
          reward,
          ...(random.int(4) === 0 ? { stopped: true } : {}),
          ...(random.int(4) === 0 ? { violation: random.next() } : {}),
        }),
      );
      expect(value).toBeGreaterThanOrEqual(-3);
      expect(value).toBeLessThanOrEqual(2);
    }
  });

  it("is 0 for the first, and where all are equal; what differs from equals counts in full", () => {
    expect(last(7)).toBe(0);
    expect(last(7, 7, 7, 7)).toBe(0);
    expect(last(7, 7, 7, 7 + 1e-12)).toBe(2);
    expect(last(7, 7, 7, -1e9)).toBe(-2);
  });

  it("is what the rest spreads over, where half of them are equal", () => {
    const results = range(100).map((i) => (i < 60 ? 5 : i - 75));
    const value = last(...results, 6);
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(1);
  });

  it("forgets all but the youngest hundred", () => {
    expect(last(...range(50).map(() => 1e6), ...range(100), 99)).toBe(last(...range(100), 99));
  });

  it("counts a stopped trial as no better than the worst finished one", () => {
    expect(last(0, 1, 2, 3, 4, { reward: 4, stopped: true })).toBe(last(0, 1, 2, 3, 4, 0));
    expect(last(0, 1, 2, 3, 4, { reward: -1, stopped: true })).toBe(last(0, 1, 2, 3, 4, -1));
  });

  it("orders those that break limits by how much, below all that keep them, and infeasible ones last", () => {
    const seen = [0, 1, 2, 3, ...range(9).map((i) => ({ reward: 100, violation: i + 1 })), undefined];
    const little = last(...seen, { reward: 9, violation: 0.5 });
    const much = last(...seen, { reward: 99, violation: 8.5 });
    const none = last(...seen, undefined);
    expect(little).toBe(-2);
    expect(much).toBeCloseTo(-2 - 8 / 9, 12);
    expect(none).toBe(-3);
    expect(last(...seen, -1e9)).toBe(-2);
  });
});
