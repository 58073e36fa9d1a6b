import {
  floatv,
  intv,
  RandomSearch,
  randomDna,
  template,
  type Algorithm,
  type DNA,
  type EarlyStoppingPolicy,
} from "tsglove";
import { expect, test } from "vitest";
import type { SearchProblem } from "../problems/problem.js";
import { bestAfter, bestTrained, frontAfter, outcomeAfter, search, searchEvaluated } from "./runs.js";

const { spec } = template({ x: intv(0, 9) });
const valueOf = ({ numbers: [x = NaN] }: DNA): number => x;

/** Even numbers are worth themselves, odd ones cannot be evaluated. */
const evens: SearchProblem = {
  name: "evens",
  spec,
  direction: "maximize",
  score: (dna) => (valueOf(dna) % 2 === 0 ? valueOf(dna) : undefined),
  outcome: (dna) => 100 - valueOf(dna),
};

const random = { algorithm: new RandomSearch() };

test("a search counts all trials, or those that were evaluated", () => {
  const all = search(evens, random, 1, 40);
  expect(all).toHaveLength(40);
  expect(all.some(({ reward }) => reward === -Infinity)).toBe(true);
  const evaluated = searchEvaluated(evens, random, 1, 40);
  expect(evaluated).toHaveLength(40);
  expect(evaluated.every(({ dna, reward }) => reward === valueOf(dna))).toBe(true);
  // The same study: what was evaluated of its first trials is the same.
  const first = all.filter(({ reward }) => reward > -Infinity);
  expect(evaluated.slice(0, first.length)).toEqual(first);
  expect(search(evens, random, 2, 40)).not.toEqual(all);
});

test("a search that gives out sooner says so", () => {
  const short: Algorithm = {
    name: "Short",
    start: ({ spec: own }) => ({
      propose: ({ id, random: stream }) => (id > 3 ? undefined : randomDna(own, stream)),
      report: () => undefined,
    }),
  };
  expect(() => search(evens, { algorithm: short }, 1, 5)).toThrow(
    "Short gave out on evens after 3 of 5 points.",
  );
});

test("the best so far, and what it comes to in the end", () => {
  const tried = search(evens, random, 1, 30).filter(({ reward }) => reward > -Infinity);
  const best = Math.max(...tried.map(({ reward }) => reward));
  const [first] = tried;
  expect(bestAfter(tried, [1, tried.length])).toEqual([first?.reward, best]);
  expect(outcomeAfter(evens, tried, [1, tried.length])).toEqual([100 - (first?.reward ?? NaN), 100 - best]);
});

test("of a front the volume below the reference: 1 for points of one place at the origin of a unit square", () => {
  const square = template({ x: floatv(0, 1), y: floatv(0, 1) });
  const front = {
    name: "origin",
    spec: square.spec,
    objectives: 2,
    reference: [1, 1],
    scores: () => [0, 0],
  };
  expect(frontAfter(front, random, 1, 5)).toBe(1);
});

/** Ten steps; a point of x is worth x after the last, and tells nothing before. */
function curves(): { readonly problem: SearchProblem; readonly asked: number[] } {
  const asked: number[] = [];
  const problem: SearchProblem = {
    name: "curves",
    spec,
    direction: "maximize",
    score: valueOf,
    steps: {
      count: 10,
      score(dna, step) {
        asked.push(step);
        return step === 10 ? valueOf(dna) : 0;
      },
    },
  };
  return { problem, asked };
}

test("a budget of steps is spent to the last, and only what was trained to the end counts", () => {
  const { problem, asked } = curves();
  const whole = bestTrained(problem, random, 1, 30);
  expect(asked).toHaveLength(30);
  const values = search(evens, random, 1, 3).map(({ dna }) => valueOf(dna));
  expect(whole).toBe(Math.max(...values));
  // 19 steps: the second training is cut off at its ninth.
  expect(bestTrained(curves().problem, random, 1, 19)).toBe(values[0]);
  expect(bestTrained(curves().problem, random, 1, 9)).toBe(-Infinity);
});

test("what is given up early costs the steps that it took", () => {
  const { problem, asked } = curves();
  // All but the first and every fifth trial end after one step.
  const earlyStopping: EarlyStoppingPolicy = { shouldStop: ({ id }) => id % 5 !== 1 };
  expect(bestTrained(problem, { ...random, earlyStopping }, 1, 28)).toBeGreaterThan(-Infinity);
  // 10 + 1 · 4 + 10 + 1 · 4.
  expect(asked).toHaveLength(28);
  expect(asked.filter((step) => step === 10)).toHaveLength(2);
});
