/** Which trials are best, and how many ended in which way. */
import type { StudyView } from "../tuning/study-view.js";
import type { Trial, TrialStatus } from "../tuning/trial/trial.js";
import { countText, shortNumber } from "./number-text.js";

/** A trial with a reward. */
export interface CompletedTrial extends Trial {
  readonly reward: number;
}

/** Whether a trial completed, and so has a reward. */
export function isCompleted(trial: Trial): trial is CompletedTrial {
  return trial.status === "completed" && trial.reward !== undefined;
}

/**
 * The completed trials of a study, best first in its direction; equal rewards in the order of their trials, and behind them
 * those that break limits of the study's metrics, the worse the later. With several objectives there is no such order: then
 * those of its Pareto front.
 */
export function ranked(study: StudyView): readonly Trial[] {
  if (study.objectives.length > 1) return study.front;
  const sign = study.direction === "maximize" ? -1 : 1;
  const order = (a: CompletedTrial, b: CompletedTrial): number =>
    (a.violation ?? 0) - (b.violation ?? 0) || sign * (a.reward - b.reward) || a.id - b.id;
  return study.trials.filter(isCompleted).sort(order);
}

/** What a trial reached, a number for each objective of its study. */
export function valuesOf({ objectives }: StudyView, { reward, metrics }: Trial): readonly number[] {
  return objectives.map(({ name }) => (objectives.length === 1 ? reward : metrics?.[name]) ?? NaN);
}

/** How many trials ended in each way that occurred, as words: `["287 completed", "10 infeasible"]`. */
export function statusCounts(trials: readonly Trial[]): string[] {
  const counts = new Map<TrialStatus, number>();
  for (const { status } of trials) counts.set(status, (counts.get(status) ?? 0) + 1);
  const order: readonly TrialStatus[] = [
    "completed",
    "stopped",
    "infeasible",
    "skipped",
    "aborted",
    "running",
  ];
  return order.flatMap((status) => {
    const count = counts.get(status);
    return count === undefined ? [] : [`${countText(count)} ${status}`];
  });
}

/** How a trial ended, in a few words: `reward 0.93`, `stopped at 0.7, step 5`, `accuracy 0.93, latency 12`, `infeasible`. */
export function outcomeText({ status, reward, metrics, step }: Trial, digits?: number): string {
  const values =
    reward === undefined
      ? Object.entries(metrics ?? {}).map(([name, value]) => `${name} ${shortNumber(value, digits)}`)
      : [shortNumber(reward, digits)];
  if (values.length === 0 || (status !== "completed" && status !== "stopped")) return status;
  if (status === "stopped")
    return [`stopped at ${values.join(", ")}`, ...(step === undefined ? [] : [`step ${step}`])].join(", ");
  return `${reward === undefined ? "" : "reward "}${values.join(", ")}`;
}

/** How long a trial took, in milliseconds; undefined while it runs. */
export function trialTime(trial: Trial): number | undefined {
  return trial.endedAt === undefined ? undefined : trial.endedAt - trial.startedAt;
}
