/** Hill climbing: the best point so far and its neighbours (White, Nolen, Savani: Exploring the Loss Landscape in NAS, UAI 2021). */
import type { DNA } from "../geno/dna.js";
import { randomDna } from "../geno/random-dna.js";
import type { Algorithm, Problem, Search } from "./algorithm.js";
import { mutate } from "./evolution/mutate.js";
import { compareResults, resultOf, tierOf, type Result } from "./standing.js";

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
    requireWhole("initial", initial);
    if (restartAfter !== undefined) requireWhole("restartAfter", restartAfter);
    this.seed = seed;
    this.settings = { initial, restartAfter: restartAfter ?? null };
  }

  start({ spec }: Problem): Search {
    const { initial, restartAfter } = this.settings;
    let top: { readonly dna: DNA; readonly result: Result } | undefined;
    let answered = 0;
    let failures = 0;
    return {
      propose: ({ random }) =>
        top === undefined || answered < initial ? randomDna(spec, random) : mutate(top.dna, random),
      report: (outcome) => {
        answered++;
        const { dna } = outcome;
        const result = resultOf(outcome);
        const isFeasible = tierOf(result) < 3;
        const lead = top === undefined ? Number(isFeasible) : compareResults(top.result, result);
        if (isFeasible && lead >= 0) top = { dna, result };
        failures = lead > 0 ? 0 : failures + 1;
        if (restartAfter === null || failures < restartAfter || answered < initial) return;
        top = undefined;
        answered = 0;
        failures = 0;
      },
    };
  }
}

function requireWhole(name: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new RangeError(`HillClimb: ${name} is ${value}; give a whole number from 1.`);
}
