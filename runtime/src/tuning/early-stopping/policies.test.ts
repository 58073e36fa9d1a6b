/** Early stopping: what policies see, whom they stop, and how they combine. */
import { describe, expect, it } from "vitest";
import { RandomSearch } from "../../algorithms/random-search.js";
import { intv } from "../../hyper/numbers.js";
import { sample } from "../sample.js";
import type { Feedback } from "../loop/feedback.js";
import type { Study } from "../study.js";
import { hyperband, successiveHalving } from "./halving.js";
import { stopWithoutProgress } from "./patience.js";
import { stopBelowMedian, stopBelowPercentile } from "./percentile.js";
import { stopIfAll, stopIfAny, stopIfNot, type EarlyStoppingPolicy } from "./policy.js";
import { stopByRank } from "./rank.js";
import { stopBelow } from "./thresholds.js";

const space = { n: intv(0, 99) };
const random = new RandomSearch({ seed: 1 });
const always: EarlyStoppingPolicy = { shouldStop: () => true };

/** Each trial is given its curve, a reward a step from 1; a body that stops where it is told to. */
function follow(
  curves: readonly (readonly number[])[],
  earlyStopping?: EarlyStoppingPolicy,
  direction: "maximize" | "minimize" = "maximize",
): Study<typeof space> {
  const study = sample(space, random, {
    trials: curves.length,
    direction,
    ...(earlyStopping === undefined ? {} : { earlyStopping }),
  });
  for (const [, feedback] of study) {
    for (const reward of curves[feedback.id - 1] ?? []) {
      feedback.addMeasurement(reward);
      if (feedback.shouldStopEarly()) break;
    }
    feedback.done();
  }
  return study;
}
const ends = (study: Study<typeof space>): readonly unknown[] =>
  study.trials.map(({ status, reward, step }) => [status, reward, step]);

