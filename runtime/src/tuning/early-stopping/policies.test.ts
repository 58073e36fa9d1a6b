/** Early stopping: what policies see, whom they stop, and how they combine. */
import { describe, expect, it } from "vitest";
import { sample } from "../sample.js";
import type { Feedback } from "../loop/feedback.js";
import type { Study } from "../study.js";
import { hyperband, successiveHalving } from "./halving.js";
import { stopWithoutProgress } from "./patience.js";
import { stopBelowMedian, stopBelowPercentile } from "./percentile.js";
import { stopIfAll, stopIfAny, stopIfNot, type EarlyStoppingPolicy } from "./policy.js";
import { stopByRank } from "./rank.js";
import { ends, follow, random, space } from "./testing/follow.js";
import { stopBelow } from "./thresholds.js";

const always: EarlyStoppingPolicy = { shouldStop: () => true };

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

  it("by the median of values whose difference no number can hold", () => {
    const far = 1.7e308;
    // The median of two is between them, 0: the third is above it, and the median of three is the third's.
    const curves = [[far], [-far], [1], [-1]];
    expect(ends(follow(curves, stopBelowMedian({ history: 2 })))).toEqual([
      ["completed", far, 1],
      ["completed", -far, 1],
      ["completed", 1, 1],
      ["stopped", -1, 1],
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
