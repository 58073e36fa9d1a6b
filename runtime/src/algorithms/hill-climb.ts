/** Hill climbing: the best point so far and its neighbours (White, Nolen, Savani: Exploring the Loss Landscape in NAS, UAI 2021). */
import type { DNA } from "../geno/dna.js";
import { randomDna } from "../geno/random-dna.js";
import type { Algorithm, Problem, Search } from "./algorithm.js";
import { mutate } from "./evolution/mutate.js";
import { compareResults, resultOf, tierOf, type Result } from "./standing.js";
import { checkedSeed, requireWhole } from "./settings.js";

/** Settings of {@link HillClimb}. */
export interface HillClimbOptions {
  /** How many random points are tried first; the best of them is where the climb begins. A whole number from 1; 1 by default. */
  readonly initial?: number;
  /**
   * After how many neighbours in a row that are not better the climb begins anew at a random point, a whole number from 1; never by
   * default.
   */
  readonly restartAfter?: number;
  /** The seed of studies that are given none; fresh for each study by default. */
  readonly seed?: number;
}

/**
 * Climbs: each trial is a mutant ({@link mutate}) of the best point so far, or, after a restart, of the best since then. One that is as good
 * takes its place, so that plateaus are crossed. For one objective.
 *
 * @example
 * ```ts
 * sample(searchSpace(Cell), new HillClimb({ initial: 10 }), { trials: 200 });
 * ```
 */
export class HillClimb implements Algorithm {
  readonly name = "HillClimb";
  readonly seed: number | undefined;
  readonly settings: { readonly initial: number; readonly restartAfter: number | null };

  /** @throws RangeError where an option is out of its range. */
  constructor({ initial = 1, restartAfter, seed }: HillClimbOptions = {}) {
    requireWhole("HillClimb", "initial", initial);
    requireWhole("HillClimb", "restartAfter", restartAfter);
    this.seed = checkedSeed("HillClimb", seed);
    this.settings = { initial, restartAfter: restartAfter ?? null };
  }

  start({ spec }: Problem): Search {
    const { initial, restartAfter } = this.settings;
    let top: { readonly dna: DNA; readonly result: Result } | undefined;
    let answered = 0;
    let failures = 0;
    /** The last trial that was proposed; the first of this climb, and the first of it that is a neighbour. */
    let last = 0;
    let first = 0;
    let firstNeighbour = Infinity;
    return {
      propose: ({ id, random }) => {
        last = id;
        if (top === undefined || answered < initial) return randomDna(spec, random);
        firstNeighbour = Math.min(firstNeighbour, id);
        return mutate(top.dna, random);
      },
      report: (outcome) => {
        const { id, dna } = outcome;
        // The late result of a climb that was given up would lead this one back there.
        if (id < first) return;
        answered++;
        const result = resultOf(outcome);
        const isFeasible = tierOf(result) < 3;
        const lead = top === undefined ? Number(isFeasible) : compareResults(top.result, result);
        if (isFeasible && lead >= 0) top = { dna, result };
        // What was drawn at random says nothing of the neighbours.
        failures = lead > 0 ? 0 : failures + (id < firstNeighbour ? 0 : 1);
        if (restartAfter === null || failures < restartAfter) return;
        top = undefined;
        answered = 0;
        failures = 0;
        first = last + 1;
        firstNeighbour = Infinity;
      },
    };
  }
}
