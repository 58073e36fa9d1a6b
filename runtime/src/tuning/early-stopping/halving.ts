/**
 * Successive halving: at steps that grow by a factor, only the best part of the trials that got there goes on. Asynchronous
 * (ASHA): a trial is judged among those that were there before it, and waits for nobody. Hyperband runs several such
 * ladders side by side, as nobody knows at which step a value begins to tell.
 */
import { stopAtGates } from "./gates.js";
import type { EarlyStoppingPolicy } from "./policy.js";

/** Settings of {@link successiveHalving}. */
export interface HalvingOptions {
  /** The first step at which trials are judged, a whole number from 1; 1 by default. */
  readonly min?: number;
  /** One of so many goes on, and the next step is so many times as far: above 1, 4 by default. */
  readonly factor?: number;
  /** The last step of a training, at which nobody is judged any more; without an end by default. */
  readonly max?: number;
  /** The metric to look at; by default the study's only objective. */
  readonly metric?: string;
}

/**
 * Asynchronous successive halving (Li et al., A System for Massively Parallel Hyperparameter Tuning, MLSys 2020, section 3.2,
 * in the form that stops a trial and does not resume it): at the steps min, min · factor, min · factor², … a trial goes on where it is
 * among the best 1 / factor of all trials that got there, finished or not; while there are fewer than `factor`, where it is the best.
 * Judged once for each of these steps, by the first measurement at or behind it, when it is next asked about.
 *
 * @throws RangeError where a setting is out of its range.
 * @example
 * ```ts
 * const study = sample(space, new RandomSearch(), { earlyStopping: successiveHalving({ min: 2, max: 52 }) });
 * for (const [trainer, feedback] of study) {
 *   for (let epoch = 1; epoch <= 52 && !feedback.shouldStopEarly(); epoch++)
 *     feedback.addMeasurement(trainer.epoch(), { step: epoch });
 *   feedback.done();
 * }
 * ```
 */
export function successiveHalving({
  min = 1,
  factor = 4,
  max = Infinity,
  metric,
}: HalvingOptions = {}): EarlyStoppingPolicy {
  requireLadder("successiveHalving", min, factor, max);
  return climb({ firstOf: () => min, factor, max, metric });
}

/** Settings of {@link hyperband}. */
export interface HyperbandOptions extends Omit<HalvingOptions, "factor" | "max"> {
  /** One of so many goes on, and the next step is so many times as far: above 1, 3 by default. */
  readonly factor?: number;
  /** The last step of a training, above `min`. */
  readonly max: number;
  /**
   * How many brackets there are at most, the earliest ones: a whole number from 1, where hyperband is {@link successiveHalving}. By default
   * as many as there are steps to begin at; fewer where it is known that early steps tell, as the others cost much.
   */
  readonly brackets?: number;
}

/**
 * Hyperband (Li et al., JMLR 2018, algorithm 1) over asynchronous successive halving: trials are dealt out to brackets, of which
 * one begins to judge at `min`, the next at min · factor, and so on, the last at the last of these steps, which is never where that is
 * `max`: so some are spared where early steps mislead. A trial is judged among all that got to the step, whatever their bracket, as
 * what they reached there says as much, and a bracket alone has few.
 * A bracket gets as many trials as make all cost about the same (in proportion to ⌈(s_max + 1) / (s + 1) · factorˢ⌉, as there); which one a
 * trial is dealt is settled by its number.
 *
 * @throws RangeError where a setting is out of its range.
 * @example
 * ```ts
 * sample(space, new RandomSearch(), { earlyStopping: hyperband({ min: 1, max: 81 }) });
 * ```
 */
export function hyperband({
  min = 1,
  factor = 3,
  max,
  brackets = Infinity,
  metric,
}: HyperbandOptions): EarlyStoppingPolicy {
  requireLadder("hyperband", min, factor, max);
  if (brackets !== Infinity && !(Number.isSafeInteger(brackets) && brackets >= 1))
    throw new RangeError(`hyperband: brackets is ${brackets}; give a whole number from 1.`);
  if (!Number.isFinite(max))
    throw new RangeError(`hyperband: max is ${max}; give the last step of a training, a whole number.`);
  const starts = Math.floor(Math.log(max / min) / Math.log(factor) + 1e-9) + 1;
  // The bracket that begins at min · factor^b is the paper's s = s_max − b.
  const weights = Array.from({ length: Math.min(brackets, starts) }, (_, bracket) => {
    const s = starts - 1 - bracket;
    return Math.ceil((starts / (s + 1)) * factor ** s - 1e-9);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const bracketOf = (id: number): number => {
    // Multiples of the golden ratio spread over the unit interval more evenly than any draw.
    let place = ((id * (Math.sqrt(5) - 1)) / 2) % 1;
    for (const [bracket, weight] of weights.entries()) {
      place -= weight / total;
      if (place < 0) return bracket;
    }
    return weights.length - 1;
  };
  return climb({ firstOf: (id) => min * factor ** bracketOf(id), factor, max, metric });
}

interface Ladder {
  /** The first step at which a trial is judged. */
  readonly firstOf: (id: number) => number;
  readonly factor: number;
  readonly max: number;
  readonly metric: string | undefined;
}

/** A policy by which a trial that is not among the best at a step of a ladder climbs no further. */
function climb({ firstOf, factor, max, metric }: Ladder): EarlyStoppingPolicy {
  return stopAtGates({
    metric,
    passed(last, id) {
      const first = firstOf(id);
      if (last >= max || last < first) return undefined;
      let rung = first;
      while (rung * factor <= last) rung *= factor;
      return rung;
    },
    isBehind: (_, better, others) => better >= Math.max(1, Math.floor((others + 1) / factor)),
  });
}

function requireLadder(name: string, min: number, factor: number, max: number): void {
  if (!Number.isSafeInteger(min) || min < 1)
    throw new RangeError(`${name}: min is ${min}; give a whole number from 1.`);
  if (!(factor > 1 && Number.isFinite(factor)))
    throw new RangeError(`${name}: factor is ${factor}; give a number above 1.`);
  if (max !== Infinity && !(Number.isSafeInteger(max) && max > min))
    throw new RangeError(`${name}: max is ${max}; give a whole number above min, ${min}.`);
}
