/** What the body of a search loop is given to answer with. */
import type { DNA } from "../../geno/dna.js";
import type { RandomStream } from "../../geno/random.js";
import type { OpenTrial } from "../state/open-trial.js";
import type { Answers } from "./answers.js";
import type { JsonValue, Metrics } from "../trial/trial.js";

/**
 * Ends the trial of one example: call it with the reward, or one of its methods. Exactly one answer a trial.
 *
 * @typeParam R what is reported: a number, or an object of the study's metrics.
 */
export interface Feedback<R extends number | Metrics = number> {
  /**
   * Completes the trial; where `shouldStopEarly` has just said so, as stopped early.
   *
   * @param reward how good the example is, in the study's direction; finite. In `for await` and `run` it may be a promise:
   *   the trial stays open until it is kept, and is aborted, and the loop with it, where it is broken.
   * @throws RangeError for NaN or an infinite reward; Error where the trial has been answered already.
   */
  (reward: R | PromiseLike<R>): void;
  /**
   * Notes what the trial reached at a step of its training; a second one at the same step takes the place of the first.
   *
   * @param options.step a whole number from 0; by default the one after the largest so far, beginning with 1.
   * @param options.metrics other things that were measured; finite.
   */
  addMeasurement(reward: R, options?: { readonly step?: number; readonly metrics?: Metrics }): void;
  /**
   * Completes the trial with its measurement at the largest step, whatever the order in which they came.
   *
   * @throws Error where there is no measurement.
   */
  done(): void;
  /** Leaves the trial out: it was not evaluated, and says nothing about its point. The hundredth in a row ends the loop by an error. */
  skip(reason?: string): void;
  /** Says that this point cannot be evaluated; the algorithm avoids it. */
  infeasible(reason?: string): void;
  /**
   * Whether the study's early stopping policy gives the trial up after its last measurement; ask after each. A turn that
   * ends then needs no other answer. Also true once the trial is over, by a signal or another worker.
   */
  shouldStopEarly(): boolean;
  /** Keeps a value, as JSON has it, with the trial. @throws TypeError where JSON cannot hold it. */
  setMetadata(key: string, value: JsonValue): void;
  /** What was kept under a key, or undefined. */
  getMetadata(key: string): JsonValue | undefined;
  /** Ends the loop after this turn; trials that are open may finish. The trial still takes an answer; without one it is aborted. */
  endLoop(): void;
  /** The trial's number, from 1. */
  readonly id: number;
  /** The point that the example was made of. */
  readonly dna: DNA;
  /** A stream of the trial's own: it depends on the study's seed and the trial's id alone. */
  readonly random: RandomStream;
  /**
   * A folder of the trial's own for its checkpoints, absolute and made; the same one when the trial is handed out again
   * after its process died. In the backend's folder, else in the system's temporary one.
   *
   * @throws Error where there are no files: in a browser.
   */
  readonly directory: string;
}

/** Makes the feedback of one trial. */
export function makeFeedback<R extends number | Metrics>(trial: OpenTrial, answers: Answers<R>): Feedback<R> {
  // The cast: TypeScript cannot say that the constructor returns a function that has the class's methods.
  return new TrialFeedback(trial, answers) as unknown as Feedback<R>;
}

/** A constructor that returns its argument, of the class that is constructed: so functions get methods and #fields. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- its constructor is the point
class Callable {
  constructor(call: object) {
    return Object.setPrototypeOf(call, new.target.prototype) as Callable;
  }
}
// Still a function in other ways: call, apply, bind.
Object.setPrototypeOf(Callable.prototype, Function.prototype);

/** Methods on a prototype, and no closures, as one is made for each trial; what few bodies use is made when asked for. */
class TrialFeedback<R extends number | Metrics> extends Callable {
  readonly #trial: OpenTrial;
  readonly #answers: Answers<R>;
  #random: RandomStream | undefined;

  constructor(trial: OpenTrial, answers: Answers<R>) {
    super((reward: R | PromiseLike<R>): void => {
      answers.complete(trial, reward);
    });
    this.#trial = trial;
    this.#answers = answers;
  }

  addMeasurement(reward: R, options: { readonly step?: number; readonly metrics?: Metrics } = {}): void {
    this.#answers.measure(this.#trial, reward, options.step, options.metrics);
  }

  done(): void {
    this.#answers.done(this.#trial);
  }

  skip(reason?: string): void {
    this.#answers.dismiss(this.#trial, "skipped", reason);
  }

  infeasible(reason?: string): void {
    this.#answers.dismiss(this.#trial, "infeasible", reason);
  }

  shouldStopEarly(): boolean {
    return this.#answers.shouldStop(this.#trial);
  }

  setMetadata(key: string, value: JsonValue): void {
    this.#answers.note(this.#trial, key, value);
  }

  getMetadata(key: string): JsonValue | undefined {
    const { metadata } = this.#trial;
    return metadata !== undefined && Object.hasOwn(metadata, key) ? metadata[key] : undefined;
  }

  endLoop(): void {
    this.#answers.endLoop(this.#trial);
  }

  get id(): number {
    return this.#trial.id;
  }

  get dna(): DNA {
    return this.#trial.dna;
  }

  get random(): RandomStream {
    return (this.#random ??= this.#answers.randomOf(this.#trial));
  }

  get directory(): string {
    return this.#answers.directoryOf(this.#trial);
  }
}
