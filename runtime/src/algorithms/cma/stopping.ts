/** When a run of CMA-ES has nothing left to find (Hansen: The CMA Evolution Strategy: A Tutorial, arXiv 1604.00772, appendix B.3). */
import { tierOf, type Result } from "../standing.js";
import type { Gaussian } from "./gaussian.js";

/** TolFun: rewards that differ by no more are equal; where all rewards of a run are tinier, in units of their first spread. */
const LEAST_GAIN = 1e-12;

/** TolX, on the unit interval. */
const LEAST_REACH = 1e-12;

/** ConditionCov. */
const MOST_CONDITION = 1e14;

/** TolXUp, in first deviations. */
const MOST_EXPANSION = 1e4;

/** Stagnation looks at so many generations at most. */
const MOST_HISTORY = 20_000;

/** Watches the generations of one run. */
export class Stopping {
  readonly #sigma: number;
  /** How long the best reward may stay as it is. */
  readonly #patience: number;
  /** Per generation: its best and its median reward, of those that have any. */
  readonly #bests: number[] = [];
  readonly #medians: number[] = [];
  #firstSpread: number | undefined;

  /**
   * @param dimensions how many decisions a trial has.
   * @param sigma the first deviation.
   */
  constructor(dimensions: number, lambda: number, sigma: number) {
    this.#sigma = sigma;
    this.#patience = 10 + Math.ceil((30 * dimensions) / lambda);
  }

  /**
   * Whether the run has ended with a generation.
   *
   * @param generation best first.
   * @param gaussians of the blocks that the best trial so far went through.
   */
  hasEnded(generation: readonly Result[], gaussians: readonly Gaussian[]): boolean {
    const rewards = generation.flatMap((result) => (tierOf(result) < 2 ? result.gains : []));
    const best = rewards[0];
    // Where nothing feasible was ever found it is time to look elsewhere.
    if (best === undefined) return this.#bests.length === 0 || this.#isSettled(gaussians);
    const worst = rewards.at(-1) ?? best;
    this.#firstSpread ??= spread(best, worst);
    this.#bests.push(best);
    this.#medians.push(rewards[rewards.length >> 1] ?? best);
    if (this.#bests.length > MOST_HISTORY) {
      this.#bests.splice(0, MOST_HISTORY / 10);
      this.#medians.splice(0, MOST_HISTORY / 10);
    }
    return this.#isFlat(best, worst) || this.#stagnates() || this.#isSettled(gaussians);
  }

  /** TolFun, TolHistFun and EqualFunValues: neither this generation nor the bests of the last ones differ. */
  #isFlat(best: number, worst: number): boolean {
    if (this.#bests.length < this.#patience) return false;
    let high = -Infinity;
    let low = Infinity;
    for (const recent of this.#bests.slice(-this.#patience)) {
      high = Math.max(high, recent);
      low = Math.min(low, recent);
    }
    const range = spread(high, low);
    const first = this.#firstSpread ?? 0;
    const rounding = Number.isFinite(best) ? 4 * Number.EPSILON * Math.abs(best) : 0;
    const least = Math.max(rounding, LEAST_GAIN * (first > 0 ? Math.min(1, first) : 1));
    // All the same for so long is the end of what is discrete, whose margin keeps the rest of a generation apart.
    return range === 0 || (range <= least && spread(best, worst) <= least);
  }

  /** The medians of the last three tenths of a window are no better than those of the first. */
  #stagnates(): boolean {
    const generations = this.#bests.length;
    const window = Math.max(120 + 3 * (this.#patience - 10), Math.floor(generations / 5));
    if (generations < window || generations % 10 !== 0) return false;
    const part = Math.floor(0.3 * window);
    return [this.#bests, this.#medians].every((history) => {
      const from = history.length - window;
      return median(history.slice(-part)) <= median(history.slice(from, from + part));
    });
  }

  #isSettled(gaussians: readonly Gaussian[]): boolean {
    if (gaussians.length === 0) return false;
    let most = 0;
    for (const gaussian of gaussians) {
      if (gaussian.condition > MOST_CONDITION || !Number.isFinite(gaussian.sigma)) return true;
      for (let i = 0; i < gaussian.mean.length; i++) most = Math.max(most, gaussian.reach(i));
    }
    return most < LEAST_REACH * this.#sigma || most > MOST_EXPANSION * this.#sigma;
  }
}

/** The difference; 0 of equal infinities. */
function spread(high: number, low: number): number {
  return high === low ? 0 : high - low;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
