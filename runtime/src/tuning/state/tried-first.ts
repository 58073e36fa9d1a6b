/**
 * Which points a study had tried before its algorithm's, when it is continued: the program that runs again enqueues them again, and
 * what was tried is not to be repeated.
 */
import type { DNA } from "../../geno/dna.js";
import type { StudyEvent } from "../log/events.js";
import type { Trial } from "../trial/trial.js";

/** Trials of a log whose points were the study's, and not its algorithm's. */
export class TriedFirst {
  readonly #trials: Trial[];

  /** @param trials all of the log; those that are running are handed out again, and aborted ones were not tried. */
  constructor(events: readonly StudyEvent[], trials: readonly Trial[]) {
    this.#trials = events.flatMap((event) => {
      const trial = event.type === "proposed" && event.start === true ? trials[event.id - 1] : undefined;
      return trial === undefined || trial.status === "aborted" ? [] : [trial];
    });
  }

  /** Takes points out of a queue, each for one trial of it. @param starting how many of the first trials were no enqueued ones. */
  passOver(queue: DNA[], starting: number): void {
    if (this.#trials.length === 0) return;
    const left = queue.filter((point) => {
      const place = this.#trials.findIndex(({ id, dna }) => id > starting && isSame(point, dna));
      if (place >= 0) this.#trials.splice(place, 1);
      return place < 0;
    });
    queue.splice(0, queue.length, ...left);
  }
}

function isSame(point: DNA, tried: DNA): boolean {
  const { numbers } = point.movedTo(tried.spec);
  // By value: JSON has no −0.
  return numbers.length === tried.numbers.length && numbers.every((n, i) => n === tried.numbers[i]);
}
