/** The answers of bodies, on their way from feedback into the study. */
import { shownValue } from "../../geno/literal-text.js";
import type { RandomStream } from "../../geno/random.js";
import { historyOf } from "../early-stopping/history.js";
import type { EarlyStoppingPolicy } from "../early-stopping/policy.js";
import type { OpenTrial } from "../state/open-trial.js";
import type { EndValues, StudyState } from "../state/study-state.js";
import type { JsonValue, Measurement, Metrics, TrialStatus } from "../trial/trial.js";
import { makeDirectory, temporaryDirectory } from "./directories.js";
import { isPromise } from "./is-promise.js";
import { copyOfJson } from "./json-copy.js";

/** So many skipped trials in a row are no bad luck: nothing works. */
export const MOST_SKIPS = 100;

/** The loop that hands out the trials. */
export interface AnsweredLoop {
  /** Of its study. */
  readonly current: StudyState;
  readonly earlyStopping: EarlyStoppingPolicy | undefined;
  /** Whether this form of loop waits for promised rewards. */
  readonly canWait: boolean;
  /** How many of the last trials were skipped in a row. */
  readonly skips: number;
  /** Ends a trial of the loop. */
  endTrial(trial: OpenTrial, status: Exclude<TrialStatus, "running">, values: EndValues): void;
  /** Ends the loop because of an error in a trial, which is aborted unless it has ended. */
  fail(trial: OpenTrial, error: unknown): void;
  /** Hands out no more trials. */
  endLoop(trial: OpenTrial): void;
}

/** Takes the answers of a loop's trials: checks them, and ends the trials. */
export class Answers<R extends number | Metrics> {
  readonly #loop: AnsweredLoop;

  constructor(loop: AnsweredLoop) {
    this.#loop = loop;
  }

  complete(trial: OpenTrial, reward: R | PromiseLike<R>): void {
    if (isPromise(reward)) {
      this.#promise(trial, reward);
      return;
    }
    this.#requireUnanswered(trial);
    const values = this.#loop.current.objectives.read(trial.id, reward);
    this.#end(trial, values);
  }

  #promise(trial: OpenTrial, reward: PromiseLike<R>): void {
    this.#requireUnanswered(trial);
    if (!this.#loop.canWait)
      throw new Error(
        `Trial ${trial.id}: the reward is a promise, for which a "for" loop cannot wait: write "for await", or await it before feedback.`,
      );
    trial.promised = true;
    reward.then(
      (value) => {
        if (trial.ended) return;
        try {
          trial.promised = false;
          this.complete(trial, value);
        } catch (error) {
          this.#loop.fail(trial, error);
        }
      },
      (error: unknown) => {
        if (!trial.ended) this.#loop.fail(trial, error);
      },
    );
  }

  measure(trial: OpenTrial, reward: R, step: number | undefined, metrics: Metrics | undefined): void {
    this.#requireRunning(trial);
    const at = step ?? (trial.last?.step ?? 0) + 1;
    if (!Number.isSafeInteger(at) || at < 0)
      throw new RangeError(`Trial ${trial.id}: the step is ${at}; give a whole number from 0.`);
    const values = this.#loop.current.objectives.read(trial.id, reward, metrics);
    this.#loop.current.measure(trial, { step: at, ...values });
  }

  done(trial: OpenTrial): void {
    this.#requireUnanswered(trial);
    const { last, id } = trial;
    if (last === undefined)
      throw new Error(
        `Trial ${id} has no measurement to complete with: call feedback.addMeasurement(reward, { step }) before done, or feedback(reward) in its place.`,
      );
    const { reward, metrics } = last;
    this.#end(trial, {
      ...(reward === undefined ? {} : { reward }),
      ...(metrics === undefined ? {} : { metrics }),
    });
  }

  #end(trial: OpenTrial, values: EndValues): void {
    if (!trial.toldToStop) this.#requireMetrics(trial);
    this.#loop.endTrial(trial, trial.toldToStop ? "stopped" : "completed", values);
  }

  /**
   * A policy that looks at a metric which no trial ever measures would never stop any, and nobody would know. A trial that was
   * gone through to its end has measured all that there is.
   */
  #requireMetrics({ id, missed = new Set(), measurements = [] }: OpenTrial): void {
    const { objectives, trials } = this.#loop.current;
    for (const metric of missed) {
      const has = (measurement: Measurement): boolean => objectives.gainOf(measurement, metric) !== undefined;
      if (measurements.some(has) || trials.some((trial) => trial.measurements?.some(has) === true)) continue;
      const there = new Set(
        measurements.flatMap(({ reward, metrics = {} }) => [
          ...(reward === undefined || objectives.named ? [] : ["reward"]),
          ...Object.keys(metrics),
        ]),
      );
      throw new RangeError(
        `Trial ${id}: the early stopping policy looks at the metric "${metric}", which no trial has measured; there is ${[...there].join(", ")}.`,
      );
    }
  }

  dismiss(trial: OpenTrial, status: "skipped" | "infeasible", reason: string | undefined): void {
    this.#requireUnanswered(trial);
    if (status === "skipped" && this.#loop.skips + 1 >= MOST_SKIPS) {
      const why = reason === undefined ? "" : `, the last one as ${shownValue(reason)}`;
      this.#loop.fail(
        trial,
        new Error(
          `Trial ${trial.id}: ${MOST_SKIPS} trials in a row were skipped${why}; say feedback.infeasible("why") of points that cannot be evaluated, so that the algorithm learns of it and they count.`,
        ),
      );
      return;
    }
    this.#loop.endTrial(trial, status, reason === undefined ? {} : { reason });
  }

  shouldStop(trial: OpenTrial): boolean {
    if (trial.ended) return true;
    const { earlyStopping } = this.#loop;
    const { id, measurements, verdicts } = trial;
    if (earlyStopping === undefined || measurements === undefined) return false;
    const history = historyOf(this.#loop.current, id, (metric) => (trial.missed ??= new Set()).add(metric));
    trial.toldToStop = earlyStopping.shouldStop({ id, measurements, verdicts }, history) === true;
    return trial.toldToStop;
  }

  note(trial: OpenTrial, key: string, value: JsonValue): void {
    this.#requireRunning(trial);
    this.#loop.current.note(trial, key, copyOfJson(trial.id, key, value));
  }

  endLoop(trial: OpenTrial): void {
    this.#loop.endLoop(trial);
  }

  randomOf(trial: OpenTrial): RandomStream {
    return this.#loop.current.randomOf(trial.id).split("body");
  }

  directoryOf(trial: OpenTrial): string {
    const kept = this.#loop.current.log.directoryOf?.(trial.id);
    if (kept !== undefined) return makeDirectory(kept);
    this.#loop.current.temporary ??= temporaryDirectory();
    return makeDirectory(`${this.#loop.current.temporary}/${trial.id}`);
  }

  #requireRunning(trial: OpenTrial): void {
    if (!trial.ended) return;
    const status = this.#loop.current.trials[trial.id - 1]?.status ?? "over";
    throw new Error(`Trial ${trial.id} is ${status} already; give one answer a trial.`);
  }

  #requireUnanswered(trial: OpenTrial): void {
    this.#requireRunning(trial);
    if (trial.promised)
      throw new Error(`Trial ${trial.id} has been promised a reward already; give one answer a trial.`);
  }
}
