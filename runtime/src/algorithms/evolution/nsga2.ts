/**
 * NSGA-II (Deb, Pratap, Agarwal, Meyarivan: A Fast and Elitist Multiobjective Genetic Algorithm: NSGA-II, IEEE Transactions on
 * Evolutionary Computation 6(2), 2002).
 */
import type { Algorithm, Problem, Search } from "../algorithm.js";
import { frontsOf } from "../dominates.js";
import { crowdingOf } from "./crowding.js";
import { twoOf } from "./draws.js";
import { memberAt, type Individual } from "./individual.js";
import {
  paretoSettings,
  ParetoSearch,
  populationFor,
  type ParetoOptions,
  type ParetoSettings,
  type Survival,
} from "./pareto-search.js";
import { checkedSeed } from "../settings.js";

/**
 * Settings of {@link NSGA2}: `population` is 50 by default, or a quarter of the planned trials where that is less. The
 * distribution indices are the paper's 20 by default; in a short study smaller ones, such as 10, take wider steps.
 */
export type NSGA2Options = ParetoOptions;

/**
 * NSGA-II, for several objectives: keeps the points of the best fronts and, of the last front that has room, those with the
 * most room around them. Parents win tournaments of two by the same order; children are made by simulated binary crossover
 * and polynomial mutation on the scales of their ranges, and choices by uniform ones. Limits on metrics are kept by
 * constrained domination (section VI); of points that keep them, those that were stopped early are behind all others. Each child is bred as soon as it
 * is asked for, from all results there are, and no point is tried twice where others are left.
 *
 * @example
 * ```ts
 * const study = sample(searchSpace(Trainer), new NSGA2(), { trials: 1000, metrics: { accuracy: "maximize", latency: "minimize" } });
 * for (const [trainer, feedback] of study) feedback(trainer.train());
 * ```
 */
export class NSGA2 implements Algorithm {
  readonly name = "NSGA2";
  readonly multiObjective = true;
  readonly seed: number | undefined;
  readonly settings: ParetoSettings;

  /** @throws RangeError where an option is out of its range. */
  constructor(options: NSGA2Options = {}) {
    this.seed = checkedSeed("NSGA2", options.seed);
    this.settings = paretoSettings(this.name, options);
  }

  start({ spec, trials }: Problem): Search {
    const population = this.settings.population ?? populationFor(50, trials);
    return new ParetoSearch(spec, population, this.settings, crowdedSurvival);
  }
}

/**
 * Section III.C: the crowded comparison. A tournament's distances are those among all that survival chose from, as in the paper.
 */
const crowdedSurvival: Survival = (members, count) => {
  const ranks = new Int32Array(members.length).fill(-1);
  const distances = new Float64Array(members.length);
  let room = count;
  let rank = 0;
  for (const front of frontsOf(members)) {
    if (room <= 0) break;
    // Of one objective a front is a point, or equal ones.
    const crowding = front.length > 1 ? crowdingOf(members, front) : undefined;
    const order = front.length > room ? leastCrowded(crowding ?? []) : undefined;
    for (let i = 0; i < Math.min(front.length, room); i++) {
      const index = order?.[i] ?? i;
      const place = front[index] ?? -1;
      ranks[place] = rank;
      distances[place] = crowding?.[index] ?? Infinity;
    }
    room -= front.length;
    rank++;
  }
  const kept: Individual[] = [];
  for (let place = 0; place < members.length; place++) {
    const member = members[place];
    if (member === undefined || (ranks[place] ?? -1) < 0) continue;
    ranks[kept.length] = ranks[place] ?? 0;
    distances[kept.length] = distances[place] ?? 0;
    kept.push(member);
  }
  return {
    members: kept,
    parent(random) {
      const [a, b] = twoOf(kept.length, random);
      const [rankA = 0, rankB = 0] = [ranks[a], ranks[b]];
      const isFirst = rankA === rankB ? (distances[a] ?? 0) >= (distances[b] ?? 0) : rankA < rankB;
      return memberAt(kept, isFirst ? a : b);
    },
  };
};

/** Places in a front, those with the most room around them first. */
function leastCrowded(crowding: readonly number[]): readonly number[] {
  const order = crowding.map((_, i) => i);
  return order.sort((a, b) => compareDistances(crowding[a] ?? 0, crowding[b] ?? 0) || a - b);
}

/** The larger first; the difference of two infinite ones is no number. */
function compareDistances(a: number, b: number): number {
  return a === b ? 0 : a > b ? -1 : 1;
}
