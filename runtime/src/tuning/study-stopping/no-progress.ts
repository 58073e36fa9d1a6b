/** Ending a study that does not get better. */
import { compareStandings, type Result } from "../../algorithms/standing.js";
import type { StudyView } from "../study-view.js";
import type { Trial } from "../trial/trial.js";
import type { StudyStoppingPolicy } from "./policy.js";

/** Settings of {@link noProgress}. */
export interface NoProgressOptions {
  /** By how much the best has to rise (or fall, where it is minimised) to count as progress; any rise by default. */
  readonly delta?: number;
}

/**
 * Ends a study whose best trial was not surpassed for so many trials; of several objectives, whose front took no new member.
 *
 * @param trials how many answered trials are waited for, a whole number from 1.
 * @throws RangeError where `trials` is no such number, or `delta` is not above 0; and from the study, where `delta` is given and it
 *   has several objectives.
 * @example
 * ```ts
 * sample(space, algorithm, { trials: 1000, stopWhen: noProgress(100) });
 * ```
 */
export function noProgress(trials: number, { delta }: NoProgressOptions = {}): StudyStoppingPolicy {
  if (!Number.isSafeInteger(trials) || trials < 1)
    throw new RangeError(`noProgress: trials is ${trials}; give a whole number from 1.`);
  if (delta !== undefined && !(delta > 0 && Number.isFinite(delta)))
    throw new RangeError(`noProgress: delta is ${delta}; give a number above 0, or leave it out.`);
  return {
    shouldEnd(study) {
      const last = delta === undefined ? lastImproved(study) : lastBy(study, delta);
      if (last === undefined) return false;
      // Ids are in the order of proposals; of those behind it only the answered ones count.
      let since = 0;
      for (let i = study.trials.length - 1; i >= last.id && since < trials; i--)
        if (isAnswer(study.trials[i])) since++;
      return since >= trials;
    },
  };
}

/** The trial by which the study last got better; undefined where none has a value. */
function lastImproved(study: StudyView): Trial | undefined {
  return study.objectives.length > 1 ? study.front.at(-1) : study.best;
}

/** The last trial that was better by `delta` than the one before it that counted. */
function lastBy({ objectives, direction, trials }: StudyView, delta: number): Trial | undefined {
  if (objectives.length > 1)
    throw new RangeError(
      `noProgress: delta is given, and the study has ${objectives.length} objectives, whose front has no one value; leave delta out.`,
    );
  const sign = direction === "maximize" ? 1 : -1;
  let best: { readonly trial: Trial; readonly result: Result; readonly gain: number } | undefined;
  for (const trial of trials) {
    const { status, reward, violation = 0 } = trial;
    if (reward === undefined || (status !== "completed" && status !== "stopped")) continue;
    const gain = sign * reward;
    const result = { gains: [gain], violation, stopped: status === "stopped" };
    const standing = best === undefined ? -1 : compareStandings(result, best.result);
    // By standing any progress counts; delta is in the units of the reward.
    if (standing < 0 || (standing === 0 && gain >= (best?.gain ?? -Infinity) + delta))
      best = { trial, result, gain };
  }
  return best?.trial;
}

function isAnswer(trial: Trial | undefined): boolean {
  return trial?.status === "completed" || trial?.status === "stopped" || trial?.status === "infeasible";
}
