/** Rewards of any size, infinite ones and results without a reward among them, brought to one scale. */
import type { Outcome } from "../algorithm.js";
import { compareResults, resultOf, tierOf, type Result } from "../standing.js";

/** How many of the youngest results a reward is compared with: the scale follows the policy to where it draws now. */
const WINDOW = 100;

/** What a reward is worth at most, or less than nothing at worst, in deviations from the median. */
const MOST = 2;

/** What a result without a reward is worth: less than the worst that has one. */
const INFEASIBLE = -MOST - 1;

/** Places each result among the youngest before it. */
export class RewardScale {
  /** The oldest at {@link #oldest} once there are enough. */
  readonly #young: Result[] = [];
  /** The same, the best first. */
  readonly #sorted: Result[] = [];
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
    const result = resultOf(outcome);
    const value = this.#sorted.length === 0 ? 0 : this.#valueOf(result);
    this.#remember(result);
    return value;
  }

  #valueOf(result: Result): number {
    const finished = this.#firstOf(1);
    const reward = rewardOf(result);
    switch (tierOf(result)) {
      case 0:
        return this.#deviations(reward, finished);
      case 1: {
        const worst = this.#sorted[finished - 1];
        const own = this.#deviations(reward, finished);
        return worst === undefined ? own : Math.min(own, this.#deviations(rewardOf(worst), finished));
      }
      case 2: {
        const [first, end] = [this.#firstOf(2), this.#firstOf(3)];
        return first === end ? -MOST - 0.5 : -MOST - (this.#countBetter(result) - first) / (end - first);
      }
      case 3:
        return INFEASIBLE;
    }
  }

  /** @param finished how many of the sorted are finished: those that stand first. */
  #deviations(value: number, finished: number): number {
    // Infinite ones stand at the ends.
    let [from, to] = [0, finished];
    while (from < to && this.#rewardAt(from) === Infinity) from++;
    while (to > from && this.#rewardAt(to - 1) === -Infinity) to--;
    if (from === to) return Number.isFinite(value) || finished === 0 ? 0 : Math.sign(value) * MOST;
    // Halved, as the distance of the largest doubles is no number.
    const half = (part: number): number => this.#rewardAt(from + Math.round(part * (to - 1 - from))) / 2;
    const scale =
      (half(0.25) - half(0.75)) / 1.35 || (half(0.05) - half(0.95)) / 3.29 || (half(0) - half(1)) / 4;
    const distance = value / 2 - half(0.5);
    if (distance === 0) return 0;
    return Math.min(MOST, Math.max(-MOST, distance / scale));
  }

  #rewardAt(place: number): number {
    const result = this.#sorted[place];
    return result === undefined ? 0 : rewardOf(result);
  }

  #remember(result: Result): void {
    const old = this.#young[this.#oldest];
    if (this.#young.length < WINDOW) this.#young.push(result);
    else {
      if (old !== undefined) this.#sorted.splice(this.#countBetter(old), 1);
      this.#young[this.#oldest] = result;
      this.#oldest = (this.#oldest + 1) % WINDOW;
    }
    this.#sorted.splice(this.#countBetter(result), 0, result);
  }

  /** How many of the sorted are better than a result. */
  #countBetter(result: Result): number {
    return this.#count((other) => compareResults(other, result) < 0);
  }

  /** How many of the sorted stand before a tier: 1 stopped early, 2 breaks limits, 3 infeasible. */
  #firstOf(tier: number): number {
    return this.#count((other) => tierOf(other) < tier);
  }

  /** How many of the sorted are of those that come first. */
  #count(isBefore: (result: Result) => boolean): number {
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

function rewardOf({ gains }: Result): number {
  return gains[0] ?? -Infinity;
}
