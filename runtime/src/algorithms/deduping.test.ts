import { describe, expect, it } from "vitest";
import { constrain } from "../hyper/constrain.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import { firstDna } from "../geno/enumerate.js";
import { RandomStream } from "../geno/random.js";
import { sample } from "../tuning/sample.js";
import type { SampleOptions } from "../tuning/options.js";
import type { Algorithm, Outcome } from "./algorithm.js";
import { Deduping } from "./deduping.js";
import { RegularizedEvolution } from "./evolution/regularized.js";
import { RandomSearch } from "./random-search.js";

const space = { a: intv(0, 2), op: oneof(["x", ["y", oneof([1, 2, 3])], "z"]) };
const evolution = new RegularizedEvolution({ population: 4, tournament: 2, seed: 1 });

function distinct(algorithm: Algorithm, options: SampleOptions = {}): { trials: number; points: number } {
  const study = sample(space, algorithm, options);
  for (const [{ a }, feedback] of study) feedback(a);
  return { trials: study.trials.length, points: new Set(study.trials.map(({ dna }) => dna.toString())).size };
}

describe("Deduping", () => {
  it.each([new RandomSearch({ seed: 1 }), evolution])(
    "over $name tries each point once, and ends the study when all were tried",
    (inner) => {
      expect(distinct(new Deduping(inner))).toEqual({ trials: 15, points: 15 });
      // Without it the same search repeats itself: 15 draws hit all 15 points with chance 15! / 15¹⁵ = 3 · 10⁻⁶.
      expect(distinct(inner, { trials: 15 }).points).toBeLessThan(15);
    },
  );

  it("lets points be tried as often as it is told", () => {
    expect(distinct(new Deduping(evolution, { most: 3 }))).toEqual({ trials: 45, points: 15 });
  });

  it("knows starting points and past trials as tried, and constraints", () => {
    const first = firstDna(dnaSpec(space));
    const study = sample(space, new Deduping(evolution), { start: [first] });
    for (const [{ a }, feedback] of study) feedback(a);
    expect(study.trials).toHaveLength(15);
    const after = sample(space, new Deduping(evolution), { past: study.trials.slice(0, 10) });
    for (const [{ a }, feedback] of after) feedback(a);
    expect(after.trials).toHaveLength(5);
    const odd = sample(
      constrain(space, ({ a }) => a !== 1),
      new Deduping(evolution),
    );
    for (const [{ a }, feedback] of odd) feedback(a);
    expect(odd.trials).toHaveLength(10);
  });

  it("breaks an algorithm's insistence on one point by random ones", () => {
    const first = firstDna(dnaSpec(space));
    const stubborn: Algorithm = {
      name: "Stubborn",
      start: () => ({ propose: () => first, report: () => undefined }),
    };
    expect(distinct(new Deduping(stubborn, { attempts: 3 }))).toEqual({ trials: 15, points: 15 });
  });

  it("may tell the algorithm what a repeated point got", () => {
    const heard: Outcome[] = [];
    const first = firstDna(dnaSpec(space));
    const stubborn: Algorithm = {
      name: "Stubborn",
      start: () => ({ propose: () => first, report: (outcome) => void heard.push(outcome) }),
    };
    const study = sample(space, new Deduping(stubborn, { attempts: 2, reward: true }), { trials: 2 });
    for (const [, feedback] of study) feedback(feedback.id * 10);
    expect(heard.map(({ id, dna, reward }) => [id, dna.equals(first), reward])).toEqual([
      [1, true, 10],
      [2, true, 10],
      [2, true, 10],
      [2, false, 20],
    ]);
  });

  it("tells the mean of each objective, where there are several, of what was feasible", () => {
    const heard: Outcome[] = [];
    const spec = dnaSpec(space);
    const first = firstDna(spec);
    const search = new Deduping(
      {
        name: "Stubborn",
        multiObjective: true,
        start: () => ({ propose: () => first, report: (outcome) => void heard.push(outcome) }),
      },
      { most: 3, attempts: 1, reward: true },
    ).start({ spec, trials: 9, objectives: 2 });
    for (const [id, rewards] of [
      [1, [1, 8]],
      [2, [3, 0]],
      [3, undefined],
    ] as const) {
      search.propose({ id, random: RandomStream.of(id) });
      search.report({ id, dna: first, reward: undefined, ...(rewards === undefined ? {} : { rewards }) });
    }
    heard.length = 0;
    search.propose({ id: 4, random: RandomStream.of(4) });
    expect(heard.map(({ id, reward, rewards }) => [id, reward, rewards])).toEqual([[4, undefined, [2, 4]]]);
  });

  it("is replayed and runs in parallel as it is, and leaves continuous spaces as they are", async () => {
    const study = sample(space, new Deduping(evolution));
    await study.run(({ a }) => Promise.resolve(a), { parallelism: 4 });
    expect(new Set(study.trials.map(({ dna }) => dna.toString())).size).toBe(15);
    const inner = new RandomSearch({ seed: 3 });
    const points = (algorithm: Algorithm): unknown => {
      const floats = sample({ x: floatv(0, 1) }, algorithm, { trials: 20 });
      for (const [{ x }, feedback] of floats) feedback(x);
      return floats.trials.map(({ dna }) => dna.numbers);
    };
    expect(points(new Deduping(inner))).toEqual(points(inner));
  });

  it("refuses counts that are none", () => {
    expect(() => new Deduping(evolution, { most: 0 })).toThrow(
      "Deduping: most is 0; give a whole number of at least 1.",
    );
    expect(() => new Deduping(evolution, { attempts: 1.5 })).toThrow("attempts is 1.5");
  });
});
