/** Checks the lists of steps that policies are set to. */

/** @throws RangeError where there are none, or they are not whole numbers from 0 that ascend. */
export function requireSteps(name: string, steps: readonly number[]): void {
  if (steps.length === 0) throw new RangeError(`${name}: there is no step; give at least one.`);
  let before = -1;
  for (const step of steps) {
    if (!Number.isSafeInteger(step) || step <= before)
      throw new RangeError(`${name}: step ${step} is out of place; give whole numbers from 0, ascending.`);
    before = step;
  }
}
