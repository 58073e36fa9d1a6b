import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { RandomStream } from "../../geno/random.js";
import { DNASpec } from "../../geno/spec.js";
import type { Individual } from "./individual.js";
import type { Operation } from "./operation.js";
import { linear } from "./schedule.js";
import { all, bottom, first, last, proportional, random, sample, top, tournament } from "./selection.js";

const dna = DNA.trusted(new DNASpec([]), []);
const individual = (id: number, gains: readonly number[], rest: Partial<Individual> = {}): Individual => ({
  id,
  dna,
  gains,
  violation: 0,
  stopped: false,
  ...rest,
});
const population = [3, 9, 1, 7, 5, 8, 2, 6, 4, 0].map((reward, i) => individual(i, [reward]));

function rewards(
  operation: Operation<Individual, Individual>,
  { seed = 1, step = 0, input = population } = {},
): number[] {
  const given = operation.apply(input, { step, random: RandomStream.of(seed), memory: {} });
  return given.map(({ gains: [reward = NaN] }) => reward);
}

describe("selectors choose", () => {
  it("a number, a part, or by a schedule", () => {
    expect(rewards(top(3))).toEqual([9, 8, 7]);
    expect(rewards(top(0.25))).toEqual([9, 8, 7]);
    expect(rewards(top(99))).toHaveLength(10);
    expect(rewards(top(linear(5, 1, 8)), { step: 4 })).toEqual([9, 8, 7]);
    expect(
      rewards(
        top((step) => 0.1 * step),
        { step: 2 },
      ),
    ).toEqual([9, 8]);
  });

  it("from either end, of their order or of their worth", () => {
    expect(rewards(first(2))).toEqual([3, 9]);
    expect(rewards(last(2))).toEqual([4, 0]);
    expect(rewards(bottom(2))).toEqual([0, 1]);
    expect(rewards(all())).toHaveLength(10);
    expect(rewards(top(2, { by: ({ id }) => (id === 3 ? NaN : id) }))).toEqual([0, 4]);
  });

  it("what keeps limits and was tried to its end first, and the youngest of equal ones", () => {
    const input = [
      individual(0, [9], { violation: 1 }),
      individual(1, [8], { stopped: true }),
      individual(2, [1]),
      individual(3, [1]),
      individual(4, [-Infinity]),
    ];
    const given = top(5).apply(input, { step: 0, random: RandomStream.of(1), memory: {} });
    expect(given.map(({ id }) => id)).toEqual([3, 2, 4, 1, 0]);
  });

  it("of several objectives by fronts, and in a front by the room around", () => {
    const input = [
      [0, 0],
      [1, 9],
      [9, 1],
      [5, 5],
      [5.5, 4.5],
      [3, 8],
    ].map((gains, id) => individual(id, gains));
    const given = top(6).apply(input, { step: 0, random: RandomStream.of(1), memory: {} });
    const ids = given.map(({ id }) => id);
    expect(new Set(ids.slice(0, 2))).toEqual(new Set([1, 2]));
    // Neighbours are apart, in eighths of both extents: 4.5 + 4.5 of (3, 8), 2.5 + 3.5 of (5, 5), 4 + 4 of (5.5, 4.5).
    expect(ids.slice(2)).toEqual([5, 4, 3, 0]);
  });

  it("nothing where there is nothing", () => {
    for (const each of [
      all(),
      random(2),
      first(2),
      last(2),
      top(2),
      bottom(2),
      tournament(2),
      sample(2),
      proportional(2),
    ])
      expect(rewards(each, { input: [] })).toEqual([]);
  });
});

describe("selectors choose at random", () => {
  const N = 4000;
  /** How often each was chosen in N calls. */
  function counts(operation: Operation<Individual, Individual>): number[] {
    const count = population.map(() => 0);
    for (let seed = 0; seed < N; seed++)
      for (const reward of rewards(operation, { seed })) count[reward] = (count[reward] ?? 0) + 1;
    return count;
  }
  /** The chi-square quantile of 1 − 10⁻⁹ with 9 degrees of freedom is 60.7. */
  const QUANTILE = 60.7;
  const chiSquare = (count: readonly number[], shares: readonly number[]): number => {
    const total = count.reduce((sum, each) => sum + each, 0);
    return count.reduce(
      (sum, each, i) => sum + (each - total * (shares[i] ?? 0)) ** 2 / (total * (shares[i] ?? 1)),
      0,
    );
  };

  it("different ones, or with replacement, evenly", () => {
    expect(new Set(rewards(random(10))).size).toBe(10);
    const even = population.map(() => 0.1);
    expect(chiSquare(counts(random(1)), even)).toBeLessThan(QUANTILE);
    expect(chiSquare(counts(random(3, { replacement: true })), even)).toBeLessThan(QUANTILE);
    expect(rewards(random(50, { replacement: true }))).toHaveLength(50);
  });

  it("winners of tournaments by the law of the best of two different ones", () => {
    // Rank k from 0, the worst, is the better one of k of the 45 pairs. The worst never wins, which leaves 8 degrees of freedom.
    const [worst, ...others] = counts(tournament(1));
    expect(worst).toBe(0);
    expect(
      chiSquare(
        others,
        others.map((_, k) => (k + 1) / 45),
      ),
    ).toBeLessThan(QUANTILE);
  });

  it("by weight, with chance or as evenly as can be", () => {
    const shares = population.map((_, rank) => (rank + 1) / 55);
    expect(chiSquare(counts(sample(1)), shares)).toBeLessThan(QUANTILE);
    expect(chiSquare(counts(proportional(1)), shares)).toBeLessThan(QUANTILE);
    for (let seed = 0; seed < 50; seed++) {
      const count = population.map(() => 0);
      for (const reward of rewards(proportional(20), { seed })) count[reward] = (count[reward] ?? 0) + 1;
      for (const [rank, each] of count.entries())
        expect(Math.abs(each - 20 * (shares[rank] ?? 0))).toBeLessThan(1);
    }
    expect(new Set(rewards(sample(20, { weight: ({ id }) => (id === 4 ? 1 : 0) })))).toEqual(new Set([5]));
  });
});
