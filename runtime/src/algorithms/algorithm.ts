/** What an algorithm is: a description, which starts a search of its own for each study. */
import type { DNA } from "../geno/dna.js";
import type { RandomStream } from "../geno/random.js";
import type { DNASpec } from "../geno/spec.js";

/** Describes a search; holds settings and no state, so that one algorithm object may serve many studies. */
export interface Algorithm {
  /** What reports call it: `"RandomSearch"`. */
  readonly name: string;
  /** The seed of its studies, unless `sample` is given one. */
  readonly seed?: number | undefined;
  /** Begins a search with state of its own. @throws RangeError where a setting cannot serve this space. */
  start(problem: Problem): Search;
}

/** What a search is given to search. */
export interface Problem {
  readonly spec: DNASpec;
  /** How many trials the study plans; undefined where it is unbounded. */
  readonly trials: number | undefined;
}

/** A running search: proposes points and learns of their rewards. */
export interface Search {
  /** The next point to try, or undefined where there is none left. */
  propose(trial: Proposal): DNA | undefined;
  /** Learns how a proposed point did. */
  report(outcome: Outcome): void;
}

/** The trial that a proposal is for. */
export interface Proposal {
  /** Counts from 1. */
  readonly id: number;
  /** The trial's own stream: it depends on the study's seed and the id alone. */
  readonly random: RandomStream;
}

/** The end of a trial, as a search sees it. */
export interface Outcome {
  readonly id: number;
  readonly dna: DNA;
  /** Larger is better, whatever the study's direction; undefined where the point turned out infeasible. */
  readonly reward: number | undefined;
}
