/** Pareto's order of several objectives. */

/** Whether gains `a` are nowhere worse than `b`, and somewhere better; larger is better. */
export function dominates(a: readonly number[], b: readonly number[]): boolean {
  let isBetter = false;
  for (let i = 0; i < a.length; i++) {
    const [one = NaN, other = NaN] = [a[i], b[i]];
    if (one < other) return false;
    if (one > other) isBetter = true;
  }
  return isBetter;
}
