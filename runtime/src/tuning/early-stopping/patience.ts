/** Early stopping of a trial that does not get better, whatever others reach (Prechelt, Early Stopping, but when?, 1998). */
import type { EarlyStoppingPolicy } from "./policy.js";

/** Settings of {@link stopWithoutProgress}. */
export interface PatienceOptions {
  /** By how much the best has to get better to count as progress, in the metric's units; any gain by default. */
  readonly delta?: number;
  /** The metric to look at; by default the study's only objective. */
  readonly metric?: string;
}

/**
 * Stops a trial whose own best value was not surpassed at its last so many measurements.
 *
 * @param measurements how many are waited for, a whole number from 1.
 * @throws RangeError where `measurements` is no such number, or `delta` is no number from 0.
 * @example
 * ```ts
 * sample(space, algorithm, { earlyStopping: stopWithoutProgress(5) });
 * ```
 */
export function stopWithoutProgress(
  measurements: number,
  { delta = 0, metric }: PatienceOptions = {},
): EarlyStoppingPolicy {
  if (!Number.isSafeInteger(measurements) || measurements < 1)
    throw new RangeError(`stopWithoutProgress: measurements is ${measurements}; give a whole number from 1.`);
  if (!(delta >= 0 && Number.isFinite(delta)))
    throw new RangeError(`stopWithoutProgress: delta is ${delta}; give a number from 0.`);
  return {
    shouldStop(trial, history) {
      let best: number | undefined;
      let since = 0;
      for (const measurement of trial.measurements) {
        const gain = history.gain(measurement, metric);
        if (gain === undefined) continue;
        const progressed = best === undefined || (delta > 0 ? gain >= best + delta : gain > best);
        since = progressed ? 0 : since + 1;
        if (progressed) best = gain;
      }
      return since >= measurements;
    },
  };
}
