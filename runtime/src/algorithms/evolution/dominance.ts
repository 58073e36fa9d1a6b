/**
 * Fronts of individuals and how crowded they are: Deb, Pratap, Agarwal, Meyarivan: A Fast and Elitist Multiobjective Genetic
 * Algorithm: NSGA-II, IEEE Transactions on Evolutionary Computation 6(2), 2002, sections III and VI. Fronts are found by
 * Zhang, Tian, Cheng, Jin: An Efficient Approach to Nondominated Sorting, ibid. 19(2), 2015: in N log N steps of up to two
 * objectives.
 */
import { dominates } from "../dominates.js";
import { compareIndividuals, compareStandings, type Individual } from "./individual.js";

/**
 * The places of individuals, front after front: none of a front dominates another of it, and each is dominated by one of the
 * front before. Whatever stands lower (see {@link compareStandings}) is in a later front.
 */
export function frontsOf(members: readonly Individual[]): number[][] {
  const order = members.map((_, place) => place);
  // One that dominates another stands before it in this order.
  order.sort((a, b) => compareAt(members, a, b));
  const fronts: number[][] = [];
  /** Where the fronts of the present standing begin. */
  let first = 0;
  let before: Individual | undefined;
  for (const place of order) {
    const member = members[place];
    if (member === undefined) continue;
    if (before !== undefined && compareStandings(before, member) !== 0) first = fronts.length;
    before = member;
    // Whom a front does not dominate, no later front does.
    let high = fronts.length;
    // Of one objective each stands behind all before it.
    let low = high > first && isBehind(member, fronts[high - 1] ?? [], members) ? high : first;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBehind(member, fronts[middle] ?? [], members)) low = middle + 1;
      else high = middle;
    }
    const front = fronts[low];
    if (front === undefined) fronts.push([place]);
    else front.push(place);
  }
  return fronts;
}

function compareAt(members: readonly Individual[], a: number, b: number): number {
  const [one, other] = [members[a], members[b]];
  return one === undefined || other === undefined ? 0 : compareIndividuals(one, other);
}

/** Whether one of a front dominates a member that comes after all of it in order. */
function isBehind(member: Individual, front: readonly number[], members: readonly Individual[]): boolean {
  // Of two objectives the last of a front is the best of it in the second: if it does not dominate, none does.
  const oldest = member.gains.length <= 2 ? front.length - 1 : 0;
  for (let i = front.length - 1; i >= oldest; i--) {
    const other = members[front[i] ?? -1];
    if (other !== undefined && dominates(other.gains, member.gains)) return true;
  }
  return false;
}

/**
 * The crowding distance of each of a front, in its order: how far its neighbours are apart, as a part of the front's extent, summed
 * over the objectives; infinite for the ends. Infinite rewards count as the best and worst of the finite ones.
 */
export function crowdingOf(members: readonly Individual[], front: readonly number[]): number[] {
  const distances = front.map(() => 0);
  const objectives = members[front[0] ?? -1]?.gains.length ?? 0;
  const order = front.map((_, i) => i);
  for (let objective = 0; objective < objectives; objective++) {
    const column = front.map((place) => members[place]?.gains[objective] ?? 0);
    // Of two objectives the order of one is that of the other backwards, which a sort sees at once.
    order.sort((a, b) => ascending(column[a] ?? 0, column[b] ?? 0));
    let low = Infinity;
    let high = -Infinity;
    for (const gain of column) {
      if (gain < low && gain !== -Infinity) low = gain;
      if (gain > high && gain !== Infinity) high = gain;
    }
    const [lowest = 0, highest = 0] = [order[0], order.at(-1)];
    distances[lowest] = Infinity;
    distances[highest] = Infinity;
    if (!(low < high)) continue;
    // Halves, as the difference of two finite numbers need not be finite.
    const extent = high / 2 - low / 2;
    for (let rank = 1; rank < order.length - 1; rank++) {
      const i = order[rank] ?? 0;
      const previous = Math.max(low, column[order[rank - 1] ?? 0] ?? 0);
      const next = Math.min(high, column[order[rank + 1] ?? 0] ?? 0);
      distances[i] = (distances[i] ?? 0) + Math.max(0, next / 2 - previous / 2) / extent;
    }
  }
  return distances;
}

function ascending(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
