/**
 * What the next run of CMA-ES begins with when one has ended: larger generations each time (IPOP: Auger and Hansen: A Restart
 * CMA Evolution Strategy With Increasing Population Size, CEC 2005), or these and short runs of small ones in turn (BIPOP:
 * Hansen: Benchmarking a BI-Population CMA-ES on the BBOB-2009 Function Testbed, GECCO 2009, section 2).
 */
import type { RandomStream } from "../../geno/random.js";

/** How populations go on from run to run. */
export type RestartRule = "ipop" | "bipop";

/** What a run begins with. */
export interface Regime {
  /** How many results make a generation. */
  readonly lambda: number;
  /** The first deviation, on the unit interval. */
  readonly sigma: number;
  /** After how many results it ends at the latest. */
  readonly budget: number;
  /** Whether it is one of the short ones of BIPOP. */
  readonly small: boolean;
}

/** The runs of one search. */
export class Restarts {
  readonly #rule: RestartRule;
  readonly #lambda: number;
  readonly #sigma: number;
  /** The generations of the last large run. */
  #large: number;
  /** Results of large and small runs so far, and of the last large one; the first run counts as neither. */
  #spentLarge = 0;
  #spentSmall = 0;
  #lastLarge = 0;

  /**
   * @param lambda of the first run.
   * @param sigma of the first run.
   */
  constructor(rule: RestartRule, lambda: number, sigma: number) {
    this.#rule = rule;
    this.#lambda = lambda;
    this.#sigma = sigma;
    this.#large = lambda;
  }

  /** The first run. */
  get first(): Regime {
    return { lambda: this.#lambda, sigma: this.#sigma, budget: Infinity, small: false };
  }

  /**
   * The run after one that ended.
   *
   * @param results how many that one had.
   */
  after(ended: Regime, results: number, random: RandomStream): Regime {
    if (ended.small) this.#spentSmall += results;
    else {
      this.#lastLarge = results;
      if (ended.lambda > this.#lambda) this.#spentLarge += results;
    }
    if (this.#rule === "bipop" && this.#spentSmall < this.#spentLarge) return this.#small(random);
    this.#large *= 2;
    return { lambda: this.#large, sigma: this.#sigma, budget: Infinity, small: false };
  }

  #small(random: RandomStream): Regime {
    const growth = (0.5 * this.#large) / this.#lambda;
    return {
      lambda: Math.floor(this.#lambda * growth ** (random.next() ** 2)),
      sigma: this.#sigma * 10 ** (-2 * random.next()),
      budget: this.#lastLarge / 2,
      small: true,
    };
  }
}
