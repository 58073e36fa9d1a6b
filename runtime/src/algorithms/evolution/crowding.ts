/**
 * How crowded the members of a front are: Deb, Pratap, Agarwal, Meyarivan: A Fast and Elitist Multiobjective Genetic Algorithm:
 * NSGA-II, IEEE Transactions on Evolutionary Computation 6(2), 2002, section III.
 */
import type { Result } from "../standing.js";

/**
 * The crowding distance of each of a front, in its order: how far its neighbours are apart, as a part of the front's extent, summed
 * over the objectives; infinite for the ends. Infinite rewards count as the best and worst of the finite ones.
 */
export function crowdingOf(members: readonly Result[], front: readonly number[]): number[] {
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
