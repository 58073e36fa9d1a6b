/** When to give a trial up before its end (what Optuna calls a pruner), and how such rules combine. */
import type { Measurement, Trial } from "../trial/trial.js";
import { shownValue } from "../../geno/literal-text.js";
import type { Verdict } from "../trial/verdict.js";

/**
 * A rule by which trials are stopped early: the body of a loop asks it with `feedback.shouldStopEarly()`. Holds settings
 * and no state; what it has to know is in the trial and the history.
 */
export interface EarlyStoppingPolicy {
  /**
   * Whether a running trial, after its last measurement, is to be given up; undefined where there is nothing to judge it by yet,
   * so that it goes on.
   */
  shouldStop(trial: RunningTrial, history: TrialHistory): boolean | undefined;
}

/** A trial that has been measured and has not ended. */
export interface RunningTrial {
  /** Counts from 1 in its study. */
  readonly id: number;
  /** Ascending by step; at least one. */
  readonly measurements: readonly Measurement[];
  /**
   * What policies that judge once a step last said of it, by the policy; kept as long as it runs. Where it is left out they judge it
   * anew each time.
   */
  readonly verdicts?: Map<object, Verdict>;
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
  /** The gains of the other trials that were measured at exactly this step, ascending. */
  othersAt(step: number, metric?: string): readonly number[];
  /** The gain of each other trial at its first step that is not before this one, ascending. */
  othersFrom(step: number, metric?: string): readonly number[];
}

/**
 * Stops where every one of the policies does. One that judges at some steps only, such as {@link stopByRank}, goes on saying what it
 * said at the last of them.
 */
export function stopIfAll(...policies: readonly EarlyStoppingPolicy[]): EarlyStoppingPolicy {
  requirePolicies("stopIfAll", policies);
  return {
    shouldStop(trial, history) {
      // Each is asked, whatever the others say: one that judges once has to see who is there at that moment.
      const answers = policies.map((each) => each.shouldStop(trial, history));
      if (answers.includes(false)) return false;
      return answers.includes(undefined) ? undefined : true;
    },
  };
}

/** Stops where any of the policies does. */
export function stopIfAny(...policies: readonly EarlyStoppingPolicy[]): EarlyStoppingPolicy {
  requirePolicies("stopIfAny", policies);
  return {
    shouldStop(trial, history) {
      const answers = policies.map((each) => each.shouldStop(trial, history));
      if (answers.includes(true)) return true;
      return answers.includes(undefined) ? undefined : false;
    },
  };
}

/** Stops where the policy has judged the trial and does not; while it has nothing to judge by, the trial goes on. */
export function stopIfNot(policy: EarlyStoppingPolicy): EarlyStoppingPolicy {
  requirePolicy("stopIfNot: the policy", policy);
  return {
    shouldStop(trial, history) {
      const answer = policy.shouldStop(trial, history);
      return answer === undefined ? undefined : !answer;
    },
  };
}

function requirePolicies(name: string, policies: readonly EarlyStoppingPolicy[]): void {
  if (policies.length === 0) throw new RangeError(`${name}: there is no policy; give at least one.`);
  policies.forEach((policy, index) => {
    requirePolicy(`${name}: policy ${index + 1}`, policy);
  });
}

/** For callers that no compiler checks. @throws TypeError where something is no policy. */
export function requirePolicy(what: string, policy: unknown): void {
  if (typeof policy === "object" && policy !== null && "shouldStop" in policy) return;
  throw new TypeError(
    `${what} is ${shownValue(policy)}; give a policy: stopBelowMedian(), or { shouldStop: (trial, history) => ... }.`,
  );
}
