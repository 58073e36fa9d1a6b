/** Splits the trials of a group into the better few and the rest. */
import { leading, type Leading } from "./fronts.js";
import { compareStandings, compareTiers, type Standing } from "./standing.js";

/** How good all trials were; by one objective or several. */
export class Ranking {
  readonly #standings: Standing[] = [];

  /** @param several whether trials have several objectives, and so no order but fronts. */
  constructor(readonly several: boolean) {}

  /** Notes the next trial. */
  add(standing: Standing): void {
    this.#standings.push(standing);
  }

  /** Whether a trial came to a reward. */
  isFeasible(trial: number): boolean {
    return this.#of(trial).tier < 3;
  }

  /** Puts an index into a list that stands best first, behind its equals. @param trials the trial of each index. */
  insert(sorted: number[], index: number, trials: readonly number[]): void {
    const own = this.#of(trials[index] ?? -1);
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareStandings(this.#of(trials[sorted[middle] ?? -1] ?? -1), own) <= 0) low = middle + 1;
      else high = middle;
    }
    sorted.splice(low, 0, index);
  }

  /** The `count` best of some trials with several objectives, by their places in the list; see {@link Leading}. */
  best(trials: readonly number[], count: number): Leading {
    const order = trials.map((_, place) => place);
    order.sort((a, b) => compareTiers(this.#of(trials[a] ?? -1), this.#of(trials[b] ?? -1)) || a - b);
    const taken: number[] = [];
    let from = 0;
    let behind: readonly number[] = [];
    while (from < order.length && taken.length < count) {
      const first = this.#of(trials[order[from] ?? -1] ?? -1);
      let to = from + 1;
      while (to < order.length && compareTiers(first, this.#of(trials[order[to] ?? -1] ?? -1)) === 0) to++;
      const equals = order.slice(from, to);
      const gains = equals.map((place) => this.#of(trials[place] ?? -1).gains);
      const best = leading(gains, count - taken.length);
      for (const place of best.taken) taken.push(equals[place] ?? -1);
      behind = best.behind.map((place) => equals[place] ?? -1);
      from = to;
    }
    return { taken, behind: [...behind, ...order.slice(from)] };
  }

  #of(trial: number): Standing {
    const standing = this.#standings[trial];
    if (standing === undefined) throw new Error(`TPE: trial ${trial} has no standing.`);
    return standing;
  }
}
