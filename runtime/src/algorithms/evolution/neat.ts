/**
 * Evolution in the manner of NEAT, on any space: Stanley, Miikkulainen: Evolving Neural Networks through Augmenting
 * Topologies, Evolutionary Computation 10(2), 2002; child by child as in Stanley, Bryant, Miikkulainen: Real-Time
 * Neuroevolution in the NERO Video Game, IEEE Transactions on Evolutionary Computation 9(6), 2005.
 */
import type { DNA } from "../../geno/dna.js";
import { randomDna } from "../../geno/random-dna.js";
import type { RandomStream } from "../../geno/random.js";
import type { Algorithm, Outcome, Problem, Proposal, Search } from "../algorithm.js";
import { KnownDnas } from "../known-dnas.js";
import { dnaDistance } from "./dna-distance.js";
import { wheelOf } from "./draws.js";
import { individualOf, type Individual } from "./individual.js";
import { inherit } from "./inherit.js";
import { mutate } from "./mutate.js";
import { populationFor } from "./pareto-search.js";
import { functionText } from "./scheduled.js";
import { divided, joined, sharesOf, withoutWeakest, type Distance, type Species } from "./species.js";
import { checkedSeed } from "../settings.js";

/** Settings of {@link Neat}. */
export interface NeatOptions {
  /**
   * How many live; the first so many trials are random. A whole number from 2; by default 50, or a quarter of the planned
   * trials where that is less.
   */
  readonly population?: number;
  /** How many species there should be: the threshold is moved until there are. A whole number from 1; 5 by default. */
  readonly species?: number;
  /**
   * From what distance on two points are of different species, above 0; by default it is 0.3 at first and moves. A given one stays.
   */
  readonly threshold?: number;
  /** How far two points are apart, from 0; by default the part of their decisions in which they differ, from 0 to 1. */
  readonly distance?: (a: DNA, b: DNA) => number;
  /** The chance that a child has two parents, 0 to 1; it is a mutant of one otherwise. 0.75 by default, as in the paper. */
  readonly crossover?: number;
  /** The chance that the second parent is of any species, 0 to 1; 0.001 by default, as in the paper. */
  readonly interspecies?: number;
  /** The part of a species whose members become parents, its best, above 0 to 1; 0.2 by default. */
  readonly survival?: number;
  /**
   * After how many generations (as many results as the population has members) without getting better a species has no more
   * children. 15 by default, as in the paper.
   */
  readonly stagnation?: number;
  /** The seed of studies that are given none; fresh for each study by default. */
  readonly seed?: number;
}

/**
 * Keeps what is new until it had time to get good: points compete with those near to them, in species, and a species has
 * children by the mean of its members' ranks, so that none takes over (fitness sharing). Serves any space, programs that
 * {@link evolve} rewrites among them. For one objective.
 *
 * @example
 * ```ts
 * sample(evolve(new Net([new Dense(8)]), rewrite), new Neat({ population: 100 }), { trials: 2000 });
 * ```
 */
export class Neat implements Algorithm {
  readonly name = "Neat";
  readonly seed: number | undefined;
  readonly settings: {
    readonly population: number | null;
    readonly species: number;
    readonly threshold: number | null;
    readonly distance: string | null;
    readonly crossover: number;
    readonly interspecies: number;
    readonly survival: number;
    readonly stagnation: number;
  };
  readonly #distance: Distance;

  /** @throws RangeError where an option is out of its range. */
  constructor({
    population,
    species = 5,
    threshold,
    distance,
    crossover = 0.75,
    interspecies = 0.001,
    survival = 0.2,
    stagnation = 15,
    seed,
  }: NeatOptions = {}) {
    requireOption(
      "population",
      population,
      (n) => Number.isSafeInteger(n) && n >= 2,
      "a whole number of at least 2",
    );
    requireOption(
      "species",
      species,
      (n) => Number.isSafeInteger(n) && n >= 1,
      "a whole number of at least 1",
    );
    requireOption("threshold", threshold, (n) => n > 0, "a number above 0");
    requireOption("crossover", crossover, (n) => n >= 0 && n <= 1, "a chance from 0 to 1");
    requireOption("interspecies", interspecies, (n) => n >= 0 && n <= 1, "a chance from 0 to 1");
    requireOption("survival", survival, (n) => n > 0 && n <= 1, "a part above 0, up to 1");
    requireOption(
      "stagnation",
      stagnation,
      (n) => Number.isSafeInteger(n) && n >= 1,
      "a whole number of at least 1",
    );
    this.seed = checkedSeed("Neat", seed);
    this.#distance = distance ?? dnaDistance;
    this.settings = {
      population: population ?? null,
      species,
      threshold: threshold ?? null,
      distance: distance === undefined ? null : functionText(distance),
      crossover,
      interspecies,
      survival,
      stagnation,
    };
  }

