/** A study's past as early stopping policies see it. */
import type { TrialHistory } from "./policy.js";
import type { Measurement } from "../trial/trial.js";
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
    othersAt(step, metric) {
      const gains: number[] = [];
      for (const [other, measurement] of state.atStep(step)) {
        const gain = other === id ? undefined : objectives.gainOf(measurement, metric);
        if (gain !== undefined) gains.push(gain);
      }
      return gains;
    },
    othersFrom(step, metric) {
      const gains: number[] = [];
      for (const { id: other, measurements } of trials) {
        if (other === id || measurements === undefined) continue;
        const first = firstFrom(measurements, step);
        const gain = first === undefined ? undefined : objectives.gainOf(first, metric);
        if (gain !== undefined) gains.push(gain);
      }
      return gains;
    },
  };
}

/** The first measurement that is not before a step. They ascend. */
function firstFrom(measurements: readonly Measurement[], step: number): Measurement | undefined {
  let low = 0;
  let high = measurements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((measurements[middle]?.step ?? Infinity) < step) low = middle + 1;
    else high = middle;
  }
  return measurements[low];
}
