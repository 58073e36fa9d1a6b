/** Hill climbing: the best point so far and its neighbours (White, Nolen, Savani: Exploring the Loss Landscape in NAS, UAI 2021). */
import type { DNA } from "../geno/dna.js";
import { randomDna } from "../geno/random-dna.js";
import type { Algorithm, Outcome, Problem, Search } from "./algorithm.js";
import { mutate } from "./evolution/mutate.js";

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
    let top:
      (Required<Pick<Outcome, "violation">> & { dna: DNA; reward: number; stopped: boolean }) | undefined;
    let answered = 0;
    let failures = 0;
    return {
      propose: ({ random }) =>
        top === undefined || answered < initial ? randomDna(spec, random) : mutate(top.dna, random),
      report: ({ dna, reward, violation = 0, stopped = false }) => {
        answered++;
        const lead =
          reward === undefined
            ? -1
            : top === undefined
              ? 1
              : top.violation - violation || Number(top.stopped) - Number(stopped) || reward - top.reward;
        // Two rewards of Infinity are as good as each other.
        if (reward !== undefined && !(lead < 0)) top = { dna, reward, violation, stopped };
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