  start({ spec, trials }: Problem): Search {
    const { settings } = this;
    const population = settings.population ?? populationFor(50, trials);
    const nursery = new Nursery(population, settings, this.#distance);
    const known = new KnownDnas();
    return {
      propose({ random, pending = [] }: Proposal): DNA {
        const isYoung = nursery.size === 0 || nursery.size + pending.length < population;
        let dna: DNA | undefined;
        for (let i = 0; i < MOST_TRIES && dna === undefined; i++) {
          const child = isYoung ? randomDna(spec, random) : nursery.child(random);
          if (spec.isFeasible(child) && !known.has(child)) dna = child;
        }
        dna ??= randomDna(spec, random);
        known.add(dna);
        return dna;
      },
      report(outcome: Outcome): void {
        known.add(outcome.dna);
        const individual = individualOf(outcome);
        if (individual !== undefined) nursery.add(individual);
      },
    };
  }
}

/** How many children are thrown away that break a constraint or were tried before. */
const MOST_TRIES = 40;

/** The chance that a child of two parents is a mutant, too: section 4.1 of the paper. */
const MUTATION = 0.8;

/** Where the threshold begins, by what it is moved, and how often in a generation. */
const THRESHOLD = { first: 0.3, factor: 1.1, turns: 5 } as const;

/** The species and what they breed. */
class Nursery {
  readonly #population: number;
  readonly #settings: Neat["settings"];
  readonly #distance: Distance;
  #species: readonly Species[] = [];
  #threshold: number;
  #results = 0;
  /** By species; found out when a child is asked for. */
  #shares: readonly number[] | undefined;
  size = 0;

  constructor(population: number, settings: Neat["settings"], distance: Distance) {
    this.#population = population;
    this.#settings = settings;
    this.#distance = distance;
    this.#threshold = settings.threshold ?? THRESHOLD.first;
  }

  add(individual: Individual): void {
    this.#results++;
    this.#shares = undefined;
    this.#species = joined(this.#species, individual, this.#threshold, this.#distance, this.#results);
    if (++this.size > this.#population) {
      this.#species = withoutWeakest(this.#species);
      this.size--;
    }
    const turn = Math.ceil(this.#population / THRESHOLD.turns);
    if (this.#settings.threshold === null && this.#results % turn === 0) this.#moveThreshold();
  }

  #moveThreshold(): void {
    const surplus = this.#species.length - this.#settings.species;
    if (surplus === 0) return;
    this.#threshold *= surplus > 0 ? THRESHOLD.factor : 1 / THRESHOLD.factor;
    this.#species = divided(this.#species, this.#threshold, this.#distance);
  }

  /** A child, which may break a constraint of the space. */
  child(random: RandomStream): DNA {
    const { crossover, interspecies, stagnation } = this.#settings;
    this.#shares ??= sharesOf(this.#species, this.#results - stagnation * this.#population);
    const wheel = wheelOf(this.#shares);
    const home = wheel(random.next());
    const one = this.#parent(home, random);
    if (random.next() >= crossover) return mutate(one.dna, random);
    const two = this.#parent(random.next() < interspecies ? wheel(random.next()) : home, random);
    const child = inherit([one.dna, two.dna], random, {
      number: (_, held) => held[held.length > 1 ? random.int(held.length) : 0] ?? NaN,
      picks: (_, __, held) => held[held.length > 1 ? random.int(held.length) : 0] ?? [],
    });
    return random.next() < MUTATION ? mutate(child, random) : child;
  }

  /** One of the best of a species. */
  #parent(home: number, random: RandomStream): Individual {
    const members = this.#species[home]?.members ?? [];
    const parent = members[random.int(Math.max(1, Math.ceil(this.#settings.survival * members.length)))];
    if (parent === undefined) throw new RangeError(`Neat: there is nobody in species ${home}.`);
    return parent;
  }
}

function requireOption(
  name: string,
  value: number | undefined,
  holds: (value: number) => boolean,
  domain: string,
): void {
  if (value === undefined || holds(value)) return;
  throw new RangeError(`Neat: ${name} is ${value}; give ${domain}.`);
}
