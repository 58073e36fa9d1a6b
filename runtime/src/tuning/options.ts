/** What a loop is told besides its space and algorithm. */
import { shownValue } from "../geno/literal-text.js";
import type { Where } from "../hyper/compile/scope.js";
import type { Backend } from "./log/backend.js";
import { requirePolicy, type EarlyStoppingPolicy } from "./early-stopping/policy.js";
import type { Direction, MetricRule } from "./trial/objectives.js";
import type { GivenPoint, PastTrial } from "./state/past.js";
import type { StudyStoppingPolicy } from "./study-stopping/policy.js";
import type { ProgressListener } from "./study-view.js";

/**
 * What metrics are for, each with the direction that is good, with limits that it has to keep, or both:
 * `{ accuracy: "maximize", latency: { max: 30 } }`.
 */
export type MetricDirections = Readonly<Record<string, MetricRule>>;

/**
 * What the body of a loop reports: a number, or a number for each of the study's metrics. The index, which does nothing,
 * keeps TypeScript from guessing metrics by where the study goes (`NoInfer`, for versions that lack it).
 */
export type RewardOf<M extends MetricDirections> = [
  [M] extends [never] ? number : { readonly [Name in keyof M]: number },
][M extends unknown ? 0 : 0];

/** Settings of {@link sample}; each may be left out. */
export interface SampleOptions<M extends MetricDirections = never> {
  /**
   * How many trials the study shall have in all: skipped and aborted ones not counted, those of earlier or other loops on
   * the same study counted. Unbounded by default.
   */
  readonly trials?: number;
  /** Stops proposing after so many seconds of this loop; running trials are finished. Unbounded by default. */
  readonly seconds?: number;
  /** `"maximize"` (the default) or `"minimize"`. */
  readonly direction?: Direction;
  /**
   * In place of `direction`: what feedback names, `feedback({ accuracy, latency })`. Two or more with a direction have a front,
   * no best. A metric with limits ranks the trials that break it below all others, whatever they reach.
   */
  readonly metrics?: M;
  /**
   * How many trials may be open at once: those whose feedback is a promise in `for await`, or the bodies of `run`. 1 by
   * default. A `for` loop without `await` refuses more.
   */
  readonly parallelism?: number;
  /**
   * What the study is called in its backend. Loops of one name and backend share a study; one that comes later continues
   * where the others ended, up to its own total of trials. By default the study is the loop's own; in a backend it is called
   * `"study"` then. Within a trial of another study the name is made longer, `outer/3/inner`.
   */
  readonly name?: string;
  /** Loops of one study and one group are workers on the same trial: each is given it, and one answers for all. */
  readonly group?: string;
  /**
   * Whether this loop decides a decision point; what it leaves out stays in the example as hyper values, for an inner loop.
   * All by default.
   */
  readonly where?: Where;
  /** What `feedback.shouldStopEarly()` asks; never by default. */
  readonly earlyStopping?: EarlyStoppingPolicy;
  /**
   * Where the study's log is kept. By default in memory, and where it has a name, for all loops of the process; within a
   * trial of another study, where that one is kept.
   */
  readonly backend?: Backend;
  /** Fixes every draw: the same seed, space and rewards give the same trials. By default the algorithm's, else a fresh one. */
  readonly seed?: number;
  /**
   * Points to try first: `"default"`, the one that default values make, or a list of points: DNA, their JSON, or dictionaries
   * that decide all of the space. None by default. They have to keep the space's constraints.
   */
  readonly start?: "default" | readonly GivenPoint[];
  /**
   * Results of earlier studies of the same space, such as `otherStudy.trials`, or what was written down of them, such as
   * `{ dna: { op: "Conv", lr: 1e-3 }, reward: 0.9 }`: the algorithm is told of them before it proposes.
   * They are no trials of this study, and do not count. A study that has begun keeps the past that it began with.
   */
  readonly past?: readonly PastTrial[];
  /** Ends the study before its planned trials: asked after each answer. One policy, or several of which any may end it. */
  readonly stopWhen?: StudyStoppingPolicy | readonly StudyStoppingPolicy[];
  /** Ends the loop: before the next trial, and at once where it waits for running ones, which are aborted. */
  readonly signal?: AbortSignal;
  /** Hears how it goes. */
  readonly progress?: ProgressListener;
}

/** @throws RangeError where an option is out of its range, TypeError where it is no such thing at all; naming it. */
export function requireOptions(options: SampleOptions<MetricDirections>): void {
  requireCount("sample", "trials", options.trials);
  requireCount("sample", "parallelism", options.parallelism);
  requireText("name", options.name);
  requireText("group", options.group);
  const { seconds, seed, start, group, parallelism = 1 } = options;
  if (seconds !== undefined && !(typeof seconds === "number" && seconds > 0))
    throw new RangeError(
      `sample: seconds is ${shownValue(seconds)}; give a number above 0, or leave it out.`,
    );
  requireSeed(seed);
  if (start !== undefined && start !== "default" && !Array.isArray(start))
    throw new RangeError(
      `sample: start is ${shownValue(start)}; give "default" or a list of points, or leave it out.`,
    );
  if (options.earlyStopping !== undefined) requirePolicy("sample: earlyStopping", options.earlyStopping);
  requireParts(options);
  if (group !== undefined && parallelism > 1)
    throw new RangeError(
      `sample: parallelism is ${parallelism}, but a group works on one trial at a time; leave one of them out.`,
    );
}

/** For callers that no compiler checks. @throws TypeError where an object that a loop works with is none. */
function requireParts({ backend, signal, progress }: SampleOptions<MetricDirections>): void {
  if (backend !== undefined && !has(backend, "open"))
    throw new TypeError(
      `sample: backend is ${shownValue(backend)}; give a backend, such as fileBackend(path), or leave it out.`,
    );
  if (signal !== undefined && !has(signal, "addEventListener"))
    throw new TypeError(
      `sample: signal is ${shownValue(signal)}; give the signal of an AbortController, or leave it out.`,
    );
  if (progress !== undefined && !isObject(progress))
    throw new TypeError(
      `sample: progress is ${shownValue(progress)}; give a listener: { trial: (study, trial) => ... }, or leave it out.`,
    );
}

function has(value: unknown, method: string): boolean {
  return isObject(value) && typeof Reflect.get(value, method) === "function";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** @throws RangeError where a seed is no whole number. */
export function requireSeed(seed: number | undefined): void {
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw new RangeError(`sample: the seed is ${String(seed)}; give a whole number, or leave it out.`);
}

/** @throws RangeError where a count is no whole number above 0. */
export function requireCount(caller: string, name: string, value: number | undefined): void {
  if (value === undefined || (value > 0 && Number.isSafeInteger(value))) return;
  throw new RangeError(
    `${caller}: ${name} is ${shownValue(value)}; give a whole number above 0, or leave it out.`,
  );
}

function requireText(name: string, value: unknown): void {
  if (value === undefined || (typeof value === "string" && value !== "")) return;
  throw new RangeError(`sample: ${name} is ${shownValue(value)}; give a text, or leave it out.`);
}
