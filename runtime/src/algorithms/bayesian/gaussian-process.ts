/** What a Gaussian process expects at a point, given its hyper-parameters and what was observed. */
import { dot, solveUpper, transposed } from "./cholesky.js";
import { type HyperParameters, solve, type Solved } from "./hyper-parameters.js";
import { matern, maternSlope, type Vectors } from "./kernel.js";
import type { Column } from "./columns.js";

/** The expectation at a point. */
interface Prediction {
  readonly mean: number;
  /** Of the function, without noise; above 0. */
  readonly deviation: number;
}

/** The least variance, relative to the function's, that an expectation is said to have: rounding leaves no less. */
const LEAST_VARIANCE = 1e-12;

/** A Gaussian process that has seen targets at vectors. */
export class GaussianProcess {
  readonly #vectors: Vectors;
  readonly #solved: Solved;
  /** The inverse of the covariance's lower factor. */
  readonly #inverse: Float64Array;
  readonly #signal: number;
  /** Of each length scale, one over its square. */
  readonly #weights: Float64Array;
  /** Of the point that was asked for last: squared distances, covariances, and these through the factor's inverse. */
  readonly #distances: Float64Array;
  readonly #alikes: Float64Array;
  readonly #half: Float64Array;
  readonly #whole: Float64Array;

  /**
   * @param targets one for each vector.
   * @param hyper see {@link HyperParameters}.
   */
  constructor(vectors: Vectors, targets: Float64Array, hyper: HyperParameters) {
    const n = vectors.size;
    const { scales } = vectors.columns;
    this.#vectors = vectors;
    this.#signal = Math.exp(hyper[scales] ?? NaN);
    this.#weights = Float64Array.from({ length: scales }, (_, scale) => Math.exp(-2 * (hyper[scale] ?? 0)));
    this.#distances = new Float64Array(n);
    this.#alikes = new Float64Array(n);
    this.#half = new Float64Array(n);
    this.#whole = new Float64Array(n);
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      this.#compare(vectors.row(i), i);
      for (let j = 0; j < i; j++) matrix[i * n + j] = this.#alikes[j] ?? 0;
    }
    this.#solved = solveWith(matrix, targets, this.#signal, Math.exp(hyper[scales + 1] ?? NaN));
    this.#inverse = transposed(this.#solved.upper, n);
  }

  /** The expectation at `x`. */
  at(x: Float64Array): Prediction {
    const n = this.#vectors.size;
    const { mean, weights } = this.#solved;
    this.#compare(x, n);
    for (let i = 0; i < n; i++) this.#half[i] = dot(this.#inverse, i * n, this.#alikes, 0, i + 1);
    const known = dot(this.#half, 0, this.#half, 0, n);
    return {
      mean: mean + dot(this.#alikes, 0, weights, 0, n),
      deviation: Math.sqrt(Math.max(this.#signal - known, LEAST_VARIANCE * this.#signal)),
    };
  }

  /**
   * Adds to `gradient` the derivative of some a · mean + b · deviation by the numbers of line columns, at the point that
   * {@link at} was asked for last.
   *
   * @param lines of each entry of the gradient, its column.
   */
  addGradient(
    x: Float64Array,
    deviation: number,
    [a, b]: readonly [number, number],
    lines: readonly Column[],
    gradient: Float64Array,
  ): void {
    const n = this.#vectors.size;
    const { upper, weights } = this.#solved;
    solveUpper(upper, n, this.#half, this.#whole);
    // The variance's derivative is −2 · K⁻¹k · k′, the deviation's half of it over the deviation.
    const pulls = this.#alikes;
    for (let j = 0; j < n; j++)
      pulls[j] =
        this.#signal *
        maternSlope(this.#distances[j] ?? 0) *
        (a * (weights[j] ?? 0) - (b / deviation) * (this.#whole[j] ?? 0));
    lines.forEach((column, i) => {
      const weight = this.#weights[column.scale] ?? 0;
      let sum = 0;
      for (let j = 0; j < n; j++) sum += (pulls[j] ?? 0) * this.#vectors.slope(column, x, j);
      gradient[i] = (gradient[i] ?? 0) + weight * sum;
    });
  }

  /** The covariances of `x` with the first `count` vectors. */
  #compare(x: Float64Array, count: number): void {
    const distances = this.#distances.fill(0, 0, count);
    for (const column of this.#vectors.columns.list)
      this.#vectors.add(column, x, this.#weights[column.scale] ?? 0, count, distances);
    for (let j = 0; j < count; j++) this.#alikes[j] = this.#signal * matern(distances[j] ?? 0);
  }
}

/** Rounding may leave a covariance of near twins not quite positive definite: then there is ten times the noise, and again. */
function solveWith(matrix: Float64Array, targets: Float64Array, signal: number, noise: number): Solved {
  const n = targets.length;
  const room = { lower: new Float64Array(n * n), upper: new Float64Array(n * n) };
  for (let more = noise; more <= 1e3 * (signal + noise); more *= 10) {
    for (let i = 0; i < n; i++) matrix[i * n + i] = signal + more;
    const solved = solve(matrix, targets, room);
    if (solved !== undefined) return solved;
  }
  throw new Error("A covariance is not positive definite, whatever its noise.");
}
