/** A study as reports and listeners see it: without the type of its examples. */
import type { Cardinality } from "../geno/cardinality.js";
import type { DNASpec } from "../geno/spec.js";
import type { Direction, Limit, Objective } from "./trial/objectives.js";
import type { Trial } from "./trial/trial.js";

/** A study, running or over. */
export interface StudyView {
  /** What it is called, where it was named. */
  readonly name: string | undefined;
  /** The shape of the searched space. */
  readonly spec: DNASpec;
  /** The algorithm's name. */
  readonly algorithm: string;
  /** What is optimised: one thing, called `"reward"` unless it was named, or several metrics. */
  readonly objectives: readonly Objective[];
  /** What metrics have to keep; none where there are no limits. */
  readonly limits: readonly Limit[];
  /** The direction of the first objective. */
  readonly direction: Direction;
  /** The seed in use; give it to `sample` to repeat the study. */
  readonly seed: number;
  /** The planned number of trials, or undefined where it is unbounded. */
  readonly plannedTrials: number | undefined;
  /** The time limit in seconds, or undefined where there is none. */
  readonly plannedSeconds: number | undefined;
  /** Every trial so far, in the order in which they were handed out. */
  readonly trials: readonly Trial[];
  /** Those that were completed, stopped early or found infeasible, in the order in which their answers came. */
  readonly answers: readonly Trial[];
  /**
   * The completed trial with the best reward, the earliest to get it; the best of those that were stopped early where none
   * completed; undefined before the first. Where metrics have limits, one that keeps them comes before any that does not, even
   * if it was stopped, and of these the one that breaks them least: the order by which algorithms learn, too.
   *
   * @throws Error in a study of several objectives, which has a {@link front} instead.
   */
  readonly best: Trial | undefined;
  /**
   * The completed trials that no other beats in every objective, in the order of trials; with one objective, the best. Those that
   * were stopped early where none completed. Where metrics have limits, of those that keep them, even if they were stopped, or,
   * where none does, that break them least.
   */
  readonly front: readonly Trial[];
  /** The exact size of the space, or `"infinite"`. */
  readonly cardinality: Cardinality;
  /** Milliseconds that the loop has run: 0 before it began, and no more once it is over. */
  readonly elapsed: number;
}

/** Hears how a study goes; see `terminalProgress` of `tsglove/report` for one that draws a bar. */
export interface ProgressListener {
  /** Before the first trial of the loop. */
  begin?(study: StudyView): void;
  /** After each trial of the loop that got an answer. */
  trial?(study: StudyView, trial: Trial): void;
  /** Once, when the loop is over, for whatever reason. */
  end?(study: StudyView): void;
}
