/** Random search: every trial an independent draw, the yardstick of all others (Bergstra and Bengio, JMLR 2012). */
import { randomDna } from "../geno/random-dna.js";
import { requireLaw, type SamplingLaw } from "../geno/sampling-law.js";
import type { Algorithm, Problem, Search } from "./algorithm.js";
import { checkedSeed, requireSettings } from "./settings.js";

/**
 * Draws every point independently of the others; repeats are possible.
 *
 * @example
 * ```ts
 * sample(searchSpace(Trainer), new RandomSearch({ seed: 1 }), { trials: 100 });
 * ```
 */
export class RandomSearch implements Algorithm {
  readonly name = "RandomSearch";
  readonly multiObjective = true;
  readonly seed: number | undefined;
  readonly settings: { readonly law: SamplingLaw };

  /**
   * @param options.seed the seed of studies that are given none; fresh for each study by default.
   * @param options.law `"decision"`, each decision drawn evenly over its own candidates (the default), or `"point"`, each
   *   point of the space as likely as any other; floats evenly on their scale.
   * @throws RangeError where there is no such law.
   */
  constructor(options: { readonly seed?: number; readonly law?: SamplingLaw } = {}) {
    requireSettings("RandomSearch", options);
    const { seed, law = "decision" } = options;
    requireLaw(law);
    this.seed = checkedSeed("RandomSearch", seed);
    this.settings = { law };
  }

  start({ spec }: Problem): Search {
    return {
      propose: ({ random }) => randomDna(spec, random, this.settings.law),
      report: () => undefined,
    };
  }
}
