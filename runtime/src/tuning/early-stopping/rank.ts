/** Early stopping by comparison with the other trials at a few steps. */
import { stopAtGates } from "./gates.js";
import type { EarlyStoppingPolicy } from "./policy.js";
import { requirePairs, requireSteps } from "./steps.js";

/**
 * Stops a trial that, at one of some steps, is not among the best of all trials that got there, finished or not. Judged
 * once for each of the steps, by the trial's first measurement at or after it, when it is next asked about.
 *
 * @param gates for each step, the last rank that goes on: a whole number from 1, or a part of the trials, above 0 and
 *   below 1; and how many other trials must have got there before anybody is judged, 1 by default. Steps ascend.
 * @param options.metric the metric to look at; by default the study's only objective.
 * @throws RangeError where steps do not ascend or a rank is out of its range.
 * @example
 * ```ts
 * stopByRank([[10, 0.5, 8], [30, 4]]); // the better half at step 10, once 8 others were there; the best 4 at step 30
 * ```
 */
export function stopByRank(
  gates: readonly (readonly [step: number, rank: number, history?: number])[],
  options: { readonly metric?: string } = {},
): EarlyStoppingPolicy {
  requirePairs("stopByRank", gates, "a step and a rank each: [[2, 0.25]]");
  requireSteps(
    "stopByRank",
    gates.map(([step]) => step),
  );
  for (const [step, rank, least = 1] of gates) {
    if (!(rank > 0) || (rank >= 1 && !Number.isSafeInteger(rank)))
      throw new RangeError(
        `stopByRank: the rank of step ${step} is ${rank}; give a whole number from 1, or a part between 0 and 1.`,
      );
    if (!Number.isSafeInteger(least) || least < 1)
      throw new RangeError(
        `stopByRank: the history of step ${step} is ${least}; give a whole number from 1.`,
      );
  }
  return stopAtGates({
    metric: options.metric,
    passed: (last) => gates.findLast(([step]) => step <= last)?.[0],
    isBehind(gate, better, others) {
      const [, rank, least = 1] = gates.find(([step]) => step === gate) ?? [gate, Infinity];
      if (others < least) return undefined;
      return 1 + better > (rank < 1 ? Math.ceil(rank * (others + 1)) : rank);
    },
  });
}
