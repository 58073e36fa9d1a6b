/** One run of a contestant on a problem: a study of bare DNA, as users run it. */
import { sample, type Algorithm, type DNA, type Feedback } from "tsglove";
import { hypervolume } from "../problems/hypervolume.js";
import { rewardOf, type FrontProblem, type SearchProblem } from "../problems/problem.js";
import type { Method } from "./suite.js";

/** A trial, done. */
export interface Tried {
  readonly dna: DNA;
  /** The larger the better; -Infinity where the point could not be evaluated. */
  readonly reward: number;
}

/** Searches for so many trials, those included whose point could not be evaluated. @throws Error where the search gives out sooner. */
export function search(problem: SearchProblem, { algorithm }: Method, seed: number, trials: number): Tried[] {
  const tried: Tried[] = [];
  for (const [dna, feedback] of sample(problem.spec, algorithm, { seed, trials }))
    tried.push({ dna, reward: answered(problem, dna, feedback) });
  if (tried.length < trials) throw gaveOut(algorithm, problem, tried.length, trials);
  return tried;
}

/**
 * Searches until so many points have been evaluated, and keeps only these. How many trials that will be nobody knows before:
 * the algorithm is given no number of them to plan for.
 *
 * @throws Error where the search gives out sooner.
 */
export function searchEvaluated(
  problem: SearchProblem,
  { algorithm }: Method,
  seed: number,
  evaluations: number,
): Tried[] {
  const tried: Tried[] = [];
  for (const [dna, feedback] of sample(problem.spec, algorithm, { seed })) {
    const reward = answered(problem, dna, feedback);
    if (reward > -Infinity) tried.push({ dna, reward });
    if (tried.length === evaluations) return tried;
  }
  throw gaveOut(algorithm, problem, tried.length, evaluations);
}

function answered(problem: SearchProblem, dna: DNA, feedback: Feedback): number {
  const reward = rewardOf(problem, dna);
  if (reward === undefined) feedback.infeasible();
  else feedback(reward);
  return reward ?? -Infinity;
}

function gaveOut({ name }: Algorithm, problem: SearchProblem, done: number, asked: number): Error {
  return new Error(`${name} gave out on ${problem.name} after ${done} of ${asked} points.`);
}

/** The best reward after each of some numbers of trials. */
export function bestAfter(trials: readonly Tried[], marks: readonly number[]): number[] {
  return marks.map((mark) =>
    trials.slice(0, mark).reduce((best, { reward }) => Math.max(best, reward), -Infinity),
  );
}

/** What the best point so far, by reward, comes to in the end, after each of some numbers of trials; the first of equals. */
export function outcomeAfter(
  { outcome, name }: SearchProblem,
  trials: readonly Tried[],
  marks: readonly number[],
): number[] {
  if (outcome === undefined) throw new Error(`${name} has no outcome but its score.`);
  return marks.map((mark) => {
    const [first, ...rest] = trials.slice(0, mark);
    if (first === undefined) return NaN;
    return outcome(rest.reduce((best, each) => (each.reward > best.reward ? each : best), first).dna);
  });
}

/** The hypervolume of all points of a search. */
export function frontAfter(
  { spec, scores, objectives, reference }: FrontProblem,
  { algorithm }: Method,
  seed: number,
  trials: number,
): number {
  const metrics = Object.fromEntries(
    Array.from({ length: objectives }, (_, i) => [`f${i}`, "minimize"] as const),
  );
  const points: (readonly number[])[] = [];
  for (const [dna, feedback] of sample(spec, algorithm, { seed, trials, metrics })) {
    const values = scores(dna);
    points.push(values);
    feedback(Object.fromEntries(values.map((value, i) => [`f${i}`, value])));
  }
  if (points.length < trials)
    throw new Error(`${algorithm.name} gave out after ${points.length} of ${trials} trials.`);
  return hypervolume(points, reference);
}

/**
 * Trains configurations step by step, however many, until a budget of steps is spent, and gives the best score after the
 * last step among those that got so far; what was given up early counts for nothing but its cost.
 */
export function bestTrained(
  { spec, steps, name }: SearchProblem,
  { algorithm, earlyStopping }: Method,
  seed: number,
  budget: number,
): number {
  if (steps === undefined) throw new Error(`${name} has no steps.`);
  let left = budget;
  let best = -Infinity;
  const train = (dna: DNA, feedback: Feedback): void => {
    for (let step = 1; step <= steps.count; step++) {
      if (left === 0) {
        feedback.skip("the budget is spent");
        return;
      }
      left--;
      const score = steps.score(dna, step);
      feedback.addMeasurement(score, { step });
      if (step === steps.count) best = Math.max(best, score);
      else if (feedback.shouldStopEarly()) return;
    }
    feedback.done();
  };
  const study = sample(spec, algorithm, { seed, ...(earlyStopping === undefined ? {} : { earlyStopping }) });
  for (const [dna, feedback] of study) {
    train(dna, feedback);
    if (left === 0) break;
  }
  return best;
}
