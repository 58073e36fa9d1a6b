/**
 * NSGA-III (Deb, Jain: An Evolutionary Many-Objective Optimization Algorithm Using Reference-Point-Based Nondominated Sorting
 * Approach, Part I, IEEE Transactions on Evolutionary Computation 18(4), 2014; its constraints: Jain, Deb, Part II, ibid.).
 */
import type { Algorithm, Problem, Search } from "../algorithm.js";
import { frontsOf } from "../dominates.js";
import { compareResults, compareStandings, tierOf } from "../standing.js";
import { twoOf } from "./draws.js";
import { memberAt, type Individual } from "./individual.js";
import { niched } from "./niching.js";
import {
  paretoSettings,
  ParetoSearch,
  populationFor,
  type ParetoOptions,
  type ParetoSettings,
  type Survival,
} from "./pareto-search.js";
import { latticeSize, referencePoints } from "./reference-points.js";
import { checkedSeed } from "../settings.js";

/**
 * Settings of {@link NSGA3}. `population` is by default 92 for three objectives (12 divisions of each, as in the paper) and
 * at the most 212 for more, or a quarter of the planned trials where that is less. By default `crossover` is 1,
 * `crossoverIndex` 30 and `mutationIndex` 20, as in the paper.
 */
export type NSGA3Options = ParetoOptions;

/**
 * NSGA-III, for three objectives or more, where almost no point dominates another: of the last front that has room it keeps
 * those that are nearest to directions which are spread evenly over all trade-offs and which the fewest points serve.
 * Children are made as {@link NSGA2} makes them, of parents drawn at random; one that breaks limits less goes before another.
 * Each child is bred as soon as it is asked for.
 *
 * @example
 * ```ts
 * const metrics = { accuracy: "maximize", latency: "minimize", size: "minimize" } as const;
 * const study = sample(searchSpace(Trainer), new NSGA3(), { trials: 2000, metrics });
 * ```
 */
export class NSGA3 implements Algorithm {
  readonly name = "NSGA3";
  readonly multiObjective = true;
  readonly seed: number | undefined;
  readonly settings: ParetoSettings;

  /** @throws RangeError where an option is out of its range. */
  constructor(options: NSGA3Options = {}) {
    this.seed = checkedSeed("NSGA3", options.seed);
    this.settings = paretoSettings(this.name, {
      crossover: 1,
      crossoverIndex: 30,
      mutationIndex: 20,
      ...options,
    });
  }

  start({ spec, trials, objectives = 1 }: Problem): Search {
    const population = this.settings.population ?? populationFor(usualPopulation(objectives), trials);
    const directions = referencePoints(objectives, population);
    return new ParetoSearch(spec, population, this.settings, nichedSurvival(directions));
  }
}

/** As in tables I and II of the paper: the reference points, rounded up to a multiple of 4. */
function usualPopulation(objectives: number): number {
  if (objectives <= 2) return 100;
  const size = objectives === 3 ? latticeSize(3, 12) : Math.min(212, latticeSize(objectives, 6));
  return Math.ceil(size / 4) * 4;
}

function nichedSurvival(directions: readonly (readonly number[])[]): Survival {
  return (members, count) => {
    const kept = livingOf(members, count, directions);
    return {
      members: kept,
      parent(random) {
        const [one, two] = twoOf(kept.length, random).map((place) => memberAt(kept, place));
        if (one === undefined || two === undefined) return memberAt(kept, 0);
        return compareStandings(two, one) < 0 ? two : one;
      },
    };
  };
}

function livingOf(
  members: readonly Individual[],
  count: number,
  directions: readonly (readonly number[])[],
): Individual[] {
  if (members.length <= count) return [...members];
  const fronts = frontsOf(members);
  const settled: number[] = [];
  let last: readonly number[] = [];
  for (const front of fronts) {
    last = front;
    if (settled.length + front.length > count) break;
    settled.push(...front);
  }
  const room = count - settled.length;
  const [sample] = last;
  const hasStandard = sample !== undefined && tierOf(memberAt(members, sample)) === 0;
  // What breaks limits, or was stopped, is not measured with the others: the first of its front live on.
  const chosen =
    room <= 0
      ? []
      : hasStandard
        ? niched(members, settled, last, fronts[0] ?? [], room, directions)
        : last.slice(0, room);
  const kept = [...settled, ...chosen].map((place) => memberAt(members, place));
  return kept.sort(compareResults);
}
