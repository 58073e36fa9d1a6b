/**
 * Regularized evolution (Real, Aggarwal, Huang, Le: Regularized Evolution for Image Classifier Architecture Search,
 * AAAI 2019, algorithm 1): a queue of the youngest points; a tournament among a few of them picks the parent of the
 * next, and the oldest leaves, however good it was.
 */
import type { RandomStream } from "../../geno/random.js";
import { randomDna } from "../../geno/random-dna.js";
import type { Algorithm, Outcome, Problem, Proposal, Search } from "../algorithm.js";
import { compareResults } from "../standing.js";
import { individualOf, type Individual } from "./individual.js";
import { mutate } from "./mutate.js";
import { checkedSeed, requireSettings, requireWhole } from "../settings.js";

/** Settings of {@link RegularizedEvolution}. */
export interface RegularizedEvolutionOptions {
  /**
   * How many of the youngest points can be parents; the first so many trials are random. At least 2. By default 100, or a
   * quarter of the planned trials where that is less, so that a short search evolves too.
   */
  readonly population?: number;
  /** How many of the population are compared for a parent, 1 to population; all of it where no population is given and the default is smaller. By default 10, or half of the population where that is less. */
  readonly tournament?: number;
  /** The seed of studies that are given none; fresh for each study by default. */
  readonly seed?: number;
}

/**
 * Regularized evolution. Draws random points until `population` of them have a reward; from then on each trial is a mutant
 * ({@link mutate}) of the best of `tournament` different ones among the youngest `population`. Points that break
 * limits lose to those that break them less, and of those that keep them the ones that were stopped early to all others; infeasible
 * ones are no parents. For one objective.
 *
 * @example
 * ```ts
 * sample(searchSpace(Trainer), new RegularizedEvolution({ population: 50, tournament: 10 }), { trials: 1000 });
 * ```
 */
export class RegularizedEvolution implements Algorithm {
  readonly name = "RegularizedEvolution";
  readonly seed: number | undefined;
  readonly settings: { readonly population: number | null; readonly tournament: number | null };
  readonly #options: RegularizedEvolutionOptions;

  /** @throws RangeError where population or tournament is no whole number of its range. */
  constructor(options: RegularizedEvolutionOptions = {}) {
    requireSettings("RegularizedEvolution", options);
    const { population, tournament } = options;
    requireWhole("RegularizedEvolution", "population", population, 2);
    requireWhole("RegularizedEvolution", "tournament", tournament, 1, population ?? Infinity);
    this.seed = checkedSeed("RegularizedEvolution", options.seed);
    this.settings = { population: population ?? null, tournament: tournament ?? null };
    this.#options = options;
  }

  start({ spec, trials }: Problem): Search {
    const population = this.#options.population ?? defaultPopulation(trials);
    const tournament = Math.min(
      population,
      this.#options.tournament ?? Math.min(10, Math.ceil(population / 2)),
    );
    const living = new Living(population);
    return {
      propose: ({ random }: Proposal) =>
        living.size < population
          ? randomDna(spec, random)
          : mutate(living.winner(tournament, random).dna, random),
      report: (outcome: Outcome) => {
        const individual = individualOf(outcome);
        if (individual !== undefined) living.add(individual);
      },
    };
  }
}

/** min(100, ⌈trials / 4⌉), and never fewer than the two that a tournament needs. */
export function defaultPopulation(trials: number | undefined): number {
  return Math.max(2, Math.min(100, trials === undefined ? 100 : Math.ceil(trials / 4)));
}

/** The queue of those that can be parents: a ring, in which the newest takes the place of the oldest. */
class Living {
  readonly #members: Individual[] = [];
  readonly #capacity: number;
  /** Where the oldest is. */
  #oldest = 0;
  /** By place, the last tournament that drew it: a set for each tournament would cost more than the rest of it. */
  readonly #drawn: number[] = [];
  #tournaments = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#members.length;
  }

  /** Where it is full, the oldest leaves. */
  add(member: Individual): void {
    if (this.#members.length < this.#capacity) {
      this.#members.push(member);
      this.#drawn.push(0);
      return;
    }
    this.#members[this.#oldest] = member;
    this.#oldest = (this.#oldest + 1) % this.#capacity;
  }

  /**
   * The best of `count` different members, drawn without replacement; of equal ones the youngest drawn.
   */
  winner(count: number, random: RandomStream): Individual {
    const size = this.#members.length;
    const drawn = this.#drawn;
    const tournament = ++this.#tournaments;
    let best: Individual | undefined;
    let bestAge = -1;
    // Floyd's sampling: `count` distinct places with `count` draws; 0 is the oldest's.
    for (let top = size - count; top < size; top++) {
      const index = random.int(top + 1);
      const place = drawn[index] === tournament ? top : index;
      drawn[place] = tournament;
      const member = this.#members[(this.#oldest + place) % size];
      if (member === undefined) continue;
      const ahead = best === undefined ? 1 : compareResults(best, member);
      if (ahead > 0 || (ahead === 0 && place > bestAge)) {
        best = member;
        bestAge = place;
      }
    }
    if (best === undefined) throw new Error("A tournament was held among nobody.");
    return best;
  }
}
