/** Early stopping by fixed values, step by step. */
import type { EarlyStoppingPolicy } from "./policy.js";
import { requirePairs, requireSteps } from "./steps.js";

/**
 * Stops a trial whose value is worse than it has to be by then.
 *
 * @param thresholds pairs of a step and the least value from that step on, until the next pair's; in the direction of the
 *   study, so that a smaller value passes where the metric is minimised. Steps ascend.
 * @param options.metric the metric to look at; by default the study's only objective.
 * @throws RangeError where steps do not ascend or a value is not finite.
 * @example
 * ```ts
 * sample(space, algorithm, { earlyStopping: stopBelow([[5, 0.5], [20, 0.8]]) });
 * ```
 */
export function stopBelow(
  thresholds: readonly (readonly [step: number, value: number])[],
  options: { readonly metric?: string } = {},
): EarlyStoppingPolicy {
  requirePairs("stopBelow", thresholds, "a step and a value each: [[5, 0.5]]");
  requireSteps(
    "stopBelow",
    thresholds.map(([step]) => step),
  );
  for (const [step, value] of thresholds)
    if (!Number.isFinite(value))
      throw new RangeError(`stopBelow: the value of step ${step} is ${value}; give a finite number.`);
  return {
    shouldStop({ measurements }, history) {
      const last = measurements.at(-1);
      const least = thresholds.findLast(([step]) => step <= (last?.step ?? -1));
      if (last === undefined || least === undefined) return undefined;
      const gain = history.gain(last, options.metric);
      return gain === undefined ? undefined : gain < history.gainOfNumber(least[1], options.metric);
    },
  };
}
