/**
 * Regularized evolution (Real, Aggarwal, Huang, Le: Regularized Evolution for Image Classifier Architecture Search,
 * AAAI 2019, algorithm 1): a queue of the youngest points; a tournament among a few of them picks the parent of the
 * next, and the oldest leaves, however good it was.
 */
import type { DNA } from "../../geno/dna.js";
import type { RandomStream } from "../../geno/random.js";
import { randomDna } from "../../geno/random-dna.js";
import type { Algorithm, Outcome, Problem, Proposal, Search } from "../algorithm.js";
import { mutate } from "./mutate.js";

/** Settings of {@link RegularizedEvolution}. */
export interface RegularizedEvolutionOptions {
  /**
   * How many of the youngest points can be parents; the first so many trials are random. At least 2. By default 100, or a
   * quarter of the planned trials where that is less, so that a short search evolves too.
   */
  readonly population?: number;
  /** How many of the population are compared for a parent, 1 to population. By default 10, or half of the population where that is less. */
  readonly tournament?: number;
  /** The seed of studies that are given none; fresh for each study by default. */
  readonly seed?: number;
}

export class RegularizedEvolution implements Algorithm {
  readonly name = "RegularizedEvolution";
  readonly seed: number | undefined;
  readonly #options: RegularizedEvolutionOptions;

  /** @throws RangeError where population or tournament is no whole number of its range. */
  constructor(options: RegularizedEvolutionOptions = {}) {
    const { population, tournament } = options;
    requireWhole("population", population, 2, Infinity);
    requireWhole("tournament", tournament, 1, population ?? Infinity);
    this.seed = options.seed;
    this.#options = options;
  }

  start({ spec, trials }: Problem): Search {
    const population = this.#options.population ?? defaultPopulation(trials);
    const tournament = Math.min(
      population,
      this.#options.tournament ?? Math.min(10, Math.ceil(population / 2)),
    );
    const living: Scored[] = [];
    return {
      propose: ({ random }: Proposal) =>
        living.length < population
          ? randomDna(spec, random)
          : mutate(winner(living, tournament, random).dna, random),
      report: ({ dna, reward }: Outcome) => {
        if (reward === undefined) return;
        living.push({ dna, reward });
        if (living.length > population) living.shift();
      },
    };
  }
}

/** min(100, ⌈trials / 4⌉), and never fewer than the two that a tournament needs. */
export function defaultPopulation(trials: number | undefined): number {
  return Math.max(2, Math.min(100, trials === undefined ? 100 : Math.ceil(trials / 4)));
}

interface Scored {
  readonly dna: DNA;
  readonly reward: number;
}

/** The best of `size` different members, drawn without replacement; of equal ones the youngest drawn. */
function winner(living: readonly Scored[], size: number, random: RandomStream): Scored {
  const drawn = new Set<number>();
  // Floyd's sampling: `size` distinct indices with `size` draws.
  for (let top = living.length - size; top < living.length; top++) {
    const index = random.int(top + 1);
    drawn.add(drawn.has(index) ? top : index);
  }
  let best: { readonly place: number; readonly member: Scored } | undefined;
  for (const place of drawn) {
    const member = living[place];
    if (member === undefined) continue;
    const lead = best === undefined ? 1 : member.reward - best.member.reward || place - best.place;
    if (lead > 0) best = { place, member };
  }
  if (best === undefined) throw new Error("A tournament was held among nobody.");
  return best.member;
}

function requireWhole(name: string, value: number | undefined, min: number, max: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return;
  throw new RangeError(
    `RegularizedEvolution: ${name} is ${value}; give a whole number of at least ${min}${max === Infinity ? "" : ` and at most ${max}`}.`,
  );
}
