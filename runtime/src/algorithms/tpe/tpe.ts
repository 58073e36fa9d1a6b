/**
 * The tree-structured Parzen estimator (Bergstra, Bardenet, Bengio, Kégl: Algorithms for Hyper-Parameter Optimization, NeurIPS
 * 2011, section 4), multivariate (Falkner, Klein, Hutter: BOHB, ICML 2018, section 3.2), with several objectives (Ozaki and
 * others, JAIR 2022); which parts of it matter is measured by Watanabe (arXiv 2304.11127).
 */
import { shownValue } from "../../geno/literal-text.js";
import type { Algorithm, Problem, Search } from "../algorithm.js";
import { TPESearch } from "./tpe-search.js";
import { checkedSeed, requireSettings, requireWhole } from "../settings.js";

/** Settings of {@link TPE}. */
export interface TPEOptions {
  /** How many trials are drawn before there is a model; what opens under a choice has to be seen half as often. At least 1; 10 by default. */
  readonly startup?: number;
  /** The part of the trials that are taken for the better ones, 25 at most; above 0 and at most 1, 0.1 by default. */
  readonly gamma?: number;
  /** How many candidates each proposal compares, at least 1. By default 96, in large spaces and long studies down to 24. */
  readonly candidates?: number;
  /** How much the even density weighs beside the kernel of a trial: more explores more. Above 0; 1 by default. */
  readonly prior?: number;
  /** Whether decisions that are there together are modelled together (the default), or each alone; those of one manyof always are. */
  readonly multivariate?: boolean;
  /** The seed of studies that are given none; fresh for each study by default. */
  readonly seed?: number;
}

/**
 * Learns where the better trials lie, and proposes points that are likely there and unlikely elsewhere. Decisions under a
 * choice are modelled from the trials that made them; floats by their scale, ints however wide their range, candidates without
 * an order, custom decisions by their own rules. Points that were tried are not proposed again while others are found.
 * Trials under way count as bad ones. Infeasible points are never better ones; among the others those that break metric
 * constraints come last, then those that were stopped early. For one objective or several.
 *
 * @example
 * ```ts
 * sample(searchSpace(Trainer), new TPE({ startup: 20 }), { trials: 200 });
 * ```
 */
export class TPE implements Algorithm {
  readonly name = "TPE";
  readonly multiObjective = true;
  readonly seed: number | undefined;
  readonly settings: {
    readonly startup: number;
    readonly gamma: number;
    readonly candidates: number | null;
    readonly prior: number;
    readonly multivariate: boolean;
  };

  /** @throws RangeError where a setting is outside its range. */
  constructor(options: TPEOptions = {}) {
    requireSettings("TPE", options);
    const { startup = 10, gamma = 0.1, candidates, prior = 1, multivariate = true } = options;
    requireWhole("TPE", "startup", startup);
    requireWhole("TPE", "candidates", candidates);
    if (!(gamma > 0 && gamma <= 1))
      throw new RangeError(`TPE: gamma is ${shownValue(gamma)}; give a number above 0 and at most 1.`);
    if (!(prior > 0 && prior < Infinity))
      throw new RangeError(`TPE: prior is ${shownValue(prior)}; give a finite number above 0.`);
    if (typeof (multivariate as unknown) !== "boolean")
      throw new TypeError(`TPE: multivariate is ${shownValue(multivariate)}; give true or false.`);
    this.seed = checkedSeed("TPE", options.seed);
    this.settings = { startup, gamma, candidates: candidates ?? null, prior, multivariate };
  }

  start(problem: Problem): Search {
    return new TPESearch(problem, { ...this.settings, candidates: this.settings.candidates ?? undefined });
  }
}
