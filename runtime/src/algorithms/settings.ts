/** Checks that algorithms share of what they are set to: for callers that no compiler checks. */
import { shownValue } from "../geno/literal-text.js";

/** @throws TypeError where options are no object. */
export function requireSettings(algorithm: string, options: unknown): void {
  if (typeof options === "object" && options !== null && !Array.isArray(options)) return;
  throw new TypeError(`${algorithm}: the options are ${shownValue(options)}; give an object: { seed: 1 }.`);
}

/** A seed as it was given. @throws RangeError where it is no whole number. */
export function checkedSeed(algorithm: string, seed: number | undefined): number | undefined {
  if (seed === undefined || Number.isSafeInteger(seed)) return seed;
  throw new RangeError(`${algorithm}: seed is ${shownValue(seed)}; give a whole number, or leave it out.`);
}

/** @throws TypeError where something is no algorithm. */
export function requireAlgorithm(caller: string, algorithm: unknown): void {
  if (typeof algorithm === "object" && algorithm !== null && "start" in algorithm) return;
  throw new TypeError(
    `${caller}: the algorithm is ${shownValue(algorithm)}; give an object that proposes points, such as new RandomSearch().`,
  );
}

/** @throws RangeError where an option that is given is no whole number of its range, by default from 1. */
export function requireWhole(
  algorithm: string,
  option: string,
  value: number | undefined,
  least = 1,
  most = Infinity,
): void {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least && value <= most)) return;
  const end = most === Infinity ? "" : ` and at most ${most}`;
  throw new RangeError(
    `${algorithm}: ${option} is ${shownValue(value)}; give a whole number of at least ${least}${end}.`,
  );
}
