/** Exhaustive search: every point of a space once, in the order of enumeration. */
import type { DNA } from "../geno/dna.js";
import { firstDna, nextDna, requireCountable } from "../geno/enumerate.js";
import type { Algorithm, Problem, Search } from "./algorithm.js";

/**
 * Proposes every point that the space's constraints allow, once: the first decision varies slowest, candidates in their order. The
 * study ends behind the last. For spaces without floats.
 *
 * @example
 * ```ts
 * for (const [trainer, feedback] of sample(searchSpace(Trainer), new Sweeping())) feedback(trainer.train());
 * ```
 */
export class Sweeping implements Algorithm {
  readonly name = "Sweeping";
  readonly multiObjective = true;

  /** @throws RangeError naming a decision that has no next value: a float, or a custom one without an order. */
  start({ spec }: Problem): Search {
    requireCountable(spec);
    let last: DNA | undefined;
    return {
      propose: () => {
        let dna: DNA | undefined = last === undefined ? firstDna(spec) : nextDna(last);
        while (dna !== undefined && !spec.isFeasible(dna)) dna = nextDna(dna);
        if (dna !== undefined) last = dna;
        return dna;
      },
      report: () => undefined,
    };
  }
}
