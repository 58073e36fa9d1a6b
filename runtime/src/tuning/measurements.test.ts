/** Steps, metadata: what a trial gathers before it ends. */
import { describe, expect, it } from "vitest";
import type { Algorithm, Outcome } from "../algorithms/algorithm.js";
import { RandomSearch } from "../algorithms/random-search.js";
import { intv } from "../hyper/numbers.js";
import type { EarlyStoppingPolicy } from "./early-stopping/policy.js";
import { sample } from "./sample.js";
import type { JsonValue } from "./trial/trial.js";

const space = { n: intv(0, 99) };
const random = new RandomSearch({ seed: 1 });
const always: EarlyStoppingPolicy = { shouldStop: () => true };

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
      }).toThrow("Trial 1: the metric loss is Infinity");
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
