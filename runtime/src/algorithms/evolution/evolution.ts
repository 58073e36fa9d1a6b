/** Evolution by operations of your own: how children are made of a population, and who lives on. */
import type { DNA } from "../../geno/dna.js";
import { randomDna } from "../../geno/random-dna.js";
import type { DNASpec } from "../../geno/spec.js";
import type { Algorithm, Outcome, Problem, Proposal, Search } from "../algorithm.js";
import { individualOf, type Genotype, type Individual } from "./individual.js";
import type { Moment } from "./moment.js";
import { requireOperation, type Operation } from "./operation.js";
import { populationFor } from "./pareto-search.js";
import { last } from "./selection.js";
import { checkedSeed, requireSettings } from "../settings.js";

/** Settings of {@link Evolution}. */
export interface EvolutionOptions {
  /**
   * Makes children of the population, oldest first: one or several, which are tried one after the other before it is asked again.
   */
  readonly reproduction: Operation<Individual, Genotype>;
  /** Chooses who lives on, whenever a child is wanted and there are new results; by default the 100 youngest. */
  readonly survivors?: Operation<Individual, Individual>;
  /**
   * How many random points are tried first, a whole number from 1; by default 50, or a quarter of the planned trials where
   * that is less.
   */
  readonly initial?: number;
  /**
   * Whether it may serve several objectives; true by default. Set it to false where your operations read the first of `gains`
   * alone.
   */
  readonly multiObjective?: boolean;
  /** The seed of studies that are given none; fresh for each study by default. */
  readonly seed?: number;
}

/**
 * Evolution by operations that you compose: selectors, recombinators, mutators and what combines them; see {@link Operation}.
 * All their chance comes from the trials' own streams, so that a study can be repeated. Infeasible points are no parents.
 * Children that break a constraint are passed over.
 *
 * @example
 * ```ts
 * const algorithm = new Evolution({
 *   reproduction: selection
 *     .tournament(2, { size: 5 })
 *     .pipe(recombination.uniform().withProbability(0.9))
 *     .pipe(mutation.uniform({ where: (point) => point.kind !== "custom" }).chain(schedule.linear(3, 1, 500))),
 *   survivors: selection.top(50),
 * });
 * for (const [trainer, feedback] of sample(searchSpace(Trainer), algorithm, { trials: 1000 })) feedback(trainer.train());
 * ```
 */
export class Evolution implements Algorithm {
  readonly name = "Evolution";
  readonly multiObjective: boolean;
  readonly seed: number | undefined;
  readonly settings: {
    readonly reproduction: string;
    readonly survivors: string;
    readonly initial: number | null;
  };
  readonly #reproduction: Operation<Individual, Genotype>;
  readonly #survivors: Operation<Individual, Individual>;

  /** @throws RangeError where initial is no whole number from 1; TypeError where reproduction or survivors is no operation. */
  constructor(options: EvolutionOptions) {
    requireSettings("Evolution", options);
    const { reproduction, survivors = last(100), initial, multiObjective = true, seed } = options;
    requireOperation("Evolution: reproduction", reproduction);
    requireOperation("Evolution: survivors", survivors);
    if (initial !== undefined && !(Number.isSafeInteger(initial) && initial >= 1))
      throw new RangeError(`Evolution: initial is ${initial}; give a whole number from 1.`);
    this.#reproduction = reproduction;
    this.#survivors = survivors;
    this.multiObjective = multiObjective;
    this.seed = checkedSeed("Evolution", seed);
    this.settings = {
      reproduction: reproduction.text,
      survivors: survivors.text,
      initial: initial ?? null,
    };
  }

  start({ spec, trials }: Problem): Search {
    const initial = this.settings.initial ?? populationFor(50, trials);
    return new EvolutionSearch(spec, initial, this.#reproduction, this.#survivors);
  }
}

/** How often reproduction is asked for a child that keeps the constraints, before a random point takes its place. */
const MOST_BROODS = 20;

/** One search. */
class EvolutionSearch implements Search {
  readonly #spec: DNASpec;
  readonly #reproduction: Operation<Individual, Genotype>;
  readonly #survivors: Operation<Individual, Individual>;
  /** How many are still to be rewarded before anything is bred. */
  #initial: number;
  #population: readonly Individual[] = [];
  /** Those that came since survivors were chosen, which takes a trial's stream. */
  #newcomers: Individual[] = [];
  /** Children that wait, the next one first. */
  #brood: readonly Genotype[] = [];
  readonly #memory = {};

  constructor(
    spec: DNASpec,
    initial: number,
    reproduction: Operation<Individual, Genotype>,
    survivors: Operation<Individual, Individual>,
  ) {
    this.#spec = spec;
    this.#initial = initial;
    this.#reproduction = reproduction;
    this.#survivors = survivors;
  }

  propose({ id, random, pending = [] }: Proposal): DNA {
    const moment: Moment = { step: Math.max(0, id - 1), random, memory: this.#memory };
    // Those that are being tried count: with many workers too, no more than `initial` are drawn at random.
    if (this.#initial > pending.length) return randomDna(this.#spec, random);
    if (this.#newcomers.length > 0) {
      this.#population = this.#survivors.apply([...this.#population, ...this.#newcomers], moment);
      this.#newcomers = [];
    }
    if (this.#population.length > 0)
      for (let broods = 0; broods < MOST_BROODS; broods++) {
        if (this.#brood.length === 0) this.#brood = this.#reproduction.apply(this.#population, moment);
        const place = this.#brood.findIndex(({ dna }) => this.#spec.isFeasible(dna));
        const child = this.#brood[place];
        this.#brood = place < 0 ? [] : this.#brood.slice(place + 1);
        if (child !== undefined) return child.dna;
      }
    return randomDna(this.#spec, random);
  }

  report(outcome: Outcome): void {
    const individual = individualOf(outcome);
    if (individual === undefined) return;
    this.#initial = Math.max(0, this.#initial - 1);
    this.#newcomers.push(individual);
  }
}
