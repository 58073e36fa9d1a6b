/** Ending a study that does not get better. */
import { compareStandings, type Result } from "../../algorithms/standing.js";
import type { StudyView } from "../study-view.js";
import type { Trial } from "../trial/trial.js";
import { requireOneObjective, type StudyStoppingPolicy } from "./policy.js";

/** Settings of {@link noProgress}. */
export interface NoProgressOptions {
  /** By how much the best has to rise (or fall, where it is minimised) to count as progress; any rise by default. */
  readonly delta?: number;
}

/**
 * Ends a study whose best trial was not surpassed for so many trials; of several objectives, whose front took no new member.
 *
 * @param trials how many answered trials are waited for, a whole number from 1.
 * @throws RangeError where `trials` is no such number, or `delta` is not above 0; and from `sample`, where `delta` is given and the
 *   study has several objectives.
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
    requireObjectives(objectives) {
      if (delta !== undefined) requireOneObjective("noProgress with a delta", objectives, ", without one");
    },
    shouldEnd(study) {
      const best = new Set(delta === undefined ? improvements(study) : improvementsBy(study, delta));
      // The order is that of answers: of parallel trials one may get better when later ones are over.
      const last = study.answers.slice(-trials);
      return best.size > 0 && last.length === trials && !last.some((trial) => best.has(trial));
    },
  };
}

/** Trials among which is the one by which the study last got better; none where none has a value. */
function improvements(study: StudyView): readonly Trial[] {
  if (study.objectives.length > 1) return study.front;
  return study.best === undefined ? [] : [study.best];
}

/** Likewise, where only what was better by `delta` than the one before it that counted is better. */
function improvementsBy({ direction, answers }: StudyView, delta: number): readonly Trial[] {
  const sign = direction === "maximize" ? 1 : -1;
  let best: { readonly trial: Trial; readonly result: Result; readonly gain: number } | undefined;
  for (const trial of answers) {
    const { status, reward, violation = 0 } = trial;
    if (reward === undefined) continue;
    const gain = sign * reward;
    const result = { gains: [gain], violation, stopped: status === "stopped" };
    const standing = best === undefined ? -1 : compareStandings(result, best.result);
    // By standing any progress counts; delta is in the units of the reward.
    if (standing < 0 || (standing === 0 && gain >= (best?.gain ?? -Infinity) + delta))
      best = { trial, result, gain };
  }
  return best === undefined ? [] : [best.trial];
}
