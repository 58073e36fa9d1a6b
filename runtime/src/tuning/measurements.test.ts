/** Steps, early stopping, metadata: what a trial gathers before it ends. */
import { describe, expect, it } from "vitest";
import type { Algorithm, Outcome } from "../algorithms/algorithm.js";
import { RandomSearch } from "../algorithms/random-search.js";
import { intv } from "../hyper/numbers.js";
import { stopBelowMedian } from "./early-stopping/median.js";
import { stopIfAll, stopIfAny, stopIfNot, type EarlyStoppingPolicy } from "./early-stopping/policy.js";
import { stopByRank } from "./early-stopping/rank.js";
import { stopBelow } from "./early-stopping/thresholds.js";
import { sample } from "./sample.js";
import type { Study } from "./study.js";
import type { JsonValue } from "./trial/trial.js";

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
const ends = (study: Study<typeof space>): unknown =>
  study.trials.map(({ status, reward, step }) => [status, reward, step]);

describe("measurements", () => {
  it("are kept by step; the trial ends with that of the largest step, whatever came last", () => {
    const study = sample(space, random, { trials: 1 });
    for (const [, feedback] of study) {
      feedback.addMeasurement(0.5, { step: 10, metrics: { loss: 2 } });
      feedback.addMeasurement(0.9, { step: 5 });
      feedback.addMeasurement(0.1, { step: 0 });
      feedback.addMeasurement(0.6, { step: 10, metrics: { loss: 1 } });
      expect(study.trials[0]).toMatchObject({ status: "running", measurements: { length: 3 } });
      feedback.done();
    }
    expect(study.trials[0]).toMatchObject({
      status: "completed",
      reward: 0.6,
      step: 10,
      metrics: { loss: 1 },
      measurements: [
        { step: 0, reward: 0.1 },
        { step: 5, reward: 0.9 },
        { step: 10, reward: 0.6, metrics: { loss: 1 } },
      ],
    });
  });

  it("count steps from 1 where none is given, and leave the last word to feedback(reward)", () => {
    const study = sample(space, random, { trials: 1 });
    for (const [, feedback] of study) {
      feedback.addMeasurement(1);
      feedback.addMeasurement(2, { step: 7 });
      feedback.addMeasurement(3);
      feedback(9);
    }
    expect(study.trials[0]?.measurements?.map(({ step }) => step)).toEqual([1, 7, 8]);
    expect(study.best).toMatchObject({ reward: 9, step: 8 });
  });

  it("are refused where they are no measurement, and change nothing then", () => {
    const study = sample(space, random, { trials: 1 });
    for (const [, feedback] of study) {
      expect(() => {
        feedback.done();
      }).toThrow(
        "Trial 1 has no measurement to complete with: call feedback.addMeasurement(reward, { step }) before done",
      );
      for (const step of [-1, 0.5, NaN])
        expect(() => {
          feedback.addMeasurement(1, { step });
        }).toThrow(`Trial 1: the step is ${step}; give a whole number from 0.`);
      expect(() => {
        feedback.addMeasurement(NaN);
      }).toThrow("the reward is NaN");
      expect(() => {
        feedback.addMeasurement(1, { metrics: { loss: Infinity } });
      }).toThrow("Trial 1: the loss is Infinity");
      expect(() => {
        feedback.addMeasurement(1, { metrics: { reward: 1 } });
      }).toThrow('"reward" is a metric of this study');
      expect(study.trials[0]).not.toHaveProperty("measurements");
      feedback(1);
      expect(() => {
        feedback.addMeasurement(1);
      }).toThrow("Trial 1 is completed already");
    }
  });

  it("are told to the algorithm, larger being better", () => {
    const heard: Outcome[] = [];
    const spy: Algorithm = {
      name: "Spy",
      start: (problem) => ({ ...random.start(problem), report: (outcome) => heard.push(outcome) }),
    };
    const study = sample(space, spy, { trials: 2, direction: "minimize", earlyStopping: always });
    for (const [, feedback] of study) {
      feedback.addMeasurement(4);
      feedback.addMeasurement(3);
      if (feedback.id === 2) feedback.shouldStopEarly();
      feedback.done();
    }
    expect(heard[0]).toMatchObject({
      reward: -3,
      steps: [
        { step: 1, reward: -4 },
        { step: 2, reward: -3 },
      ],
    });
    expect(heard[0]).not.toHaveProperty("stopped");
    expect(heard[1]).toMatchObject({ reward: -3, stopped: true });
  });
});

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

describe("metadata", () => {
  it("is kept with the trial as JSON has it, apart from the body's own object", () => {
    const study = sample(space, random, { trials: 1 });
    for (const [, feedback] of study) {
      const note = { files: ["a"] };
      feedback.setMetadata("note", note);
      feedback.setMetadata("__proto__", 1);
      feedback.setMetadata("n", 1);
      feedback.setMetadata("n", 2);
      note.files.push("b");
      expect(feedback.getMetadata("note")).toEqual({ files: ["a"] });
      expect(feedback.getMetadata("toString")).toBeUndefined();
      expect(() => {
        feedback.setMetadata("f", (() => 1) as unknown as JsonValue);
      }).toThrow('Trial 1: the metadata "f" is a function that JSON cannot hold');
      feedback(1);
    }
    expect(Object.entries(study.best?.metadata ?? {})).toEqual([
      ["note", { files: ["a"] }],
      ["__proto__", 1],
      ["n", 2],
    ]);
  });
});
