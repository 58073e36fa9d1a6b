/** Ending a study when not much can be left to gain. */
import { regretBound } from "../../algorithms/bayesian/regret-bound.js";
import type { DNA } from "../../geno/dna.js";
import { requireOneObjective, type StudyStoppingPolicy } from "./policy.js";

/** Settings of {@link regretBelow}. */
export interface RegretOptions {
  /** No study ends before so many completed trials, a whole number from 2; 20 by default. */
  readonly history?: number;
  /** It is looked after each so many answers, as each look fits a model; a whole number from 1, 5 by default. */
  readonly every?: number;
}

/**
 * Ends a study when a Gaussian process over its trials holds it for unlikely that any point is better than the best trial by more
 * than `bound` (Makarova and others, AutoML 2022). For one objective; trials that break limits do not count.
 *
 * @param bound in the units of the reward, above 0: what more is not worth another trial, such as the noise of the reward.
 * @throws RangeError where a setting is out of its range; and from `sample`, where the study has several objectives.
 * @example
 * ```ts
 * sample(space, new Bayesian(), { trials: 500, stopWhen: regretBelow(0.002) });
 * ```
 */
export function regretBelow(
  bound: number,
  { history = 20, every = 5 }: RegretOptions = {},
): StudyStoppingPolicy {
  if (!(bound > 0 && Number.isFinite(bound)))
    throw new RangeError(`regretBelow: the bound is ${bound}; give a number above 0.`);
  if (!Number.isSafeInteger(history) || history < 2)
    throw new RangeError(`regretBelow: history is ${history}; give a whole number from 2.`);
  if (!Number.isSafeInteger(every) || every < 1)
    throw new RangeError(`regretBelow: every is ${every}; give a whole number from 1.`);
  return {
    requireObjectives(objectives) {
      requireOneObjective("regretBelow", objectives);
    },
    shouldEnd({ spec, trials, direction }) {
      const sign = direction === "maximize" ? 1 : -1;
      const known: { dna: DNA; reward: number }[] = [];
      for (const { dna, reward, status, violation = 0 } of trials)
        if (status === "completed" && reward !== undefined && violation === 0)
          known.push({ dna, reward: sign * reward });
      if (known.length < history || (known.length - history) % every !== 0) return false;
      return regretBound(spec, known) < bound;
    },
  };
}
