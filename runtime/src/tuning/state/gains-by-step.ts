/**
 * What early stopping compares a trial with: the gains of all trials at a step, in order. Kept up measurement by measurement, as
 * looking through all trials for each question would take longer and longer.
 */
import type { Objectives } from "../trial/objectives.js";
import type { Measurement, Trial } from "../trial/trial.js";

/** How many of some ascending values are below one, or with `orEqual` not above it. */
export function countBelow(values: ArrayLike<number>, value: number, orEqual = false): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = values[middle] ?? Infinity;
    if (there < value || (orEqual && there === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A gain of each of some trials. */
class Gains {
  readonly #own = new Map<number, number>();
  readonly #ascending: number[] = [];

  /** Sets a trial's gain; undefined where it has none. */
  set(id: number, gain: number | undefined): void {
    const before = this.#own.get(id);
    if (before === gain) return;
    if (before !== undefined) this.#ascending.splice(countBelow(this.#ascending, before), 1);
    if (gain === undefined) {
      this.#own.delete(id);
      return;
    }
    this.#own.set(id, gain);
    this.#ascending.splice(countBelow(this.#ascending, gain), 0, gain);
  }

  /** Those of the other trials, ascending. */
  others(id: number): readonly number[] {
    const own = this.#own.get(id);
    const others = this.#ascending.slice();
    if (own !== undefined) others.splice(countBelow(others, own), 1);
    return others;
  }
}

/** Gains by one metric. */
interface ByMetric {
  /** By step, of the trials that were measured at it. */
  readonly at: Map<number, Gains>;
  /** By step that was asked for, of the trials at their first measurement that is not before it. */
  readonly from: Map<number, Gains>;
}

/** The gains of a study's trials, by metric and step; of what was never asked for it keeps none. */
export class GainsByStep {
  readonly #objectives: Objectives;
  readonly #trials: readonly Trial[];
  readonly #metrics = new Map<string | undefined, ByMetric>();

  /** @param trials of the study, as it goes on. */
  constructor(objectives: Objectives, trials: readonly Trial[]) {
    this.#objectives = objectives;
    this.#trials = trials;
  }

  /** Of the others that were measured at exactly this step. @throws RangeError where no metric is named among several objectives. */
  othersAt(id: number, step: number, metric: string | undefined): readonly number[] {
    return this.#of(metric).at.get(step)?.others(id) ?? [];
  }

  /** Of each other at its first measurement from this step on. @throws RangeError likewise. */
  othersFrom(id: number, step: number, metric: string | undefined): readonly number[] {
    const { from } = this.#of(metric);
    let gains = from.get(step);
    if (gains === undefined) {
      from.set(step, (gains = new Gains()));
      for (const trial of this.#trials) {
        const first = firstFrom(trial.measurements ?? [], step);
        if (first !== undefined) gains.set(trial.id, this.#objectives.gainOf(first, metric));
      }
    }
    return gains.others(id);
  }

  /** Hears of a measurement. @param before the step of the trial's measurement before it, -1 where it is the first. */
  take(id: number, measurement: Measurement, before: number): void {
    for (const [metric, { at, from }] of this.#metrics) {
      const gain = this.#objectives.gainOf(measurement, metric);
      setAt(at, measurement.step, id, gain);
      for (const [step, gains] of from) if (step > before && step <= measurement.step) gains.set(id, gain);
    }
  }

  /** Forgets the measurements of a trial that begins anew. */
  forget(id: number): void {
    for (const { at, from } of this.#metrics.values())
      for (const gains of [...at.values(), ...from.values()]) gains.set(id, undefined);
  }

  #of(metric: string | undefined): ByMetric {
    const known = this.#metrics.get(metric);
    if (known !== undefined) return known;
    // Says so where there is no such order, before anything is kept by it.
    this.#objectives.gainOf({}, metric);
    const at = new Map<number, Gains>();
    for (const { id, measurements = [] } of this.#trials)
      for (const measurement of measurements)
        setAt(at, measurement.step, id, this.#objectives.gainOf(measurement, metric));
    const made = { at, from: new Map<number, Gains>() };
    this.#metrics.set(metric, made);
    return made;
  }
}

function setAt(at: Map<number, Gains>, step: number, id: number, gain: number | undefined): void {
  let gains = at.get(step);
  if (gains === undefined) at.set(step, (gains = new Gains()));
  gains.set(id, gain);
}

/** The first measurement that is not before a step. They ascend. */
function firstFrom(measurements: readonly Measurement[], step: number): Measurement | undefined {
  let [low, high] = [0, measurements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((measurements[middle]?.step ?? Infinity) < step) low = middle + 1;
    else high = middle;
  }
  return measurements[low];
}
