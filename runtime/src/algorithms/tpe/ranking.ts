/** Splits the trials of a group into the better few and the rest. */
import { compareResults, tierOf, type Result } from "../standing.js";
import { leading, type Leading } from "./leading.js";

/** How good all trials were; by one objective or several. */
export class Ranking {
  readonly #results: Result[] = [];

  /** @param several whether trials have several objectives, and so no order but fronts. */
  constructor(readonly several: boolean) {}

  /** Notes the next trial. */
  add(result: Result): void {
    this.#results.push(result);
  }

  /** Whether a trial came to a reward. */
  isFeasible(trial: number): boolean {
    return tierOf(this.#of(trial)) < 3;
  }

  /** Puts an index into a list that stands best first, behind its equals. @param trials the trial of each index. */
  insert(sorted: number[], index: number, trials: readonly number[]): void {
    const own = this.#of(trials[index] ?? -1);
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareResults(this.#of(trials[sorted[middle] ?? -1] ?? -1), own) <= 0) low = middle + 1;
      else high = middle;
    }
    sorted.splice(low, 0, index);
  }

  /** The `count` best of some trials with several objectives, by their places in the list; see {@link Leading}. */
  best(trials: readonly number[], count: number): Leading {
    return leading(
      trials.map((trial) => this.#of(trial)),
      count,
    );
  }

  #of(trial: number): Result {
    const result = this.#results[trial];
    if (result === undefined) throw new Error(`TPE: trial ${trial} has no result.`);
    return result;
  }
}
