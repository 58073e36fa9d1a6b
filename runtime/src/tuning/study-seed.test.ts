/** What the seed of a study determines. */
import { describe, expect, it } from "vitest";
import type { Algorithm } from "../algorithms/algorithm.js";
import { RandomSearch } from "../algorithms/random-search.js";
import { RegularizedEvolution } from "../algorithms/evolution/regularized.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { sample } from "./sample.js";
import type { SampleOptions } from "./options.js";
import type { Study } from "./study.js";

const space = { n: intv(0, 99), op: oneof(["a", ["b", oneof([1, 2])]]), lr: floatv(1e-4, 1, "log") };
const random = new RandomSearch({ seed: 1 });

/** Runs a whole study with the decided n as reward. */
function run(algorithm: Algorithm, options: SampleOptions): Study<typeof space> {
  const study = sample(space, algorithm, options);
  for (const [example, feedback] of study) feedback(example.n);
  return study;
}

describe("the seed of a study", () => {
  const numbers = (study: Study<typeof space>): readonly (readonly number[])[] =>
    study.trials.map(({ dna }) => dna.numbers);

  it.each([new RandomSearch(), new RegularizedEvolution()])(
    "gives the same trials again: $name",
    (algorithm) => {
      const [a, b] = [run(algorithm, { seed: 7, trials: 40 }), run(algorithm, { seed: 7, trials: 40 })];
      expect(numbers(a)).toEqual(numbers(b));
      expect(numbers(run(algorithm, { seed: 8, trials: 40 }))).not.toEqual(numbers(a));
    },
  );

  it("is the option's, else the algorithm's, else a fresh one that repeats the study", () => {
    expect(sample(space, new RandomSearch({ seed: 5 }), { seed: 0 }).seed).toBe(0);
    expect(sample(space, new RandomSearch({ seed: 5 })).seed).toBe(5);
    const fresh = run(new RandomSearch(), { trials: 5 });
    expect(numbers(run(new RandomSearch(), { trials: 5, seed: fresh.seed }))).toEqual(numbers(fresh));
    const seeds = Array.from({ length: 20 }, () => sample(space, new RandomSearch()).seed);
    expect(new Set(seeds).size).toBeGreaterThan(1);
  });

  it("and the trial's id alone determine the trial's streams, whatever happened before", () => {
    const draws = (skipping: boolean): readonly number[] => {
      const study = sample(space, random, { seed: 3, trials: 4 });
      const drawn: number[] = [];
      for (const [, feedback] of study) {
        if (skipping && feedback.id < 4) feedback.random.next();
        drawn.push(feedback.random.next());
        if (skipping && feedback.id === 1) feedback.skip();
        else feedback(1);
      }
      return drawn;
    };
    const [plain, skipping] = [draws(false), draws(true)];
    expect(skipping[3]).toBe(plain[3]);
    expect(new Set(plain).size).toBe(4);
  });

  it("gives the body and the proposal different streams", () => {
    const study = sample([floatv(0, 1)], random, { seed: 3, trials: 20 });
    for (const [, feedback] of study) {
      expect(feedback.random.next()).not.toBe(feedback.dna.numbers[0]);
      feedback(0);
    }
  });
});
