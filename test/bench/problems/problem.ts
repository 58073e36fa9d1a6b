/** What a search problem is: a space, and what each of its points is worth. */
import type { DNA, DNASpec } from "tsglove";

/** A problem of one objective. */
export interface SearchProblem {
  /** What tables call it: `"nb201"`, `"sphere-5"`. */
  readonly name: string;
  readonly spec: DNASpec;
  /** Which scores are good. */
  readonly direction: "maximize" | "minimize";
  /** What a point is worth, the same at each call; undefined where it cannot be evaluated. */
  readonly score: (dna: DNA) => number | undefined;
  /** Where a point is trained by steps, and scored after each. */
  readonly steps?: Steps;
  /** What a point that the search chose by its score is worth in the end, by a longer training; the larger the better. */
  readonly outcome?: (dna: DNA) => number;
  /** The best score there is, exactly or (of a table) as it was recorded; absent where nobody knows it. */
  readonly optimum?: number;
}

/** A training that can be looked into: `score` is what it says after the last step. */
export interface Steps {
  /** How many there are, from 1. */
  readonly count: number;
  /** What the point is worth after so many steps. */
  readonly score: (dna: DNA, step: number) => number;
}

/** A problem of several objectives. */
export interface FrontProblem {
  readonly name: string;
  readonly spec: DNASpec;
  /** What each point is worth, an objective each; the smaller the better, all of them. */
  readonly scores: (dna: DNA) => readonly number[];
  /** How many objectives there are. */
  readonly objectives: number;
  /** The corner from which the hypervolume of a front is measured: no score beyond it counts. */
  readonly reference: readonly number[];
  /** The hypervolume of the true front, where it is known. */
  readonly frontVolume?: number;
}

/** A point's score turned so that the larger is better, as searches want it; undefined where it cannot be evaluated. */
export function rewardOf({ direction, score }: SearchProblem, dna: DNA): number | undefined {
  const value = score(dna);
  return value === undefined || direction === "maximize" ? value : -value;
}
