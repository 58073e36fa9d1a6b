/**
 * Pareto's order of results with several objectives: who dominates whom, and front after front, found by Zhang, Tian, Cheng, Jin: An Efficient Approach to
 * Nondominated Sorting, IEEE Transactions on Evolutionary Computation 19(2), 2015: in N log N steps of up to two objectives.
 */
import { compareResults, compareStandings, type Result } from "./standing.js";

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

/**
 * The places of results, front after front: none of a front dominates another of it, and each is dominated by one of the
 * front before. Whatever stands lower (see {@link compareStandings}) is in a later front.
 *
 * @param most how many fronts are asked for; those of later ones are left out.
 * @returns each front in the order of {@link compareResults}, equals by their places.
 */
export function frontsOf(results: readonly Result[], most = Infinity): number[][] {
  const order = results.map((_, place) => place);
  // One that dominates another stands before it in this order.
  order.sort((a, b) => compareAt(results, a, b));
  const fronts: number[][] = [];
  /** Where the fronts of the present standing begin. */
  let first = 0;
  let before: Result | undefined;
  for (const place of order) {
    const result = results[place];
    if (result === undefined) continue;
    if (before !== undefined && compareStandings(before, result) !== 0) {
      first = fronts.length;
      if (first >= most) break;
    }
    before = result;
    // Whom a front does not dominate, no later front does.
    let high = fronts.length;
    // Of one objective each stands behind all before it.
    let low = high > first && isBehind(result, fronts[high - 1] ?? [], results) ? high : first;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBehind(result, fronts[middle] ?? [], results)) low = middle + 1;
      else high = middle;
    }
    const front = fronts[low];
    if (front !== undefined) front.push(place);
    else if (fronts.length < most) fronts.push([place]);
  }
  return fronts;
}

function compareAt(results: readonly Result[], a: number, b: number): number {
  const [one, other] = [results[a], results[b]];
  return one === undefined || other === undefined ? 0 : compareResults(one, other);
}

/** Whether one of a front dominates a result that comes after all of it in order. */
function isBehind({ gains }: Result, front: readonly number[], results: readonly Result[]): boolean {
  // Of two objectives the last of a front is the best of it in the second: if it does not dominate, none does.
  const oldest = gains.length <= 2 ? front.length - 1 : 0;
  for (let i = front.length - 1; i >= oldest; i--) {
    const other = results[front[i] ?? -1];
    if (other !== undefined && dominates(other.gains, gains)) return true;
  }
  return false;
}
