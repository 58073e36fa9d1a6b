/** Rewards of any size, infinite ones and results without a reward among them, brought to one scale. */
import type { Outcome } from "../algorithm.js";
import { compareScores, scoreOf, type Score } from "../cma/ranking.js";

/** How many of the youngest results a reward is compared with: the scale follows the policy to where it draws now. */
const WINDOW = 100;

/** What a reward is worth at most, or less than nothing at worst, in deviations from the median. */
const MOST = 2;

/** What a result without a reward is worth: less than the worst that has one. */
const INFEASIBLE = -MOST - 1;

/** Places each result among the youngest before it. */
export class RewardScale {
  /** The oldest at {@link #oldest} once there are enough. */
  readonly #young: Score[] = [];
  /** The same, the best first. */
  readonly #sorted: Score[] = [];
  #oldest = 0;

  /**
   * How good a result is, from −3 to 2, and remembers it.
   *
   * - A reward counts by its distance from the median of the finished ones, in standard deviations as their quartiles tell them
   *   (of a normal distribution), at most 2 either way. Where half of them are equal, the scale is what the rest spreads over.
   * - A trial that was stopped early counts by the reward of its last step, and no more than the worst finished one.
   * - One that breaks limits is worth −2 to −3 by its rank among those that do; an infeasible one −3.
   *
   * The first of all is worth 0: there is nothing to compare it with.
   */
  place(outcome: Outcome): number {
    const score = scoreOf(outcome);
    const value = this.#sorted.length === 0 ? 0 : this.#valueOf(score, outcome.reward);
    this.#remember(score);
    return value;
  }

  #valueOf(score: Score, reward: number | undefined): number {
    const finished = this.#firstOf(1);
    switch (score.standing) {
      case 0:
        return this.#deviations(score.value, finished);
      case 1: {
        const worst = this.#sorted[finished - 1];
        const own = this.#deviations(reward ?? -Infinity, finished);
        return worst === undefined ? own : Math.min(own, this.#deviations(worst.value, finished));
      }
      case 2: {
        const [first, end] = [this.#firstOf(2), this.#firstOf(3)];
        return first === end ? -MOST - 0.5 : -MOST - (this.#countBetter(score) - first) / (end - first);
      }
      case 3:
        return INFEASIBLE;
    }
  }

  /** @param finished how many of the sorted are finished: those that stand first. */
  #deviations(value: number, finished: number): number {
    // Infinite ones stand at the ends.
    let [from, to] = [0, finished];
    while (from < to && this.#sorted[from]?.value === Infinity) from++;
    while (to > from && this.#sorted[to - 1]?.value === -Infinity) to--;
    if (from === to) return Number.isFinite(value) || finished === 0 ? 0 : Math.sign(value) * MOST;
    // Halved, as the distance of the largest doubles is no number.
    const half = (part: number): number =>
      (this.#sorted[from + Math.round(part * (to - 1 - from))]?.value ?? 0) / 2;
    const scale =
      (half(0.25) - half(0.75)) / 1.35 || (half(0.05) - half(0.95)) / 3.29 || (half(0) - half(1)) / 4;
    const distance = value / 2 - half(0.5);
    if (distance === 0) return 0;
    return Math.min(MOST, Math.max(-MOST, distance / scale));
  }

  #remember(score: Score): void {
    const old = this.#young[this.#oldest];
    if (this.#young.length < WINDOW) this.#young.push(score);
    else {
      if (old !== undefined) this.#sorted.splice(this.#countBetter(old), 1);
      this.#young[this.#oldest] = score;
      this.#oldest = (this.#oldest + 1) % WINDOW;
    }
    this.#sorted.splice(this.#countBetter(score), 0, score);
  }

  /** How many of the sorted are better than a score. */
  #countBetter(score: Score): number {
    return this.#count((other) => compareScores(other, score) < 0);
  }

  /** How many of the sorted stand before a standing: 1 stopped early, 2 breaks limits, 3 infeasible. */
  #firstOf(standing: number): number {
    return this.#count((other) => other.standing < standing);
  }

  /** How many of the sorted are of those that come first. */
  #count(isBefore: (score: Score) => boolean): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#sorted[middle];
      if (other !== undefined && isBefore(other)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
