/** Random search: every trial an independent draw, the yardstick of all others (Bergstra and Bengio, JMLR 2012). */
import { randomDna } from "../geno/random-dna.js";
import type { Algorithm, Problem, Search } from "./algorithm.js";

/** Draws each decision independently and uniformly, floats on their scale. Repeats are possible. */
export class RandomSearch implements Algorithm {
  readonly name = "RandomSearch";
  readonly multiObjective = true;
  readonly seed: number | undefined;

  /** @param options.seed the seed of studies that are given none; fresh for each study by default. */
  constructor(options: { readonly seed?: number } = {}) {
    this.seed = options.seed;
  }

  start({ spec }: Problem): Search {
    return {
      propose: ({ random }) => randomDna(spec, random),
      report: () => undefined,
    };
  }
}
