/** What makes every set of sorted choices equally likely, though each is drawn among what those before it left. */
import type { CategoricalPoint } from "../geno/points.js";

/**
 * For each candidate of a choice the logarithm of how many ways there are to choose the rest of a sorted manyof behind it: where
 * candidates weigh as much, every set of them is equally likely. 0 where there is no way, and where the order is free, as all
 * weigh the same.
 */
export function logWaysBehind({ many, candidates }: CategoricalPoint): Float64Array {
  const logs = new Float64Array(candidates.length);
  if (many?.sorted !== true) return logs;
  const { distinct, count, index } = many;
  const rest = count - 1 - index;
  // From the last candidate that leaves enough behind it, with one way, forwards: binomial coefficients, each of the one before.
  const last = candidates.length - 1 - (distinct ? rest : 0);
  let sum = 0;
  for (let candidate = last - 1; candidate >= 0; candidate--) {
    const others = last - candidate;
    sum += Math.log((others + rest) / others);
    logs[candidate] = sum;
  }
  return logs;
}
