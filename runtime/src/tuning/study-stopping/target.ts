/** Ending a study that has reached what was asked of it. */
import { requireOneObjective, type StudyStoppingPolicy } from "./policy.js";

/**
 * Ends a study once a completed trial is as good as `value`, in the direction of the study, and keeps its limits.
 *
 * @param value in the units of the reward.
 * @throws RangeError where it is no finite number; and from `sample`, where the study has several objectives, which have no best.
 * @example
 * ```ts
 * sample(space, algorithm, { direction: "minimize", stopWhen: targetReached(0.01) });
 * ```
 */
export function targetReached(value: number): StudyStoppingPolicy {
  if (!Number.isFinite(value))
    throw new RangeError(`targetReached: the value is ${value}; give a finite number.`);
  return {
    requireObjectives(objectives) {
      requireOneObjective("targetReached", objectives);
    },
    shouldEnd({ best, direction }) {
      if (best?.reward === undefined || best.status !== "completed") return false;
      if ((best.violation ?? 0) > 0) return false;
      return direction === "maximize" ? best.reward >= value : best.reward <= value;
    },
  };
}
