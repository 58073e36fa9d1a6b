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
  /** What it was set to, as JSON can hold it: a study that is continued with other settings is refused. */
  readonly settings?: Readonly<Record<string, string | number | boolean | null>>;
  /** Whether it can optimise several objectives at once; a study of several refuses one that cannot. False by default. */
  readonly multiObjective?: boolean;
  /** Begins a search with state of its own. @throws RangeError where a setting cannot serve this space. */
  start(problem: Problem): Search;
}

/** What a search is given to search. */
export interface Problem {
  /** The space. */
  readonly spec: DNASpec;
  /** How many trials the study plans; undefined where it is unbounded. */
  readonly trials: number | undefined;
  /** How many objectives there are; 1 where it is not said. */
  readonly objectives?: number;
}

/**
 * A running search: proposes points and learns of their rewards. Its proposals depend on nothing but the calls before
 * and the proposal's own `random`: studies are resumed, and verified, by making the same calls again.
 */
export interface Search {
  /**
   * The next point to try, or undefined where there is none left, or none before another result is known; that changes
   * nothing, and the study asks again after each result.
   */
  propose(trial: Proposal): DNA | undefined;
  /** Learns how a proposed point did; or one that the study began with, or a group of workers shared. */
  report(outcome: Outcome): void;
}

/** The trial that a proposal is for. */
export interface Proposal {
  /** Counts from 1. */
  readonly id: number;
  /** The trial's own stream: it depends on the study's seed and the id alone. */
  readonly random: RandomStream;
  /** How many results were reported so far. A study always says so, as it does of `pending`; a test may leave them out. */
  readonly seen?: number;
  /** Trials that were handed out and have not ended, oldest first; several where bodies run in parallel. */
  readonly pending?: readonly Pending[];
}

/** A trial whose result is not known yet. */
export interface Pending {
  /** Counts from 1. */
  readonly id: number;
  /** What it tries. */
  readonly dna: DNA;
}

/** The end of a trial, as a search sees it. Skipped and aborted ones have none. */
export interface Outcome {
  /**
   * The trial, from 1; 0 where it is one of an earlier study, which was told before the first proposal. Of a proposal that a
   * constraint ruled out it is the trial that it was meant for, which gets another.
   */
  readonly id: number;
  /** What was tried. */
  readonly dna: DNA;
  /**
   * Larger is better, whatever the study's direction; undefined where the point turned out infeasible, and in a study of
   * several objectives.
   */
  readonly reward: number | undefined;
  /** In a study of several objectives, and unless infeasible: one for each, in the study's order, larger is better. */
  readonly rewards?: readonly number[];
  /**
   * In a study with limits on its metrics: by how much the trial breaks them in all, 0 where it keeps them. Among points
   * that break some the smaller is better, and any that keeps all is better than these.
   */
  readonly violation?: number;
  /** Present where the trial was stopped early: its reward is that of its last step. */
  readonly stopped?: true;
  /** Where the trial measured steps: the rewards at them, ascending by step, larger is better. */
  readonly steps?: readonly StepReward[];
}

/** A trial's reward at one step of its training. */
export interface StepReward {
  /** A whole number from 0, in whatever the body counts. */
  readonly step: number;
  /** Larger is better; undefined in a study of several objectives. */
  readonly reward: number | undefined;
}
