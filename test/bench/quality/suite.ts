/** What an experiment is, and who takes part in it. */
import type { Algorithm, EarlyStoppingPolicy } from "tsglove";

/** What is run: an algorithm, and where trials are given up early by what. */
export interface Method {
  readonly algorithm: Algorithm;
  readonly earlyStopping?: EarlyStoppingPolicy;
}

/** One of ours that is measured. */
export interface Contestant {
  /** What tables call it. */
  readonly name: string;
  /** Where its code begins, under the runtime's compiled folder: runs are kept for as long as that, and what it imports, is the same. */
  readonly module: string;
  /** The experiments that it takes part in. */
  readonly suites: readonly string[];
  /** Only these tasks of them; all by default. */
  readonly tasks?: RegExp;
  /** A new one for each run; its study is given the run's seed. */
  readonly make: () => Method;
}

/** One number that a run ends with, or had at some time. */
export interface Mark {
  /** What tables call it: `"100 trials"`. */
  readonly name: string;
  /** Where comparisons are made at it. */
  readonly isJudged?: true;
}

/** An experiment: the same tasks for everybody, many seeds each. */
export interface Suite {
  readonly name: string;
  readonly title: string;
  /** What is done, measured and compared, for the reader of the table. */
  readonly about: string;
  readonly tasks: readonly string[];
  readonly marks: readonly Mark[];
  /** How many runs a contestant has on each task. */
  readonly seeds: number;
  /** A run's value at each mark. @throws DataAbsent where the task needs a table that is not there. */
  readonly run: (task: string, method: Method, seed: number) => number[];
  /** Which values are good. */
  readonly better: "larger" | "smaller";
  /** What statistics are made of: a value turned so that the larger is better. */
  readonly compared: (value: number) => number;
  /** What tables show of a contestant's values on a task. */
  readonly shown: "mean" | "median";
  readonly opponents: (task: string, mark: string) => readonly Opponent[];
  /** A contestant that the others are compared with too. */
  readonly baseline?: string;
  /** By what rule contestants are judged; by none where the suite only informs. */
  readonly rule?: Rule;
  /** For the rule "floors": what the mean over seeds has to reach, by task and mark. */
  readonly floors?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** By what a contestant passes; see `verdict` and `floorVerdict` in `judge.ts`. */
export type Rule = "advantage" | "no loss" | "two errors" | "one point" | "floors";

/** Somebody's recorded values on a task, at a mark. */
export interface Opponent {
  readonly name: string;
  /** Every run's value, where they were recorded. */
  readonly values?: readonly number[];
  /** Else what is known of them. */
  readonly summary?: { readonly mean: number; readonly sd: number; readonly runs: number };
  /** Shown, and compared with for information, but nothing to be judged by. */
  readonly isYardstick?: true;
}
