/** Studies of the tests of early stopping. */
import { RandomSearch } from "../../../algorithms/random-search.js";
import { intv } from "../../../hyper/numbers.js";
import { sample } from "../../sample.js";
import type { Study } from "../../study.js";
import type { EarlyStoppingPolicy } from "../policy.js";

export const space = { n: intv(0, 99) };
export const random = new RandomSearch({ seed: 1 });

/** Each trial is given its curve, a reward a step from 1; a body that stops where it is told to. */
export function follow(
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
/** How each of its trials ended, with what, and at which step. */
export const ends = (study: Study<typeof space>): readonly unknown[] =>
  study.trials.map(({ status, reward, step }) => [status, reward, step]);
