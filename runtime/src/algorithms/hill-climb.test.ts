import { describe, expect, it } from "vitest";
import type { DNA } from "../geno/dna.js";
import { RandomStream } from "../geno/random.js";
import { intv } from "../hyper/numbers.js";
import { dnaSpec } from "../hyper/template.js";
import { sample } from "../tuning/sample.js";
import type { Algorithm } from "./algorithm.js";
import { HillClimb } from "./hill-climb.js";
import { RandomSearch } from "./random-search.js";

const bits = Array.from({ length: 30 }, () => intv(0, 1));

/** The best sum of 30 bits after so many trials. */
function oneMax(algorithm: Algorithm, trials: number): number {
  const study = sample(bits, algorithm, { trials });
  for (const [numbers, feedback] of study) feedback(numbers.reduce((sum, each) => sum + each, 0));
  return study.best?.reward ?? NaN;
}

describe("HillClimb", () => {
  it("climbs a hill to its top", () => {
    // A mutant flips one of 30 bits, and a 0 that is flipped stays a 1: the top is missed where a bit is never chosen in 599
    // trials, which has chance (29/30)^599 = 1.5 · 10⁻⁹ for each of 30 bits, in each of 5 searches: 2.3 · 10⁻⁷.
    for (let seed = 1; seed <= 5; seed++) expect(oneMax(new HillClimb({ seed }), 600)).toBe(30);
    // Random search's best of 600 draws is binomial(30, ½): 30 of 30 has chance 600 / 2³⁰.
    expect(oneMax(new RandomSearch({ seed: 1 }), 600)).toBeLessThan(30);
  });

  it("begins at the best of its initial points", () => {
    const study = sample(bits, new HillClimb({ initial: 20, seed: 4 }), { trials: 21 });
    for (const [numbers, feedback] of study) feedback(numbers.reduce((sum, each) => sum + each, 0));
    const best = study.trials.slice(0, 20).reduce((a, b) => ((b.reward ?? 0) >= (a.reward ?? 0) ? b : a));
    const last = study.trials[20]?.dna.numbers ?? [];
    expect(best.dna.numbers.filter((n, i) => n !== last[i])).toHaveLength(1);
  });

  it("begins anew where it is stuck, and not before", () => {
    // Two hills: the sum of ones pays 1 each, all zeros pay 100; from a random point the climb goes up the ones and is stuck there.
    const few = Array.from({ length: 6 }, () => intv(0, 1));
    const best = (restartAfter: number | undefined, seed: number): number => {
      const study = sample(
        few,
        new HillClimb({ seed, ...(restartAfter === undefined ? {} : { restartAfter }) }),
        {
          trials: 600,
        },
      );
      for (const [numbers, feedback] of study) {
        const sum = numbers.reduce((total, each) => total + each, 0);
        feedback(sum === 0 ? 100 : sum);
      }
      return study.best?.reward ?? NaN;
    };
    const seeds = Array.from({ length: 10 }, (_, seed) => seed);
    const found = (restartAfter?: number): number =>
      seeds.filter((seed) => best(restartAfter, seed) === 100).length;
    // Without restarts a climb gets there only from zeros, or by a step down from one bit: from 1 of 64 points, and with a chance of
    // 1/6 a step from 6 of them: about 2 in 64. With restarts there are some 600 / (20 + 15) = 17 climbs.
    expect(found()).toBeLessThanOrEqual(3);
    expect(found(20)).toBeGreaterThan(found());
  });

  it("tries neighbours where it begins with more random points than it waits for", () => {
    const study = sample(bits, new HillClimb({ initial: 20, restartAfter: 5, seed: 4 }), { trials: 25 });
    for (const [numbers, feedback] of study) feedback(numbers.reduce((sum, each) => sum + each, 0));
    for (let i = 20; i < 25; i++) {
      const best = study.trials.slice(0, i).reduce((a, b) => ((b.reward ?? 0) >= (a.reward ?? 0) ? b : a));
      const numbers = study.trials[i]?.dna.numbers ?? [];
      expect(best.dna.numbers.filter((n, at) => n !== numbers[at])).toHaveLength(1);
    }
  });

  it("is not led back by a late result of a climb that it gave up", () => {
    const spec = dnaSpec(bits);
    const search = new HillClimb({ restartAfter: 2 }).start({ spec, trials: undefined });
    const random = RandomStream.of(1);
    const propose = (id: number): DNA => {
      const dna = search.propose({ id, random: random.split(id) });
      if (dna === undefined) throw new Error("A climb never ends.");
      return dna;
    };
    const report = (id: number, dna: DNA, reward: number): void => {
      search.report({ id, dna, reward });
    };
    report(1, propose(1), 5);
    const [second, third, late] = [propose(2), propose(3), propose(4)];
    report(2, second, 1);
    report(3, third, 1);
    // It begins anew here, while trial 4 is still under way.
    const fifth = propose(5);
    report(4, late, 100);
    report(5, fifth, 0);
    const sixth = propose(6);
    expect(sixth.numbers.filter((n, i) => n !== fifth.numbers[i])).toHaveLength(1);
  });

  it("never climbs to an infeasible point, and crosses plateaus", () => {
    const study = sample(bits, new HillClimb({ seed: 1 }), { trials: 50 });
    const seen = new Set<string>();
    for (const [numbers, feedback] of study) {
      seen.add(numbers.join(""));
      if (feedback.id % 2 === 0) feedback.infeasible();
      else feedback(1);
    }
    const trials = study.trials;
    for (const [index, { dna }] of trials.entries()) {
      // Each is one step from the last that was feasible.
      const parent = trials.slice(0, index).findLast(({ status }) => status === "completed");
      if (parent === undefined) continue;
      expect(dna.numbers.filter((n, i) => n !== parent.dna.numbers[i])).toHaveLength(1);
    }
    expect(seen.size).toBeGreaterThan(20);
  });

  it("refuses settings that are none", () => {
    expect(() => new HillClimb({ initial: 0 })).toThrow(
      "HillClimb: initial is 0; give a whole number of at least 1.",
    );
    expect(() => new HillClimb({ restartAfter: 0.5 })).toThrow("restartAfter is 0.5");
  });
});
