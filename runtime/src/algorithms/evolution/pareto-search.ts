/**
 * The loop that NSGA-II and III share: a population, children of two of its members, and survival of the best. It goes on
 * child by child, as results come, instead of generation by generation (Durillo, Nebro, Luna, Alba: On the Effect of the
 * Steady-State Selection Scheme in Multi-Objective Genetic Algorithms, EMO 2009): each child is bred from all that is known,
 * and no result waits for others.
 */
import type { DNA } from "../../geno/dna.js";
import { randomDna } from "../../geno/random-dna.js";
import type { RandomStream } from "../../geno/random.js";
import type { DNASpec } from "../../geno/spec.js";
import type { Outcome, Proposal, Search } from "../algorithm.js";
import { KnownDnas } from "../known-dnas.js";
import { compareResults } from "../standing.js";
import { individualOf, type Individual } from "./individual.js";
import { mutate } from "./mutate.js";
import { vary, type Variation } from "./vary.js";

/**
 * Who of a population live on, and who of them become parents.
 *
 * @param members in the order of {@link compareResults}.
 * @param count how many live on at the most.
 */
export type Survival = (members: readonly Individual[], count: number) => Survivors;

/** Those that live on. */
export interface Survivors {
  /** A list of their own, in the order of {@link compareResults}. */
  readonly members: Individual[];
  /** Draws a parent among them. */
  readonly parent: (random: RandomStream) => Individual;
}

/** Options of both, of {@link Variation} and of the population. */
export interface ParetoOptions {
  /** How many live on; the first so many trials are random. A whole number from 2. */
  readonly population?: number;
  /** The chance that a child has two parents, 0 to 1; it is a mutant of one otherwise. 0.9 by default. */
  readonly crossover?: number;
  /** The chance that a decision mutates, 0 to 1; by default 1 / (how many decisions of the point can be changed). */
  readonly mutation?: number;
  /** The distribution index of simulated binary crossover, above 0: larger ones stay nearer to a parent. 20 by default. */
  readonly crossoverIndex?: number;
  /** The distribution index of polynomial mutation, above 0: larger ones take smaller steps. 20 by default. */
  readonly mutationIndex?: number;
  /** The seed of studies that are given none; fresh for each study by default. */
  readonly seed?: number;
}

/** {@link ParetoOptions} as settings. */
export interface ParetoSettings {
  readonly population: number | null;
  readonly crossover: number;
  readonly mutation: number | null;
  readonly crossoverIndex: number;
  readonly mutationIndex: number;
  readonly [name: string]: number | null;
}

/**
 * Checks options and fills in defaults.
 *
 * @param name of the algorithm, for messages.
 * @throws RangeError naming the option.
 */
export function paretoSettings(
  name: string,
  { population, crossover = 0.9, mutation, crossoverIndex = 20, mutationIndex = 20 }: ParetoOptions,
): ParetoSettings {
  const refuse = (option: string, value: number, domain: string): never => {
    throw new RangeError(`${name}: ${option} is ${value}; give ${domain}.`);
  };
  if (population !== undefined && !(Number.isSafeInteger(population) && population >= 2))
    refuse("population", population, "a whole number of at least 2");
  for (const [option, chance] of [["crossover", crossover] as const, ["mutation", mutation ?? 0] as const])
    if (!(chance >= 0 && chance <= 1)) refuse(option, chance, "a chance from 0 to 1");
  for (const [option, index] of [
    ["crossoverIndex", crossoverIndex] as const,
    ["mutationIndex", mutationIndex] as const,
  ])
    if (!(index > 0 && index < Infinity)) refuse(option, index, "a number above 0");
  return {
    population: population ?? null,
    crossover,
    mutation: mutation ?? null,
    crossoverIndex,
    mutationIndex,
  };
}

/**
 * How many children are thrown away that break a constraint or were tried before, the latter half of them mutated once more; and
 * then how many random points.
 */
const MOST_TRIES = 40;

/** One search. */
export class ParetoSearch implements Search {
  readonly #spec: DNASpec;
  readonly #population: number;
  readonly #variation: Variation;
  readonly #survival: Survival;
  readonly #known = new KnownDnas();
  #members: Individual[] = [];
  /** Found out when a child is asked for, or there are too many. */
  #survivors: Survivors | undefined;

  constructor(spec: DNASpec, population: number, settings: ParetoSettings, survival: Survival) {
    this.#spec = spec;
    this.#population = population;
    this.#variation = { ...settings, mutation: settings.mutation ?? undefined };
    this.#survival = survival;
  }

  propose({ random, pending = [] }: Proposal): DNA {
    // Those that are being tried will be members: with many workers too, no more than a population is drawn at random.
    const isYoung = this.#members.length < 2 || this.#members.length + pending.length < this.#population;
    const dna = this.#fresh(random, isYoung);
    this.#known.add(dna);
    return dna;
  }

  report(outcome: Outcome): void {
    this.#known.add(outcome.dna);
    const individual = individualOf(outcome);
    if (individual === undefined) return;
    this.#survivors = undefined;
    const members = this.#members;
    let place = members.length;
    members.push(individual);
    for (; place > 0; place--) {
      const before = members[place - 1];
      if (before === undefined || compareResults(before, individual) <= 0) break;
      members[place] = before;
    }
    members[place] = individual;
    if (members.length > this.#population) this.#members = this.#living().members;
  }

  #living(): Survivors {
    return (this.#survivors ??= this.#survival(this.#members, this.#population));
  }

  /** A feasible point that was not tried before, where it can be found. */
  #fresh(random: RandomStream, isYoung: boolean): DNA {
    const isFresh = (dna: DNA): boolean => !this.#known.has(dna) && this.#spec.isFeasible(dna);
    for (let i = 0; i < MOST_TRIES && !isYoung; i++) {
      const child = this.#child(random, i >= MOST_TRIES / 2);
      if (isFresh(child)) return child;
    }
    let drawn = randomDna(this.#spec, random);
    for (let i = 1; i < MOST_TRIES && !isFresh(drawn); i++) drawn = randomDna(this.#spec, random);
    return drawn;
  }

  #child(random: RandomStream, isMutated: boolean): DNA {
    const { parent } = this.#living();
    const one = parent(random);
    const child = vary(one.dna, parent(random).dna, this.#variation, random);
    return isMutated ? mutate(child, random) : child;
  }
}

/** The default population: `most`, or a quarter of the planned trials where that is less, so that a short search evolves too. */
export function populationFor(most: number, trials: number | undefined): number {
  return Math.max(2, Math.min(most, trials === undefined ? most : Math.ceil(trials / 4)));
}
