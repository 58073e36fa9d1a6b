/**
 * Early stopping at gates: steps at which a trial is compared with those that got there. It is judged once at each, among those
 * of that moment, and the verdict holds until the next: who was let through is not stopped for what others do later.
 */
import { countBelow } from "../state/gains-by-step.js";
import type { EarlyStoppingPolicy, RunningTrial, TrialHistory } from "./policy.js";

/** Where and how trials are judged. */
export interface Gates {
  /** The metric to look at; undefined for the study's only objective. */
  readonly metric: string | undefined;
  /** The last gate that a trial which has come to the step `last` has passed; undefined where it is not judged there. */
  passed(last: number, id: number): number | undefined;
  /**
   * Whether a trial is given up at a gate; undefined where that cannot be said yet.
   *
   * @param better how many other trials were better there.
   * @param others how many others there were.
   */
  isBehind(gate: number, better: number, others: number): boolean | undefined;
}

/** A policy that judges at gates, by the trial's first measurement at or behind each, when it is next asked about. */
export function stopAtGates(gates: Gates): EarlyStoppingPolicy {
  const policy: EarlyStoppingPolicy = {
    shouldStop(trial, history) {
      const step = gates.passed(trial.measurements.at(-1)?.step ?? -1, trial.id);
      if (step === undefined) return undefined;
      const before = trial.verdicts?.get(policy);
      if (before?.step === step) return before.stops;
      const stops = judge(gates, step, trial, history);
      trial.verdicts?.set(policy, { step, stops });
      return stops;
    },
  };
  return policy;
}

function judge(gates: Gates, step: number, trial: RunningTrial, history: TrialHistory): boolean | undefined {
  const first = trial.measurements.find((measurement) => measurement.step >= step);
  const gain = first === undefined ? undefined : history.gain(first, gates.metric);
  if (gain === undefined) return undefined;
  const others = history.othersFrom(step, gates.metric);
  return gates.isBehind(step, others.length - countBelow(others, gain, true), others.length);
}
