/**
 * Bayesian optimisation: a Gaussian process tells from all trials so far what to expect of points not tried yet, and the next
 * trial is where the most improvement is expected (Jones, Schonlau, Welch: Efficient Global Optimization of Expensive
 * Black-Box Functions, Journal of Global Optimization 1998).
 */
import type { Algorithm, Problem, Search } from "../algorithm.js";
import { BayesianSearch } from "./bayesian-search.js";
import { checkedSeed, requireSettings, requireWhole } from "../settings.js";

/** Settings of {@link Bayesian}. */
export interface BayesianOptions {
  /**
   * How many trials are spread over the space before the model is asked, at least 2. By default 10, or a quarter of the
   * planned trials where that is less.
   */
  readonly startup?: number;
  /**
   * How many trials the model looks at, at least 10: of more than so many the best half of these, and of the rest a selection
   * evenly over time. 300 by default; the time of a proposal grows with its square, and every so often with its cube.
   */
  readonly memory?: number;
  /** The seed of studies that are given none; fresh for each study by default. */
  readonly seed?: number;
}

/**
 * Bayesian optimisation with a Gaussian process, for up to some hundreds of expensive trials. It takes every space: numbers on
 * their scale, choices, conditional decisions, `manyof` and `permutate`. Infeasible points and broken constraints teach a
 * second process where feasible points are; trials that are still running count as if they came out as expected. For one
 * objective.
 *
 * @example
 * ```ts
 * sample(searchSpace(Trainer), new Bayesian({ seed: 1 }), { trials: 100 });
 * ```
 */
export class Bayesian implements Algorithm {
  readonly name = "Bayesian";
  readonly seed: number | undefined;
  readonly settings: { readonly startup: number | null; readonly memory: number };
  readonly #startup: number | undefined;

  /** @throws RangeError where `startup` or `memory` is no whole number of its range. */
  constructor(options: BayesianOptions = {}) {
    requireSettings("Bayesian", options);
    const { startup, memory = 300 } = options;
    requireWhole("Bayesian", "startup", startup, 2);
    requireWhole("Bayesian", "memory", memory, 10);
    this.seed = checkedSeed("Bayesian", options.seed);
    this.settings = { startup: startup ?? null, memory };
    this.#startup = startup;
  }

  start({ spec, trials }: Problem): Search {
    const startup = this.#startup ?? Math.max(2, Math.min(10, Math.ceil((trials ?? Infinity) / 4)));
    return new BayesianSearch(spec, { startup, memory: this.settings.memory });
  }
}
