/**
 * Early stopping by comparison with the other trials at the same step, those that still run included. After the median rule of
 * Golovin et al., Google Vizier, KDD 2017, section 3.2, which compares with running averages of completed trials.
 */
import type { EarlyStoppingPolicy } from "./policy.js";

/** Settings of {@link stopBelowPercentile} and {@link stopBelowMedian}. */
export interface PercentileOptions {
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
export function stopBelowMedian(options: PercentileOptions = {}): EarlyStoppingPolicy {
  return belowPercentile("stopBelowMedian", 50, options);
}

/**
 * Stops a trial whose best value so far is worse than a percentile of the other trials' values at the same step.
 *
 * @param percentile of the trials that are worse, above 0 and below 100: with 25 the worst quarter is stopped, with 50 the worse half.
 *   Between two values it is interpolated. Which are worse is the study's direction.
 * @throws RangeError where `percentile` is none, `history` is no whole number from 1, or `warmUp` none from 0.
 * @example
 * ```ts
 * sample(space, algorithm, { earlyStopping: stopBelowPercentile(25, { warmUp: 3 }) });
 * ```
 */
export function stopBelowPercentile(
  percentile: number,
  options: PercentileOptions = {},
): EarlyStoppingPolicy {
  if (!(percentile > 0 && percentile < 100))
    throw new RangeError(
      `stopBelowPercentile: the percentile is ${percentile}; give a number above 0 and below 100.`,
    );
  return belowPercentile("stopBelowPercentile", percentile, options);
}

function belowPercentile(
  name: string,
  percentile: number,
  { history: least = 5, warmUp = 0, metric }: PercentileOptions,
): EarlyStoppingPolicy {
  if (!Number.isSafeInteger(least) || least < 1)
    throw new RangeError(`${name}: history is ${least}; give a whole number from 1.`);
  if (!Number.isSafeInteger(warmUp) || warmUp < 0)
    throw new RangeError(`${name}: warmUp is ${warmUp}; give a whole number from 0.`);
  return {
    shouldStop({ measurements }, history) {
      const step = measurements.at(-1)?.step;
      if (step === undefined || step < warmUp) return undefined;
      const others = history.othersAt(step, metric);
      if (others.length < least) return undefined;
      const gains = measurements.flatMap((each) => history.gain(each, metric) ?? []);
      const bound = quantile(others, percentile / 100);
      return gains.length === 0 ? undefined : gains.every((gain) => gain < bound);
    },
  };
}

/** The value below which a part of some ascending values lies, interpolated between two of them. */
function quantile(ascending: readonly number[], part: number): number {
  const place = part * (ascending.length - 1);
  const lower = ascending[Math.floor(place)] ?? NaN;
  const upper = ascending[Math.ceil(place)] ?? NaN;
  const share = place - Math.floor(place);
  const range = upper - lower;
  // Of equals exactly what they are; of the largest doubles the difference is no number.
  return range < Infinity ? lower + range * share : lower * (1 - share) + upper * share;
}