describe("early stopping", () => {
  it("leaves the trial its last value and step, and ranks it below completed ones", () => {
    const study = follow(
      [
        [1, 2],
        [8, 9],
        [3, 3],
      ],
      {
        shouldStop: ({ id, measurements }) => id === 2 && measurements.length === 1,
      },
    );
    expect(ends(study)).toEqual([
      ["completed", 2, 2],
      ["stopped", 8, 1],
      ["completed", 3, 2],
    ]);
    expect(study.best?.id).toBe(3);
    expect(study.front.map(({ id }) => id)).toEqual([3]);
    const all = follow(
      [
        [1, 2],
        [8, 9],
      ],
      always,
    );
    expect([all.best?.id, all.front[0]?.id]).toEqual([2, 2]);
  });

  it("is an answer: a turn that ends after it needs no other", async () => {
    const study = sample(space, random, { trials: 2, earlyStopping: always });
    for (const [, feedback] of study) {
      feedback.addMeasurement(5);
      if (feedback.shouldStopEarly()) continue;
      throw new Error("not stopped");
    }
    expect(ends(study)).toEqual([
      ["stopped", 5, 1],
      ["stopped", 5, 1],
    ]);
    const run = await sample(space, random, { trials: 2, earlyStopping: always }).run((_, feedback) => {
      feedback.addMeasurement(5);
      feedback.shouldStopEarly();
    });
    expect(ends(run)).toEqual(ends(study));
  });

  it("is the body's to follow: one that goes on completes", () => {
    const study = sample(space, random, { trials: 1, earlyStopping: always });
    for (const [, feedback] of study) {
      expect(feedback.shouldStopEarly()).toBe(false);
      feedback.addMeasurement(5);
      expect(feedback.shouldStopEarly()).toBe(true);
      feedback.addMeasurement(6);
      feedback.done();
      expect(feedback.shouldStopEarly()).toBe(true);
    }
    expect(ends(study)).toEqual([["completed", 6, 2]]);
  });

  it("never happens without a policy", () => {
    expect(ends(follow([[1, 0, 0]]))).toEqual([["completed", 0, 3]]);
  });

  it("by thresholds: each holds from its step on", () => {
    const policy = stopBelow([
      [2, 5],
      [4, 8],
    ]);
    const curves = [
      [0, 5, 5, 8, 8],
      [9, 4, 9],
      [9, 9, 4],
      [9, 9, 9, 7],
      [9, 9, 9, 9, 7],
    ];
    expect(ends(follow(curves, policy))).toEqual([
      ["completed", 8, 5],
      ["stopped", 4, 2],
      ["stopped", 4, 3],
      ["stopped", 7, 4],
      ["stopped", 7, 5],
    ]);
    const least = follow(
      [
        [9, 9],
        [9, 1],
        [9, 5],
      ],
      stopBelow([[2, 5]]),
      "minimize",
    );
    expect(ends(least)).toEqual([
      ["stopped", 9, 2],
      ["completed", 1, 2],
      ["completed", 5, 2],
    ]);
  });

  it("by rank: among all that got to the step, once enough did", () => {
    const curves = [
      [1, 1],
      [2, 2],
      [0, 9],
      [3, 3],
      [1, 9],
    ];
    expect(ends(follow(curves, stopByRank([[1, 2, 2]])))).toEqual([
      ["completed", 1, 2],
      ["completed", 2, 2],
      ["stopped", 0, 1],
      ["completed", 3, 2],
      ["stopped", 1, 1],
    ]);
    expect(
      ends(
        follow(
          [
            [4, 4],
            [3, 3],
            [2, 2],
          ],
          stopByRank([[1, 0.5]]),
        ),
      ),
    ).toEqual([
      ["completed", 4, 2],
      ["stopped", 3, 1],
      ["stopped", 2, 1],
    ]);
  });

  it("by rank judges once, at the first measurement from the gate on", () => {
    const study = sample(space, random, { trials: 2, earlyStopping: stopByRank([[5, 1]]) });
    for (const [, feedback] of study) {
      const better = feedback.id === 1 ? 9 : 1;
      for (const step of [3, 7, 9]) {
        feedback.addMeasurement(better, { step });
        if (feedback.shouldStopEarly()) break;
      }
      feedback.done();
    }
    expect(ends(study)).toEqual([
      ["completed", 9, 9],
      ["stopped", 1, 7],
    ]);
  });

  it("by the median of the others at the step, by the trial's best so far", () => {
    const curves = [
      [1, 1],
      [2, 2],
      [3, 3],
      [1.9, 9],
      [9, 0],
      [2, 2],
    ];
    expect(ends(follow(curves, stopBelowMedian({ history: 3 })))).toEqual([
      ["completed", 1, 2],
      ["completed", 2, 2],
      ["completed", 3, 2],
      ["stopped", 1.9, 1],
      ["completed", 0, 2],
      ["completed", 2, 2],
    ]);
    expect(follow(curves, stopBelowMedian({ history: 3, warmUp: 2 })).trials[3]).toMatchObject({
      status: "completed",
    });
    expect(ends(follow([[1], [0]], stopBelowMedian()))).toEqual([
      ["completed", 1, 1],
      ["completed", 0, 1],
    ]);
  });

  it("combines", () => {
    const never = stopIfNot(always);
    expect(ends(follow([[1, 2]], stopIfAll(always, never)))).toEqual([["completed", 2, 2]]);
    expect(ends(follow([[1, 2]], stopIfAny(always, never)))).toEqual([["stopped", 1, 1]]);
    expect(() => stopIfAll()).toThrow("stopIfAll: there is no policy");
    expect(() => stopIfAny()).toThrow(RangeError);
  });

  it("below a percentile: among the worst quarter, say", () => {
    const curves = [[1], [2], [3], [4], [5], [1.9], [2.1]].map(([first = 0]) => [first, first]);
    // Of 1, 2, 3, 4, 5 the 25th percentile is 2; of them and 1.9 it is 1.925.
    expect(ends(follow(curves, stopBelowPercentile(25)))).toEqual([
      ["completed", 1, 2],
      ["completed", 2, 2],
      ["completed", 3, 2],
      ["completed", 4, 2],
      ["completed", 5, 2],
      ["stopped", 1.9, 1],
      ["completed", 2.1, 2],
    ]);
    const half = follow(curves, stopBelowPercentile(50));
    expect(ends(half)).toEqual(ends(follow(curves, stopBelowMedian())));
    const minimized = follow(curves, stopBelowPercentile(25), "minimize");
    // There the worst quarter of 1, 2, 3, 4, 5 is above 4.
    expect(minimized.trials.map(({ status }) => status)).not.toContain("stopped");
  });

  it("without progress: for so many measurements", () => {
    const curve = [1, 3, 2, 3, 3.5, 3.6, 3.7, 3.8];
    expect(ends(follow([curve], stopWithoutProgress(2)))).toEqual([["stopped", 3, 4]]);
    expect(ends(follow([curve], stopWithoutProgress(3)))).toEqual([["completed", 3.8, 8]]);
    expect(ends(follow([curve], stopWithoutProgress(3, { delta: 0.6 })))).toEqual([["stopped", 3.5, 5]]);
    expect(ends(follow([[3, 1, 2, 2]], stopWithoutProgress(2), "minimize"))).toEqual([["stopped", 2, 4]]);
  });

  it("by successive halving: one of `factor` goes on at each rung, and few where few were there", () => {
    const levels = [5, 1, 6, 4, 7, 2, 8, 9];
    const curves = levels.map((level) => Array.from({ length: 9 }, () => level));
    // At step 1 the best half, at 2 the best half of those, at 4 likewise; nobody is judged at 8, the end.
    expect(ends(follow(curves, successiveHalving({ factor: 2, max: 8 })))).toEqual([
      ["completed", 5, 9], // alone everywhere
      ["stopped", 1, 1], // second of two
      ["completed", 6, 9], // first everywhere
      ["stopped", 4, 1], // third of four
      ["completed", 7, 9],
      ["stopped", 2, 1],
      ["completed", 8, 9],
      ["completed", 9, 9],
    ]);
    // Fourth of five: two may go on.
    expect(
      ends(follow([...curves.slice(0, 4), curves[3] ?? []], successiveHalving({ factor: 2 }))).at(-1),
    ).toEqual(["stopped", 4, 1]);
  });

  it("by successive halving judges once a rung, at the first measurement at or behind it", () => {
    const asked: number[] = [];
    const policy = successiveHalving({ min: 3, factor: 2 });
    const spy: EarlyStoppingPolicy = {
      shouldStop: (trial, history) =>
        policy.shouldStop(trial, {
          ...history,
          othersFrom: (step, metric) => {
            asked.push(step);
            return history.othersFrom(step, metric);
          },
        }),
    };
    const study = sample(space, random, { trials: 1, earlyStopping: spy });
    for (const [, feedback] of study) {
      for (const step of [1, 2, 4, 5, 13, 14]) {
        feedback.addMeasurement(1, { step });
        expect(feedback.shouldStopEarly()).toBe(false);
      }
      feedback.done();
    }
    // 3 at step 4; 6 and 12 were both passed at 13: the later counts.
    expect(asked).toEqual([3, 12]);
  });

  it.each([
    ["successive halving", successiveHalving({ min: 3, factor: 2 })],
    [
      "rank",
      stopByRank([
        [3, 1],
        [6, 1],
      ]),
    ],
  ])("by %s judges bodies that ask now and then by the step that they passed since", (_, earlyStopping) => {
    const study = sample(space, random, { trials: 3, earlyStopping });
    for (const [, feedback] of study) {
      // The second is behind at 3, as the first measures more from then on; the third is ahead there, and behind later.
      const levels = [
        [5, 5, 5, 6, 6, 7, 7],
        [9, 9, 4, 9, 9, 9, 9],
        [1, 1, 8, 1, 1, 1, 1],
      ][feedback.id - 1];
      for (const [i, level] of (levels ?? []).entries()) {
        feedback.addMeasurement(level, { step: i + 1 });
        // Asked twice about one measurement a policy says the same.
        if (i === 4 && [feedback.shouldStopEarly(), feedback.shouldStopEarly()].includes(true)) break;
      }
      feedback.done();
    }
    expect(study.trials.map(({ status, step }) => [status, step])).toEqual([
      ["completed", 7],
      ["stopped", 5],
      ["completed", 7],
    ]);
  });

  it("says so where it looks at a metric that nothing measures", () => {
    const loop = (
      metric: string,
      measure: (feedback: Feedback, step: number) => void,
    ): Study<typeof space> => {
      const study = sample(space, random, { trials: 4, earlyStopping: stopBelow([[1, 0]], { metric }) });
      for (const [, feedback] of study) {
        for (let step = 1; step <= 4 && !feedback.shouldStopEarly(); step++) measure(feedback, step);
        feedback.done();
      }
      return study;
    };
    const always = (feedback: Feedback, step: number): void => {
      feedback.addMeasurement(1, { step, metrics: { valid: 2 } });
    };
    expect(() => loop("vaild", always)).toThrow(
      'Trial 1: the early stopping policy looks at the metric "vaild", which no trial has measured; there is reward, valid.',
    );
    // One that is measured now and then, or in some trials only, is there.
    const rarely = (feedback: Feedback, step: number): void => {
      feedback.addMeasurement(1, {
        step,
        ...(step === 3 && feedback.id === 1 ? { metrics: { valid: 2 } } : {}),
      });
    };
    for (const study of [loop("valid", always), loop("valid", rarely), loop("reward", always)])
      expect(study.trials.map(({ status }) => status)).toEqual(Array(4).fill("completed"));
  });

  it("by successive halving spends about what its rungs say", () => {
    // Of n trials with independent levels, n / 4ᵏ get to rung k: a mean of 2 · (1 + 3/4 + 3/4 + 3/4) = 6.5 steps of 128, plus
    // what the first few cost. Exactly, in the order of this seed; a policy that lets twice as many on would take more than 10.
    const study = sample(space, random, {
      trials: 400,
      seed: 5,
      earlyStopping: successiveHalving({ min: 2, max: 128 }),
    });
    let steps = 0;
    for (const [, feedback] of study) {
      const level = feedback.random.next();
      for (let step = 1; step <= 128 && !feedback.shouldStopEarly(); step++) {
        feedback.addMeasurement(level, { step });
        steps++;
      }
      feedback.done();
    }
    expect(steps / 400).toBeGreaterThan(5);
    expect(steps / 400).toBeLessThan(10);
  });

  it("by hyperband: brackets judge from different steps on, among all that got there", () => {
    const study = sample(space, random, {
      trials: 300,
      seed: 2,
      earlyStopping: hyperband({ min: 1, max: 9, factor: 3 }),
    });
    for (const [, feedback] of study) {
      const level = feedback.random.next();
      for (let step = 1; step <= 9 && !feedback.shouldStopEarly(); step++)
        feedback.addMeasurement(level, { step });
      feedback.done();
    }
    const at = (step: number): number => study.trials.filter((trial) => trial.step === step).length;
    // Weights ⌈3/3 · 9⌉, ⌈3/2 · 3⌉, ⌈3/1 · 1⌉ = 9 : 5 : 3, so 159, 88 and 53 trials (a golden-ratio sequence of 300 is within 3 of
    // that). Of the first two thirds stop at step 1. At 3 there are 53 of them, all of the second and of the third: of the 194 the
    // best 65 would go on, those above the level 1 − 65 / 300, which are 34 of the first and 19 of the second; the third runs to
    // the end unasked.
    expect(Math.abs(at(1) - 106)).toBeLessThan(12);
    expect(Math.abs(at(3) - (19 + 69))).toBeLessThan(14);
    expect(Math.abs(at(9) - (34 + 19 + 53))).toBeLessThan(16);
    expect(at(1) + at(3) + at(9)).toBe(300);
  });

  it("by hyperband: the first of a bracket is judged among those of others", () => {
    // Multiples of the golden ratio deal the first three trials to the second bracket, the first and the third.
    const curves = [3, 2, 1].map((level) => Array.from({ length: 9 }, () => level));
    const study = follow(curves, hyperband({ max: 9 }));
    expect(study.trials.map(({ step }) => step)).toEqual([9, 1, 9]);
  });

  it("by hyperband of one bracket: as successive halving of that factor", () => {
    const curves = Array.from({ length: 60 }, (_, i) => {
      const level = (i * 7) % 60;
      return Array.from({ length: 9 }, (_, step) => level + ((step * i) % 5));
    });
    const stepsBy = (policy: EarlyStoppingPolicy): number[] =>
      follow(curves, policy).trials.map(({ step }) => step);
    expect(stepsBy(hyperband({ max: 9, brackets: 1 }))).toEqual(
      stepsBy(successiveHalving({ factor: 3, max: 9 })),
    );
    expect(stepsBy(hyperband({ max: 9, brackets: 7 }))).toEqual(stepsBy(hyperband({ max: 9 })));
    expect(stepsBy(hyperband({ max: 9, brackets: 2 }))).not.toEqual(stepsBy(hyperband({ max: 9 })));
  });

  it.each([
    [() => stopBelow([]), "stopBelow: there is no step"],
    [() => stopBelow([[1, NaN]]), "the value of step 1 is NaN"],
    [
      () =>
        stopBelow([
          [2, 1],
          [2, 3],
        ]),
      "step 2 is out of place",
    ],
    [() => stopByRank([[1, 1.5]]), "the rank of step 1 is 1.5"],
    [() => stopByRank([[1, 0]]), "the rank of step 1 is 0"],
    [() => stopByRank([[1, 1, 0]]), "the history of step 1 is 0"],
    [() => stopBelowMedian({ history: 0 }), "history is 0"],
    [() => stopBelowMedian({ warmUp: -1 }), "warmUp is -1"],
    [() => stopBelowPercentile(100), "the percentile is 100"],
    [() => stopWithoutProgress(0), "measurements is 0"],
    [() => stopWithoutProgress(1, { delta: -1 }), "delta is -1"],
    [() => successiveHalving({ min: 0 }), "successiveHalving: min is 0"],
    [() => successiveHalving({ factor: 1 }), "successiveHalving: factor is 1"],
    [() => hyperband({ min: 4, max: 4 }), "hyperband: max is 4; give a whole number above min, 4"],
    [() => hyperband({ max: Infinity }), "hyperband: max is Infinity"],
    [() => hyperband({ max: 9, brackets: 0 }), "hyperband: brackets is 0; give a whole number from 1"],
  ])("refuses settings out of range: %s", (make, message) => {
    expect(make).toThrow(message);
  });

  it("asks which metric where there are several", () => {
    const metrics = { accuracy: "maximize", latency: "minimize" } as const;
    const study = sample(space, random, {
      trials: 2,
      metrics,
      earlyStopping: stopBelow([[1, 5]], { metric: "latency" }),
    });
    for (const [, feedback] of study) {
      feedback.addMeasurement({ accuracy: 0.5, latency: feedback.id * 4 });
      feedback.shouldStopEarly();
      feedback.done();
    }
    expect(study.trials.map(({ status }) => status)).toEqual(["completed", "stopped"]);
    const unnamed = sample(space, random, { metrics, earlyStopping: stopBelow([[1, 5]]) });
    for (const [, feedback] of unnamed) {
      feedback.addMeasurement({ accuracy: 0.5, latency: 4 });
      expect(() => feedback.shouldStopEarly()).toThrow("tell the early stopping policy which, { metric:");
      break;
    }
  });
});
