/**
 * The search loop. A study hands out one example at a time and is told how it did; it is its own iterator, for `for`
 * and for `for await` (which lets the event loop turn between trials, so that signals and timers are heard).
 */
import type { Algorithm, Search } from "../algorithms/algorithm.js";
import type { Cardinality } from "../geno/cardinality.js";
import type { DNA } from "../geno/dna.js";
import { RandomStream } from "../geno/random.js";
import type { DNASpec } from "../geno/spec.js";
import { template, type Template } from "../hyper/template.js";
import { makeFeedback, type Feedback } from "./feedback.js";
import type { Trial, TrialStatus } from "./trial.js";

/** Whether large or small rewards are good. */
export type Direction = "maximize" | "minimize";

/** Hears how a study goes; see `terminalProgress` of `tsglove/report` for one that draws a bar. */
export interface ProgressListener {
  /** Before the first trial. */
  begin?(study: StudyView): void;
  /** After each trial that got an answer. */
  trial?(study: StudyView, trial: Trial): void;
  /** Once, when the loop is over, for whatever reason. */
  end?(study: StudyView): void;
}

/** A study as reports see it: without the type of its examples. */
export type StudyView = Omit<Study<unknown>, "decode" | typeof Symbol.iterator | typeof Symbol.asyncIterator>;

export interface SampleOptions {
  /** How many trials to make, skipped ones not counted; unbounded by default. */
  readonly trials?: number;
  /** Stops proposing after so many seconds; the running trial is finished. Unbounded by default. */
  readonly seconds?: number;
  /** `"maximize"` (the default) or `"minimize"`. */
  readonly direction?: Direction;
  /** Fixes every draw: the same seed, space and rewards give the same trials. By default the algorithm's, else a fresh one. */
  readonly seed?: number;
  /** Ends the loop before the next trial. */
  readonly signal?: AbortSignal;
  /** Hears how it goes. */
  readonly progress?: ProgressListener;
}

type Example<T> = [example: T, feedback: Feedback];

/** A search in progress, and its record when it is done. Made by `sample`; its loop runs once. */
export class Study<T> implements Iterable<Example<T>>, AsyncIterable<Example<T>> {
  /** The shape of the searched space. */
  readonly spec: DNASpec;
  readonly algorithm: string;
  readonly direction: Direction;
  /** The seed in use; give it to `sample` to repeat the study. */
  readonly seed: number;
  /** The planned number of trials, or undefined where it is unbounded. */
  readonly plannedTrials: number | undefined;
  /** The time limit in seconds, or undefined where there is none. */
  readonly plannedSeconds: number | undefined;

  readonly #template: Template<T>;
  readonly #search: Search;
  readonly #options: SampleOptions;
  readonly #random: RandomStream;
  readonly #trials: Trial[] = [];
  #best: Trial | undefined;
  #skipped = 0;
  #begun: number | undefined;
  #endedAt: number | undefined;
  #lastTurn = false;

  constructor(space: T, algorithm: Algorithm, options: SampleOptions = {}) {
    requireCount("trials", options.trials);
    requireCount("seconds", options.seconds);
    requireSeed(options.seed);
    this.#template = template(space);
    this.spec = this.#template.spec;
    this.algorithm = algorithm.name;
    this.direction = options.direction ?? "maximize";
    this.seed = options.seed ?? algorithm.seed ?? Math.floor(Math.random() * 2 ** 31);
    this.plannedSeconds = options.seconds;
    this.plannedTrials = this.spec.space.length === 0 ? 1 : options.trials;
    this.#options = options;
    this.#random = RandomStream.of(this.seed);
    this.#search = algorithm.start({ spec: this.spec, trials: this.plannedTrials });
  }

  /** Every trial so far, in the order in which they were handed out. */
  get trials(): readonly Trial[] {
    return this.#trials;
  }

  /** The completed trial with the best reward, the earliest of equal ones; undefined before the first. */
  get best(): Trial | undefined {
    return this.#best;
  }

  /** The exact size of the space, or `"infinite"`. */
  get cardinality(): Cardinality {
    return this.spec.size;
  }

  /** Milliseconds that the loop has run: 0 before it began, and no more once it is over. */
  get elapsed(): number {
    return this.#begun === undefined ? 0 : (this.#endedAt ?? performance.now()) - this.#begun;
  }

  /** The program at a trial's point, made anew. */
  decode(trial: Trial): T {
    return this.#template.decode(trial.dna);
  }

