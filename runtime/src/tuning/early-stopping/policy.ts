/** When to give a trial up before its end (what Optuna calls a pruner), and how such rules combine. */
import type { Measurement, Trial } from "../trial/trial.js";

/**
 * A rule by which trials are stopped early: the body of a loop asks it with `feedback.shouldStopEarly()`. Holds settings
 * and no state; what it has to know is in the trial and the history.
 */
export interface EarlyStoppingPolicy {
  /** Whether a running trial, after its last measurement, is to be given up. */
  shouldStop(trial: RunningTrial, history: TrialHistory): boolean;
}

/** A trial that has been measured and has not ended. */
export interface RunningTrial {
  /** Counts from 1 in its study. */
  readonly id: number;
  /** Ascending by step; at least one. */
  readonly measurements: readonly Measurement[];
  /** The largest step that there was when it was last asked about, before its last measurement; absent where it never was. */
  readonly askedAt?: number;
}

/** The last of some ascending steps that a trial has come to since it was last asked about; undefined where it has to none. */
export function stepReached(
  { measurements, askedAt = -1 }: RunningTrial,
  steps: readonly number[],
): number | undefined {
  const last = measurements.at(-1)?.step ?? -1;
  return steps.findLast((step) => step > askedAt && step <= last);
}

/** A trial's gain at its first measurement that is not before a step; undefined where that lacks the metric. */
export function gainFrom(
  { measurements }: RunningTrial,
  step: number,
  history: TrialHistory,
  metric: string | undefined,
): number | undefined {
  const first = measurements.find((measurement) => measurement.step >= step);
  return first === undefined ? undefined : history.gain(first, metric);
}

/** The study so far. Gains are values turned so that larger is better, whatever the direction. */
export interface TrialHistory {
  /** All trials, running ones and the one in question too. */
  readonly trials: readonly Trial[];
  /**
   * How good a measurement is; undefined where it lacks the metric.
   *
   * @param metric one of the study's metrics, or another, of which large is good; by default its only objective.
   */
  gain(measurement: Measurement, metric?: string): number | undefined;
  /** A value of the metric, such as a threshold, as a gain. */
  gainOfNumber(value: number, metric?: string): number;
  /** The gains of the other trials that were measured at exactly this step, in no order. */
  othersAt(step: number, metric?: string): readonly number[];
  /** The gain of each other trial at its first step that is not before this one, in no order. */
  othersFrom(step: number, metric?: string): readonly number[];
}

/** Stops where every one of the policies does. */
export function stopIfAll(...policies: readonly EarlyStoppingPolicy[]): EarlyStoppingPolicy {
  requireSome("stopIfAll", policies);
  return { shouldStop: (trial, history) => policies.every((each) => each.shouldStop(trial, history)) };
}

/** Stops where any of the policies does. */
export function stopIfAny(...policies: readonly EarlyStoppingPolicy[]): EarlyStoppingPolicy {
  requireSome("stopIfAny", policies);
  return { shouldStop: (trial, history) => policies.some((each) => each.shouldStop(trial, history)) };
}

/** Stops where the policy does not. */
export function stopIfNot(policy: EarlyStoppingPolicy): EarlyStoppingPolicy {
  return { shouldStop: (trial, history) => !policy.shouldStop(trial, history) };
}

function requireSome(name: string, policies: readonly EarlyStoppingPolicy[]): void {
  if (policies.length === 0) throw new RangeError(`${name}: there is no policy; give at least one.`);
}
