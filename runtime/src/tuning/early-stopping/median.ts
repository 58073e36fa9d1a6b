/** Early stopping by the median of the other trials (Golovin et al., Google Vizier, KDD 2017, section 3.2). */
import type { EarlyStoppingPolicy } from "./policy.js";

/** Settings of {@link stopBelowMedian}. */
export interface MedianOptions {
  /** How many other trials must have been measured at the step before anybody is judged; 5 by default. */
  readonly history?: number;
  /** No trial is stopped before this step; 0 by default. */
  readonly warmUp?: number;
  /** The metric to look at; by default the study's only objective. */
  readonly metric?: string;
}

/**
 * Stops a trial whose best value so far is worse than the median of the other trials' values at the same step.
 *
 * @throws RangeError where `history` is no whole number from 1, or `warmUp` none from 0.
 */
export function stopBelowMedian(options: MedianOptions = {}): EarlyStoppingPolicy {
  const { history: least = 5, warmUp = 0, metric } = options;
  if (!Number.isSafeInteger(least) || least < 1)
    throw new RangeError(`stopBelowMedian: history is ${least}; give a whole number from 1.`);
  if (!Number.isSafeInteger(warmUp) || warmUp < 0)
    throw new RangeError(`stopBelowMedian: warmUp is ${warmUp}; give a whole number from 0.`);
  return {
    shouldStop({ measurements }, history) {
      const step = measurements.at(-1)?.step;
      if (step === undefined || step < warmUp) return false;
      const others = history.othersAt(step, metric);
      if (others.length < least) return false;
      const gains = measurements.flatMap((each) => history.gain(each, metric) ?? []);
      return gains.length > 0 && gains.every((gain) => gain < median(others));
    },
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
