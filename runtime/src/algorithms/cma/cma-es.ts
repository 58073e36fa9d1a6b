/**
 * CMA-ES: a Gaussian that learns from ranks where good points lie, how they are spread and how far to go (Hansen and Ostermeier:
 * Completely Derandomized Self-Adaptation in Evolution Strategies, Evolutionary Computation 2001; Hansen: The CMA Evolution
 * Strategy: A Tutorial, arXiv 1604.00772), with restarts, integers with margin, and choices (see the files of this folder).
 */
import { DNA } from "../../geno/dna.js";
import type { RandomStream } from "../../geno/random.js";
import type { DNASpec } from "../../geno/spec.js";
import type { Algorithm, Outcome, Pending, Problem, Proposal, Search } from "../algorithm.js";
import { compareResults, resultOf, tierOf, type Result } from "../standing.js";
import { defaultLambda } from "./parameters.js";
import { Restarts, type RestartRule } from "./restarts.js";
import { layOut, Run, type Layout, type Members } from "./run.js";
import { checkedSeed } from "../settings.js";

/** Settings of {@link CMAES}. */
export interface CMAESOptions {
  /**
   * How many results make a generation of the first run: λ, a whole number of at least 4. By default 4 + ⌊3 ln n⌋, where n is
   * the largest number of decisions that one point of the space has.
   */
  readonly population?: number;
  /**
   * The first standard deviation of every number, as a part of its range on its scale; above 0, at most 1. By default 0.2:
   * from the middle, the bounds are 2.5 deviations away.
   */
  readonly sigma?: number;
  /**
   * What follows when a run has ended: `"ipop"`, generations of twice the size each time (the default), or `"bipop"`, these and
   * short runs of small generations in turn, for studies that are long enough for many runs.
   */
  readonly restarts?: RestartRule;
  /** The seed of studies that are given none; fresh for each study by default. */
  readonly seed?: number;
}

/** For callers that no compiler checks. */
const rules: readonly unknown[] = ["ipop", "bipop"] satisfies readonly RestartRule[];

/**
 * How many points are drawn for a proposal where they break a constraint of the space, half of them with the run set back to its
 * best; then the study is told, and asks again.
 */
const MOST_DRAWS = 200;

/**
 * CMA-ES with restarts, for floats and ints above all. Floats are searched on their scale, in [0, 1], with bounds that mirror;
 * ints keep a margin for their neighbours; choices are drawn from distributions that learn from the same generations
 * (CatCMA), and what a choice opens has a Gaussian of its own, which learns from the trials that took the choice. For one
 * objective. Rewards count by their rank alone.
 *
 * The first run begins in the middle of the ranges, or at the best point that was reported before it (the study's `start`);
 * later ones begin anywhere. A point from elsewhere that beats the run's best takes part in one generation, its step shortened
 * to one that the distribution could have drawn; others are not learned from. A generation ends with as many results as it
 * needs, whichever trials they are of: trials that never end hold nothing up, and late results count in the next one.
 *
 * @example
 * ```ts
 * sample(searchSpace(Trainer), new CMAES({ seed: 1 }), { trials: 1000 });
 * ```
 */
export class CMAES implements Algorithm {
  readonly name = "CMAES";
  readonly seed: number | undefined;
  readonly settings: {
    readonly population: number | null;
    readonly sigma: number;
    readonly restarts: RestartRule;
  };

  /** @throws RangeError where population, sigma or restarts is none of what it can be. */
  constructor({ population, sigma = 0.2, restarts = "ipop", seed }: CMAESOptions = {}) {
    if (population !== undefined && !(Number.isSafeInteger(population) && population >= 4))
      throw new RangeError(`CMAES: population is ${population}; give a whole number of at least 4.`);
    if (!(sigma > 0 && sigma <= 1))
      throw new RangeError(
        `CMAES: sigma is ${sigma}; give a part of the range, a number above 0 and at most 1.`,
      );
    if (!rules.includes(restarts))
      throw new RangeError(`CMAES: restarts is "${restarts}"; give "ipop" or "bipop".`);
    this.seed = checkedSeed("CMAES", seed);
    this.settings = { population: population ?? null, sigma, restarts };
  }

  start({ spec }: Problem): Search {
    const { population, sigma, restarts } = this.settings;
    const layout = layOut(spec.space);
    const lambda = population ?? defaultLambda(layout.dimensions);
    return new CmaSearch(spec, layout, new Restarts(restarts, lambda, sigma));
  }
}

/** A trial that has not been heard of yet. */
interface Open {
  readonly run: Run;
  readonly dna: DNA;
  readonly members: Members;
}

/** The search of one study. */
class CmaSearch implements Search {
  readonly #spec: DNASpec;
  readonly #layout: Layout;
  readonly #restarts: Restarts;
  #run: Run | undefined;
  readonly #open = new Map<number, Open>();
  /** The best point that was reported before the first run began. */
  #start: { readonly dna: DNA; readonly result: Result } | undefined;

  constructor(spec: DNASpec, layout: Layout, restarts: Restarts) {
    this.#spec = spec;
    this.#layout = layout;
    this.#restarts = restarts;
  }

  propose({ id, random, pending }: Proposal): DNA {
    if (pending !== undefined) this.#forget(pending);
    const run = this.#currentRun(random);
    let open = this.#drawn(run, random);
    for (let i = 1; i < MOST_DRAWS && !this.#spec.isFeasible(open.dna); i++) {
      if (i === MOST_DRAWS / 2) run.retreat(1);
      open = this.#drawn(run, random);
    }
    this.#open.set(id, open);
    return open.dna;
  }

  report(outcome: Outcome): void {
    const { id, dna } = outcome;
    const result = resultOf(outcome);
    const open = this.#open.get(id);
    if (open?.dna.equals(dna) === true) {
      this.#open.delete(id);
      // What an ended run found says nothing about where its successor is.
      if (open.run === this.#run) open.run.take(open.members, result);
      return;
    }
    if (tierOf(result) > 1) return;
    if (this.#run !== undefined) this.#run.visit(dna, result);
    else if (this.#start === undefined || compareResults(result, this.#start.result) < 0)
      this.#start = { dna, result };
  }

  #currentRun(random: RandomStream): Run {
    const before = this.#run;
    if (before !== undefined && !before.hasEnded) return before;
    if (before === undefined) {
      const run = new Run(this.#layout, this.#restarts.first, this.#start?.dna, true);
      this.#start = undefined;
      return (this.#run = run);
    }
    const regime = before.foundNothing
      ? before.regime
      : this.#restarts.after(before.regime, before.results, random.split("restart"));
    return (this.#run = new Run(this.#layout, regime, undefined, false));
  }

  #drawn(run: Run, random: RandomStream): Open {
    const numbers: number[] = [];
    const members = run.draw(this.#spec.space, random, numbers);
    return { run, dna: DNA.trusted(this.#spec, numbers), members };
  }

  /** Drops the trials that were skipped or aborted: nobody reports them. */
  #forget(pending: readonly Pending[]): void {
    if (this.#open.size < 2 * pending.length + 16) return;
    const running = new Set(pending.map(({ id }) => id));
    for (const id of this.#open.keys()) if (!running.has(id)) this.#open.delete(id);
  }
}
