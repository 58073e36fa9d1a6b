/** Early stopping at gates: ranks, successive halving, Hyperband, and how they combine with others. */
import { describe, expect, it } from "vitest";
import { sample } from "../sample.js";
import { hyperband, successiveHalving } from "./halving.js";
import { stopWithoutProgress } from "./patience.js";
import { stopIfAll, stopIfNot, type EarlyStoppingPolicy } from "./policy.js";
import { stopByRank } from "./rank.js";
import { ends, follow, random, space } from "./testing/follow.js";

describe("early stopping", () => {
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
    const stepsBy = (policy: EarlyStoppingPolicy): readonly (number | undefined)[] =>
      follow(curves, policy).trials.map(({ step }) => step);
    expect(stepsBy(hyperband({ max: 9, brackets: 1 }))).toEqual(
      stepsBy(successiveHalving({ factor: 3, max: 9 })),
    );
    expect(stepsBy(hyperband({ max: 9, brackets: 7 }))).toEqual(stepsBy(hyperband({ max: 9 })));
    expect(stepsBy(hyperband({ max: 9, brackets: 2 }))).not.toEqual(stepsBy(hyperband({ max: 9 })));
  });

  it("combine: a trial that was behind at its gate is stopped once another policy says so too", () => {
    const flat = (level: number): number[] => Array.from({ length: 9 }, () => level);
    const rising = (level: number): number[] => flat(level).map((each, i) => each + i / 10);
    const policy = stopIfAll(stopByRank([[2, 1]]), stopWithoutProgress(3));
    expect(ends(follow([flat(5), flat(1), rising(1), flat(9)], policy))).toEqual([
      ["completed", 5, 9], // alone at the gate
      ["stopped", 1, 4], // behind at 2, and flat since 1
      ["completed", 1.8, 9], // behind, and rising
      ["completed", 9, 9], // first at the gate
    ]);
    const halved = stopIfAll(successiveHalving({ min: 2, factor: 2 }), stopWithoutProgress(3));
    expect(ends(follow([flat(5), flat(1)], halved))[1]).toEqual(["stopped", 1, 4]);
  });

  it("combine: whoever a gate let through is not stopped for what others reach there later", async () => {
    const earlyStopping = stopIfAll(stopByRank([[1, 1]]), stopWithoutProgress(2));
    const study = sample(space, random, { trials: 2, earlyStopping });
    await study.run(
      async (_, feedback) => {
        // The first is alone at step 1, and the second, which is better there, comes while it runs.
        for (let step = 1; step <= 6; step++) {
          feedback.addMeasurement(feedback.id === 1 ? 1 : 9);
          if (feedback.shouldStopEarly()) break;
          await Promise.resolve();
        }
        feedback.done();
      },
      { parallelism: 2 },
    );
    expect(ends(study)).toEqual([
      ["completed", 1, 6],
      ["completed", 9, 6],
    ]);
  });

  it("are turned round only where they have judged", () => {
    const flat = (level: number): number[] => Array.from({ length: 9 }, () => level);
    // The first is the best at 2; the others are not, and at 9 nobody is judged.
    expect(
      ends(follow([flat(5), flat(1), flat(2)], stopIfNot(successiveHalving({ min: 2, factor: 5, max: 9 })))),
    ).toEqual([
      ["stopped", 5, 2],
      ["completed", 1, 9],
      ["completed", 2, 9],
    ]);
    expect(ends(follow([flat(5), flat(1)], stopIfNot(stopByRank([[2, 1, 1]]))))).toEqual([
      ["completed", 5, 9], // nobody to judge it by
      ["completed", 1, 9],
    ]);
  });
});
