/** What settings of policy gradients have to be, and the one that depends on how long a study is. */

/** @throws RangeError where an option is no finite number above a bound. */
export function requireAbove(algorithm: string, option: string, value: number, bound: number): void {
  if (!(value > bound && value < Infinity))
    throw new RangeError(`${algorithm}: ${option} is ${value}; give a number above ${bound}.`);
}

/** @throws RangeError where an option is negative, or no finite number. */
export function requireNotNegative(algorithm: string, option: string, value: number): void {
  if (!(value >= 0 && value < Infinity))
    throw new RangeError(`${algorithm}: ${option} is ${value}; give a number of at least 0.`);
}

/**
 * 0.05 · √(500 / trials), from 0.01 to 0.1: a short study has to hurry, and a long one, whose results are many, hears more of them
 * before it is sure. 0.05 where a study has no end.
 */
export function defaultLearningRate(trials: number | undefined): number {
  return Math.min(0.1, Math.max(0.01, 0.05 * Math.sqrt(500 / Math.max(1, trials ?? 500))));
}
