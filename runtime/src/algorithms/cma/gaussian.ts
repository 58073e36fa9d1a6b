/**
 * The search distribution of CMA-ES, N(m, σ²C), and its update from a generation of ranked steps: recombination, step-size
 * control by the length of a path, rank-one and rank-μ update with negative weights (Hansen: The CMA Evolution Strategy: A
 * Tutorial, arXiv 1604.00772, section 5 and figure 6).
 */
import type { RandomStream } from "../../geno/random.js";
import { DiagonalCovariance, FullCovariance, type Covariance } from "./covariance.js";
import { strategyParameters, type StrategyParameters } from "./parameters.js";

/** A step from the mean, in units of σ, with the weight of its rank. */
export interface WeighedStep {
  readonly step: Float64Array;
  /** As {@link StrategyParameters.weights}; averaged over equal ones. */
  readonly weight: number;
}

/** Above so many dimensions only variances are learned: a decomposition of the whole would cost more than most trials. */
const MOST_FULL = 128;

/** The largest change of ln σ in one generation. */
const MOST_GROWTH = 1;

/** N(m, σ²C) over `n` ≥ 1 coordinates. */
export class Gaussian {
  readonly parameters: StrategyParameters;
  readonly #covariance: Covariance;
  readonly #sigmaPath: Float64Array;
  readonly #path: Float64Array;
  #generations = 0;

  /**
   * @param mean where it begins; kept, and moved.
   * @param sigma the first standard deviation in every coordinate.
   * @param lambda how many results make a generation.
   */
  constructor(
    readonly mean: Float64Array,
    public sigma: number,
    lambda: number,
  ) {
    const n = mean.length;
    const diagonal = n > MOST_FULL;
    this.parameters = strategyParameters(n, lambda, diagonal);
    const { c1, cMu } = this.parameters;
    this.#covariance = diagonal ? new DiagonalCovariance(n) : new FullCovariance(n, c1 + cMu);
    this.#sigmaPath = new Float64Array(n);
    this.#path = new Float64Array(n);
  }

  /** The ratio of the largest to the smallest variance along any axis. */
  get condition(): number {
    return this.#covariance.condition;
  }

  /** A step from the mean, in units of σ: a draw of N(0, C). */
  draw(random: RandomStream): Float64Array {
    const normal = new Float64Array(this.mean.length);
    for (let i = 0; i < normal.length; i++) normal[i] = random.normal();
    return this.#covariance.shape(normal);
  }

  /** The standard deviation of one coordinate: σ √C_ii. */
  deviation(index: number): number {
    return this.sigma * this.#covariance.deviation(index);
  }

  /** How far a coordinate still moves in a generation: the larger of its deviation and its path's entry. */
  reach(index: number): number {
    return Math.max(this.deviation(index), this.sigma * Math.abs(this.#path[index] ?? NaN));
  }

  /**
   * Shortens a step that this distribution did not draw, so that one of them cannot throw it off (Hansen: Injecting External
   * Solutions Into CMA-ES, arXiv 1110.4181, section 2).
   */
  clip(step: Float64Array): Float64Array {
    const n = step.length;
    const most = Math.sqrt(n) + (2 * n) / (n + 2);
    const length = lengthOf(this.#covariance.whiten(step));
    return length <= most ? step : step.map((value) => (value * most) / length);
  }

  /**
   * Learns a generation.
   *
   * @param steps all of it, in any order.
   * @param reach what a unit of a coordinate's step moved that coordinate by, besides σ; 1 but of integers.
   */
  update(steps: readonly WeighedStep[], reach: Float64Array): void {
    const { muEff, cSigma, dSigma, cC, c1, cMu, chiN, weights } = this.parameters;
    const n = this.mean.length;
    const shift = new Float64Array(n);
    for (const { step, weight } of steps)
      if (weight > 0) for (let i = 0; i < n; i++) shift[i] = (shift[i] ?? NaN) + weight * (step[i] ?? NaN);
    for (let i = 0; i < n; i++)
      this.mean[i] = (this.mean[i] ?? NaN) + this.sigma * (reach[i] ?? NaN) * (shift[i] ?? NaN);

    accumulate(this.#sigmaPath, cSigma, muEff, this.#covariance.whiten(shift));
    const length = lengthOf(this.#sigmaPath);
    const expected = Math.sqrt(1 - (1 - cSigma) ** (2 * ++this.#generations)) * chiN;
    // A path that is long because σ is too small would stretch C along it.
    const isShort = length < (1.4 + 2 / (n + 1)) * expected;
    accumulate(this.#path, cC, isShort ? muEff : 0, shift);

    const lost = isShort ? 0 : c1 * cC * (2 - cC);
    const kept = cMu * weights.reduce((total, weight) => total + weight, 0);
    this.#covariance.change({
      keep: 1 + lost - c1 - kept,
      rate: c1,
      path: this.#path,
      steps: steps.map(({ step, weight }) => ({ step, weight: cMu * this.#bounded(weight, step) })),
    });
    this.sigma *= Math.exp(Math.min(MOST_GROWTH, (cSigma / dSigma) * (length / chiN - 1)));
  }

  /** Steps of negative weight count as if they had the expected length, so that C stays positive definite (equation 46). */
  #bounded(weight: number, step: Float64Array): number {
    if (weight >= 0) return weight;
    const length = lengthOf(this.#covariance.whiten(step));
    return length > 0 ? (weight * step.length) / length ** 2 : 0;
  }
}

/** `path ← (1 − rate) path + √(rate (2 − rate) mass) step`. */
function accumulate(path: Float64Array, rate: number, mass: number, step: Float64Array): void {
  const factor = Math.sqrt(rate * (2 - rate) * mass);
  path.forEach((value, i) => (path[i] = (1 - rate) * value + factor * (step[i] ?? NaN)));
}

function lengthOf(vector: Float64Array): number {
  let total = 0;
  for (const value of vector) total += value * value;
  return Math.sqrt(total);
}
