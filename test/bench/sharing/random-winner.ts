/**
 * What random search gives: the mean test accuracy of the best by validation, over all choices of `count` of the children.
 *
 * @param count at least 1, and at most as many as there are.
 */
export function randomWinner(
  children: readonly { readonly validation: number; readonly test: number }[],
  count: number,
): number {
  const best = children.toSorted((a, b) => b.validation - a.validation);
  // The chance that none of the better ones is chosen; that this one is, too, is what it gives.
  let none = 1;
  return best.reduce((sum, { test }, rank) => {
    const chance = none * Math.min(1, count / (best.length - rank));
    none -= chance;
    return sum + chance * test;
  }, 0);
}
