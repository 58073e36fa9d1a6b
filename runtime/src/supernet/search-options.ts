// What every search on shared weights is told, and what it gives.
import type { DNA } from "tsglove";
import type { StepRecord } from "./search-history.js";
import type { SearchListener } from "./search-progress.js";

/** Settings of `search`; each may be left out. */
export interface SearchOptions {
  /** How many steps the shared weights are trained for, a whole number above 0; 2,000 by default. Schedules spread over them. */
  readonly steps?: number;
  /**
   * Fixes every draw of the search: paths, noise, dropout. A whole number; by default the controller's, else that of the
   * checkpoint that the search goes on from, else a fresh one.
   */
  readonly seed?: number;
  /** Ends the search after the step that runs: the result is that so far, and a checkpoint is written where they are. */
  readonly signal?: AbortSignal;
  /**
   * Hears how it goes. By default a bar on a terminal, and a plain line every second elsewhere; `false` for none.
   */
  readonly progress?: SearchListener | false;
  /** Where and how often the state of the search is written; never by default. */
  readonly checkpoint?: CheckpointOptions;
  /**
   * Whether to go on from the checkpoint in the directory, where there is one: true by default. `false` begins anew, and
   * writes over it.
   */
  readonly resume?: boolean;
}

/** Where checkpoints are written. */
export interface CheckpointOptions {
  /** A folder of this search's own; made where it is missing. Relative to the working directory. */
  readonly directory: string;
  /** After how many steps, a whole number above 0; 100 by default. One is written at the end, too. */
  readonly every?: number;
}

/** What came of a search. */
export interface SearchResult<T> {
  /** What was found. */
  readonly dna: DNA;
  /** The program at that point, made anew: its weights are not the shared ones, and not trained. */
  readonly child: T;
  /** At most some 1,000 entries, evenly spread. */
  readonly history: readonly StepRecord[];
  /** How many steps were made: fewer than asked for where the signal was given. */
  readonly steps: number;
  /**
   * A child with copies of the shared weights, its batch normalisation calibrated on 50 batches to train on. Its weights are the
   * caller's to free.
   *
   * @param dna by default what was found.
   */
  readonly inherit: (dna?: DNA) => Promise<T>;
  /** Frees the shared weights. What was inherited stays. */
  readonly dispose: () => void;
}

/** {@link SearchOptions}, decided. */
export interface SearchPlan {
  readonly steps: number;
  /** Undefined where none is given. */
  readonly seed: number | undefined;
  readonly signal: AbortSignal | undefined;
  readonly progress: SearchListener | false | undefined;
  readonly checkpoint: { readonly directory: string; readonly every: number } | undefined;
  readonly resume: boolean;
}

/**
 * Decides what was left open.
 *
 * @param method for messages: `"tunas"`.
 * @throws RangeError naming the option that is out of its range.
 */
export function planOf(method: string, options: SearchOptions, seed?: number): SearchPlan {
  const { steps = 2000, signal, progress, checkpoint, resume = true } = options;
  requireWhole(method, "steps", steps);
  const given = options.seed ?? seed;
  if (given !== undefined && !Number.isSafeInteger(given))
    throw new RangeError(`${method}: the seed is ${given}; give a whole number, or leave it out.`);
  const stop: unknown = signal;
  if (stop !== undefined && !(stop instanceof AbortSignal))
    throw new TypeError(`${method}: signal is no AbortSignal; give { signal: controller.signal }.`);
  const directory: unknown = checkpoint?.directory;
  if (checkpoint !== undefined && (typeof directory !== "string" || directory === ""))
    throw new RangeError(
      `${method}: checkpoint.directory is ${directory === "" ? '""' : String(directory)}; give the path of a folder: { checkpoint: { directory: "search" } }.`,
    );
  const every = checkpoint?.every ?? 100;
  requireWhole(method, "checkpoint.every", every);
  return {
    steps,
    seed: given,
    signal,
    progress,
    checkpoint: checkpoint === undefined ? undefined : { directory: checkpoint.directory, every },
    resume,
  };
}

/** @throws RangeError where a value is no whole number above 0. */
export function requireWhole(method: string, option: string, value: number): void {
  if (Number.isSafeInteger(value) && value > 0) return;
  throw new RangeError(`${method}: ${option} is ${value}; give a whole number above 0, or leave it out.`);
}

/** @throws RangeError where a value is no number in [from, to]. */
export function requireWithin(method: string, option: string, value: number, from: number, to: number): void {
  if (value >= from && value <= to) return;
  throw new RangeError(
    `${method}: ${option} is ${value}; give a number from ${from} to ${to}, or leave it out.`,
  );
}

/** @throws RangeError where a value is no finite number above 0. */
export function requirePositive(method: string, option: string, value: number): void {
  if (value > 0 && value < Infinity) return;
  throw new RangeError(`${method}: ${option} is ${value}; give a number above 0, or leave it out.`);
}
