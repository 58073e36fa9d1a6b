// What is TuNAS's own: how it warms up. That it finds the best child is tested beside the other ways.
import { Reinforce } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import { beforeAll, expect, test } from "vitest";
import { bandit } from "./testing/bandit.js";
import { tunasSearch, warmUpProbability } from "./tunas.js";

beforeAll(async () => {
  await loadTensors();
});

test("the probability to average falls evenly from 1 to 0", () => {
  expect([1, 2, 3, 4, 5, 6].map((step) => warmUpProbability(step, 4))).toEqual([1, 0.75, 0.5, 0.25, 0, 0]);
  expect(warmUpProbability(1, 0)).toBe(0);
});

test("operators and widths are averaged independently in the warm-up, and the controller waits", async () => {
  const program = bandit({ gaps: [[0, 1]] });
  const { history, dispose } = await tunasSearch(program, new Reinforce(), { warmUp: 0.5 }).search({
    steps: 1000,
    seed: 2,
    progress: false,
  });
  const { averaged, paths } = program.seen;
  const count = (operators: boolean, largest: boolean): number =>
    averaged.filter((each) => each.operators === operators && each.largest === largest).length;
  // Over p = 1, 499/500, … 1/500: the sums of p² are 167.2 for both, of p (1 − p) 83.3 for one alone; their variances Σ q (1 − q) are
  // below 67.2 and 66.7: within 5 deviations of 8.2 each, so that three counts raise a false alarm in 2e-6.
  expect(Math.abs(count(true, true) - 167.2)).toBeLessThan(41);
  expect(Math.abs(count(true, false) - 83.3)).toBeLessThan(41);
  expect(Math.abs(count(false, true) - 83.3)).toBeLessThan(41);
  expect(count(false, false)).toBe(0);
  // What is not averaged in the warm-up is run along one path; behind it, one for the weights and one for the controller.
  expect(paths).toHaveLength(500 - averaged.length + 2 * 500);
  expect(averaged[0]).toEqual({ operators: true, largest: true });
  expect(history.filter(({ step }) => step <= 500).every(({ reward }) => reward === undefined)).toBe(true);
  expect(history.filter(({ step }) => step > 500).every(({ reward }) => reward !== undefined)).toBe(true);
  dispose();
});

test("the controller learns slowly at first", async () => {
  const entropyAt = async (ramp: number): Promise<number> => {
    const program = bandit({ gaps: [[0, 1, 1, 1]] });
    const { history, dispose } = await tunasSearch(program, new Reinforce(), { warmUp: 0, ramp }).search({
      steps: 200,
      seed: 2,
      progress: false,
    });
    dispose();
    return history[40]?.entropy ?? NaN;
  };
  expect(await entropyAt(1)).toBeGreaterThan(await entropyAt(0));
});
