/** The running figures of a study's progress: counts, the share that is done, the time that is left. */
import type { StudyView } from "../tuning/study-view.js";
import type { Trial } from "../tuning/trial/trial.js";
import { shortNumber } from "./number-text.js";

/** Counts trials as they are answered; told of each once, it never walks the study's list again. */
export class ProgressFigures {
  readonly #study: StudyView;
  /** Trials that a resumed study brought along: they took none of this loop's time. */
  readonly #countedBefore: number;
  #answered = 0;
  #skipped = 0;
  #infeasible = 0;
  #stopped = 0;
  #lastAnswer = 0;

  /** @param study just begun; the trials that it has already count as done. */
  constructor(study: StudyView) {
    this.#study = study;
    for (const trial of study.trials) this.count(trial);
    this.#countedBefore = this.#answered - this.#skipped;
  }

  /** Takes a trial that was just answered into account. */
  count(trial: Trial): void {
    if (trial.status === "running" || trial.status === "aborted") return;
    this.#answered++;
    if (trial.status === "skipped") this.#skipped++;
    if (trial.status === "infeasible") this.#infeasible++;
    if (trial.status === "stopped") this.#stopped++;
    this.#lastAnswer = this.#study.elapsed;
  }

  /** How many trials were answered, skipped ones included. */
  get answered(): number {
    return this.#answered;
  }

  /** How many trials will be handed out; a skipped one is made up for, so each adds one. Undefined where unbounded. */
  get total(): number | undefined {
    const planned = this.#study.plannedTrials;
    if (planned === undefined) return undefined;
    // The one point of a space without decisions comes once.
    return this.#study.spec.space.length === 0 ? planned : planned + this.#skipped;
  }

  /** Milliseconds since the loop began. */
  get elapsed(): number {
    return this.#study.elapsed;
  }

  /** How much is done, 0 to 1, by trials or by time, whichever ends the loop first; undefined where it is unbounded. */
  get fraction(): number | undefined {
    const { total } = this;
    const shares = [
      ...(total === undefined ? [] : [this.#answered / total]),
      ...(this.#study.plannedSeconds === undefined
        ? []
        : [this.elapsed / (this.#study.plannedSeconds * 1000)]),
    ];
    return shares.length === 0 ? undefined : Math.min(1, Math.max(...shares));
  }

  /**
   * Milliseconds that are left: by the mean time of the trials so far, and at most up to the limit in seconds.
   * Undefined where nothing is known: before the first answer, or in an unbounded loop.
   */
  get left(): number | undefined {
    const estimates = [
      ...this.#leftByTrials(),
      ...(this.#study.plannedSeconds === undefined ? [] : [this.#study.plannedSeconds * 1000 - this.elapsed]),
    ];
    return estimates.length === 0 ? undefined : Math.max(0, Math.min(...estimates));
  }

  #leftByTrials(): number[] {
    const counted = this.#answered - this.#skipped;
    const here = counted - this.#countedBefore;
    const planned = this.#study.plannedTrials;
    if (planned === undefined || here === 0) return [];
    // Counted down while a trial runs, so that the figure does not stand still through a long one.
    return [(this.#lastAnswer / here) * Math.max(0, planned - counted) - (this.elapsed - this.#lastAnswer)];
  }

  /** `best 0.934 (trial 2)`, or `front of 3` where there are several objectives; undefined before the first reward. */
  get bestText(): string | undefined {
    if (this.#study.objectives.length > 1) {
      const { length } = this.#study.front;
      return length === 0 ? undefined : `front of ${length}`;
    }
    const { best } = this.#study;
    return best?.reward === undefined ? undefined : `best ${shortNumber(best.reward)} (trial ${best.id})`;
  }

  /** `3 stopped, 2 infeasible, 1 skipped`, or undefined where all went well. */
  get troubleText(): string | undefined {
    const troubles = [
      ...(this.#stopped === 0 ? [] : [`${this.#stopped} stopped`]),
      ...(this.#infeasible === 0 ? [] : [`${this.#infeasible} infeasible`]),
      ...(this.#skipped === 0 ? [] : [`${this.#skipped} skipped`]),
    ];
    return troubles.length === 0 ? undefined : troubles.join(", ");
  }
}
