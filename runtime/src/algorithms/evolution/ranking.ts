/** How good points are among each other, and how much they weigh by that. */
import { frontsOf } from "../dominates.js";
import { compareResults } from "../standing.js";
import { crowdingOf } from "./crowding.js";
import type { Individual } from "./individual.js";

/** How good a point is, for those that choose by it. */
export interface RankOptions {
  /**
   * Larger is better. By default by reward; of several objectives by fronts and, in a front, by the room around (NSGA-II's
   * order). Those that break limits are behind those that keep them, those that were stopped early behind others, and of
   * equal ones the youngest is first.
   */
  readonly by?: (individual: Individual) => number;
}

/** How likely a point is, for those that choose by chance. */
export interface WeightOptions {
  /** 0 or more; by default the rank: of n points the best weighs n, the worst 1 (Baker 1985), whatever their rewards are. */
  readonly weight?: (individual: Individual) => number;
}

/** The best first; see {@link RankOptions.by}. */
export function bestFirst(
  input: readonly Individual[],
  by?: (individual: Individual) => number,
): Individual[] {
  // A stable sort leaves those that are equal in this order.
  const youngest = [...input].reverse();
  if (by !== undefined) {
    const keyed = youngest.map((individual) => ({ individual, key: by(individual) }));
    return keyed.sort((a, b) => descending(a.key, b.key)).map(({ individual }) => individual);
  }
  if (!input.some(({ gains }) => gains.length > 1)) return youngest.sort(compareResults);
  return frontsOf(youngest).flatMap((front) => {
    const crowding = crowdingOf(youngest, front);
    const order = front.map((place, i) => ({ place, room: crowding[i] ?? 0 }));
    order.sort((a, b) => descending(a.room, b.room) || a.place - b.place);
    return order.flatMap(({ place }) => youngest[place] ?? []);
  });
}

/**
 * The weight of each, by rank where none is given.
 *
 * @throws RangeError where a weight is none.
 */
export function weightsOf(
  input: readonly Individual[],
  weight?: (individual: Individual) => number,
): readonly number[] {
  if (weight === undefined) {
    const ranks = new Map(bestFirst(input).map((individual, rank) => [individual, rank]));
    return input.map((individual) => input.length - (ranks.get(individual) ?? 0));
  }
  return input.map((individual) => {
    const own = weight(individual);
    if (own >= 0 && own < Infinity) return own;
    throw new RangeError(`The weight of trial ${individual.id} is ${own}; give a finite number from 0.`);
  });
}

/** What is no number comes last. */
function descending(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a === b ? 0 : a > b ? -1 : 1;
}
