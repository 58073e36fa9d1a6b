/** A study's past as early stopping policies see it. */
import type { TrialHistory } from "./policy.js";
import type { StudyState } from "../state/study-state.js";

/** The history of a study, for judging one of its trials. */
export function historyOf(state: StudyState, id: number): TrialHistory {
  const { objectives, trials } = state;
  return {
    trials,
    gain: (measurement, metric) => objectives.gainOf(measurement, metric),
    gainOfNumber: (value, metric) => objectives.gainOfNumber(value, metric),
    othersAt(step, metric) {
      const gains: number[] = [];
      for (const [other, measurement] of state.atStep(step)) {
        const gain = other === id ? undefined : objectives.gainOf(measurement, metric);
        if (gain !== undefined) gains.push(gain);
      }
      return gains;
    },
    othersFrom(step, metric) {
      return trials.flatMap((trial) => {
        if (trial.id === id || trial.measurements === undefined) return [];
        const first = trial.measurements.find((measurement) => measurement.step >= step);
        return first === undefined ? [] : (objectives.gainOf(first, metric) ?? []);
      });
    },
  };
}
