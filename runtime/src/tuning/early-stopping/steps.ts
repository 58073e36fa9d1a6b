/** Checks the lists of steps that policies are set to. */
import { shownValue } from "../../geno/literal-text.js";

/** @throws RangeError where there are none, or they are not whole numbers from 0 that ascend. */
export function requireSteps(name: string, steps: readonly number[]): void {
  if (steps.length === 0) throw new RangeError(`${name}: there is no step; give at least one.`);
  let before = -1;
  for (const step of steps) {
    if (!Number.isSafeInteger(step) || step <= before)
      throw new RangeError(
        `${name}: step ${shownValue(step)} is out of place; give whole numbers from 0, ascending.`,
      );
    before = step;
  }
}

/** For callers that no compiler checks. @throws TypeError where something is no list of pairs. */
export function requirePairs(name: string, pairs: unknown, example: string): void {
  if (Array.isArray(pairs) && pairs.every((pair) => Array.isArray(pair))) return;
  throw new TypeError(`${name}: ${shownValue(pairs)} is no list of pairs; give ${example}.`);
}
