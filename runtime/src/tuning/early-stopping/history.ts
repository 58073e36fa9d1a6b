/** A study's past as early stopping policies see it. */
import type { TrialHistory } from "./policy.js";
import type { StudyState } from "../state/study-state.js";

/**
 * The history of a study, for judging one of its trials.
 *
 * @param missed hears of a metric that a measurement of the trial lacks.
 */
export function historyOf(
  state: StudyState,
  id: number,
  missed: (metric: string) => void = () => undefined,
): TrialHistory {
  const { objectives, trials } = state;
  return {
    trials,
    gain(measurement, metric) {
      const gain = objectives.gainOf(measurement, metric);
      if (gain === undefined && metric !== undefined) missed(metric);
      return gain;
    },
    gainOfNumber: (value, metric) => objectives.gainOfNumber(value, metric),
    othersAt: (step, metric) => state.gains.othersAt(id, step, metric),
    othersFrom: (step, metric) => state.gains.othersFrom(id, step, metric),
  };
}