  *[Symbol.iterator](): Generator<Example<T>, void, undefined> {
    this.#begin();
    try {
      for (let turn = this.#next(); turn !== undefined; turn = this.#next()) {
        yield turn;
        this.#requireAnswer();
      }
    } finally {
      this.#end();
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Example<T>, void, undefined> {
    this.#begin();
    try {
      for (let turn = this.#next(); turn !== undefined; turn = this.#next()) {
        yield turn;
        this.#requireAnswer();
        await eventLoopTurn();
      }
    } finally {
      this.#end();
    }
  }

  #begin(): void {
    if (this.#begun !== undefined)
      throw new Error("This study's loop has run already; call sample(...) again for a new one.");
    this.#begun = performance.now();
    this.#options.progress?.begin?.(this);
  }

  #next(): Example<T> | undefined {
    if (this.#isOver()) return undefined;
    const id = this.#trials.length + 1;
    const random = this.#random.split(id);
    const dna = this.#search.propose({ id, random: random.split("proposal") });
    if (dna === undefined) return undefined;
    const example = this.#template.decode(dna);
    this.#trials.push({ id, dna, status: "running", startedAt: this.elapsed });
    return [example, this.#feedbackOf(id, dna, random.split("body"))];
  }

  #isOver(): boolean {
    const { signal } = this.#options;
    if (this.#lastTurn || signal?.aborted === true) return true;
    if (this.plannedSeconds !== undefined && this.elapsed >= this.plannedSeconds * 1000) return true;
    // The one point of a space without decisions comes once, even where it is skipped.
    const counted = this.spec.space.length === 0 ? this.#trials.length : this.#trials.length - this.#skipped;
    return this.plannedTrials !== undefined && counted >= this.plannedTrials;
  }

  #feedbackOf(id: number, dna: DNA, random: RandomStream): Feedback {
    return makeFeedback(id, dna, random, {
      complete: (reward) => {
        this.#answer(id, "completed", { reward });
      },
      skip: (reason) => {
        this.#answer(id, "skipped", reason === undefined ? {} : { reason });
      },
      infeasible: (reason) => {
        this.#answer(id, "infeasible", reason === undefined ? {} : { reason });
      },
      endLoop: () => {
        this.#lastTurn = true;
      },
    });
  }

  #answer(
    id: number,
    status: TrialStatus,
    answer: { readonly reward?: number; readonly reason?: string },
  ): void {
    const open = this.#trials[id - 1];
    if (open?.status !== "running")
      throw new Error(`Trial ${id} is ${open?.status ?? "unknown"} already; give one answer a trial.`);
    const trial: Trial = { ...open, ...answer, status, endedAt: this.elapsed };
    this.#trials[id - 1] = trial;
    const { reward, dna } = trial;
    if (
      reward !== undefined &&
      (this.#best?.reward === undefined || this.#gain(reward) > this.#gain(this.#best.reward))
    )
      this.#best = trial;
    if (status === "skipped") this.#skipped++;
    else this.#search.report({ id, dna, reward: reward === undefined ? undefined : this.#gain(reward) });
    this.#options.progress?.trial?.(this, trial);
  }

  /** A reward as algorithms see it: larger is better. */
  #gain(reward: number): number {
    return this.direction === "maximize" ? reward : -reward;
  }

  #requireAnswer(): void {
    const last = this.#trials.at(-1);
    if (last?.status !== "running" || this.#lastTurn) return;
    throw new Error(
      `Trial ${last.id} got no feedback in its turn of the loop. Add "feedback(reward);" to the body, with the reward that it computed, or "feedback.skip();".`,
    );
  }

  #end(): void {
    if (this.#endedAt !== undefined) return;
    this.#endedAt = performance.now();
    const last = this.#trials.at(-1);
    if (last?.status === "running")
      this.#trials[last.id - 1] = { ...last, status: "aborted", endedAt: this.elapsed };
    this.#options.progress?.end?.(this);
  }
}

function requireSeed(seed: number | undefined): void {
  if (seed === undefined || Number.isSafeInteger(seed)) return;
  throw new RangeError(`sample: the seed is ${String(seed)}; give a whole number, or leave it out.`);
}

function requireCount(name: string, value: number | undefined): void {
  if (value === undefined || (value > 0 && (name === "seconds" || Number.isSafeInteger(value)))) return;
  throw new RangeError(
    `sample: ${name} is ${value}; give ${name === "seconds" ? "a number" : "a whole number"} above 0, or leave it out.`,
  );
}

/** Lets timers, signals and other tasks have their turn. */
function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
