/**
 * The hyper-parameters of a Gaussian process, fitted to what was observed: the maximum of the marginal likelihood times a
 * prior (Rasmussen and Williams, Gaussian Processes for Machine Learning, section 5.4.1, eq. 5.8 and 5.9).
 */
import { cholesky, dot, inverseAt, inverseTransposed, solveLower, solveUpper } from "./cholesky.js";
import { matern, maternSlope, type Vectors } from "./kernel.js";
import { minimize } from "./minimize.js";

/**
 * A flat list, each a natural logarithm: the length scale of each scale of the columns; then the variance of the function;
 * then that of the noise.
 */
export type HyperParameters = Float64Array;

/**
 * Length scales grow with the root of the number of columns, as distances do (Hvarfner, Hellsten, Nardi: Vanilla Bayesian
 * Optimization Performs Great in High Dimensions, ICML 2024, section 4): the prior of a logarithm is normal, with this mean for
 * one column and this deviation.
 */
const LENGTH = { mean: 0, deviation: 1 };

/** Targets are standardised, so the function's variance is near 1. */
const SIGNAL = { mean: 0, deviation: 1 };

/** Most that is searched is nearly deterministic; what is not says so soon. */
const NOISE = { mean: Math.log(1e-4), deviation: 2 };

const BOUNDS = {
  length: [Math.log(0.02), Math.log(200)],
  signal: [Math.log(1e-2), Math.log(1e2)],
  noise: [Math.log(1e-6), 0],
} as const;

/** What is likely before anything is known. */
export function priorMode(vectors: Vectors): HyperParameters {
  const { scales } = vectors.columns;
  const mode = new Float64Array(scales + 2).fill(lengthMean(vectors), 0, scales);
  mode[scales] = SIGNAL.mean;
  mode[scales + 1] = NOISE.mean;
  return mode;
}

function lengthMean({ columns }: Vectors): number {
  return LENGTH.mean + 0.5 * Math.log(Math.max(1, columns.list.length));
}

/**
 * Fits to targets at vectors.
 *
 * @param targets one for each vector, standardised.
 * @param starts where to begin; the best end is taken.
 * @param evaluations how often each start may ask for a likelihood.
 */
export function fitHyperParameters(
  vectors: Vectors,
  targets: Float64Array,
  starts: readonly HyperParameters[],
  evaluations: number,
): HyperParameters {
  const { scales } = vectors.columns;
  const bounds = {
    lower: bound(scales, 0),
    upper: bound(scales, 1),
  };
  const target = negativeLogPosterior(vectors, targets);
  let best: { readonly x: HyperParameters; readonly value: number } | undefined;
  for (const start of starts) {
    const end = minimize(target, start, bounds, { evaluations, first: 0.5, tolerance: 1e-3 });
    if (best === undefined || end.value < best.value) best = end;
  }
  return best?.x ?? priorMode(vectors);
}

function bound(scales: number, side: 0 | 1): Float64Array {
  const all = new Float64Array(scales + 2).fill(BOUNDS.length[side], 0, scales);
  all[scales] = BOUNDS.signal[side];
  all[scales + 1] = BOUNDS.noise[side];
  return all;
}

/** The negative logarithm of likelihood times prior, up to a constant, and its gradient: what a fit makes small. */
export function negativeLogPosterior(
  vectors: Vectors,
  targets: Float64Array,
): (x: HyperParameters, gradient: Float64Array) => number {
  const n = vectors.size;
  const { scales } = vectors.columns;
  const squares = pairSquares(vectors);
  const pairs = (n * (n - 1)) / 2;
  const distances = new Float64Array(pairs);
  const alikes = new Float64Array(pairs);
  const pulls = new Float64Array(pairs);
  const matrix = new Float64Array(n * n);
  const room = { lower: new Float64Array(n * n), upper: new Float64Array(n * n) };
  const mode = priorMode(vectors);

  return (x, gradient) => {
    const signal = Math.exp(x[scales] ?? NaN);
    const noise = Math.exp(x[scales + 1] ?? NaN);
    distances.fill(0);
    squares.forEach((square, scale) => {
      const weight = Math.exp(-2 * (x[scale] ?? 0));
      for (let p = 0; p < pairs; p++) distances[p] = (distances[p] ?? 0) + weight * (square[p] ?? 0);
    });
    for (let i = 0, p = 0; i < n; i++) {
      for (let j = 0; j < i; j++, p++) {
        const alike = signal * matern(distances[p] ?? 0);
        alikes[p] = alike;
        matrix[i * n + j] = alike;
      }
      matrix[i * n + i] = signal + noise;
    }
    const solved = solve(matrix, targets, room);
    if (solved === undefined) return Infinity;
    const { upper, weights, value } = solved;

    let ofSignal = 0;
    let ofNoise = 0;
    for (let i = 0, p = 0; i < n; i++) {
      const own = weights[i] ?? 0;
      for (let j = 0; j < i; j++, p++) {
        const pull = inverseAt(upper, n, i, j) - own * (weights[j] ?? 0);
        ofSignal += pull * (alikes[p] ?? 0);
        pulls[p] = pull * signal * maternSlope(distances[p] ?? 0);
      }
      const pull = 0.5 * (inverseAt(upper, n, i, i) - own * own);
      ofSignal += pull * signal;
      ofNoise += pull * noise;
    }
    squares.forEach((square, scale) => {
      gradient[scale] = -2 * Math.exp(-2 * (x[scale] ?? 0)) * dot(pulls, 0, square, 0, pairs);
    });
    gradient[scales] = ofSignal;
    gradient[scales + 1] = ofNoise;

    let prior = 0;
    for (let i = 0; i < scales + 2; i++) {
      const { deviation } = i < scales ? LENGTH : i === scales ? SIGNAL : NOISE;
      const off = ((x[i] ?? 0) - (mode[i] ?? 0)) / deviation;
      prior += 0.5 * off * off;
      gradient[i] = (gradient[i] ?? 0) + off / deviation;
    }
    return value + prior;
  };
}

/** For each length scale, the squared distances of all pairs in its columns: pair (i, j), j < i, at i · (i − 1) / 2 + j. */
function pairSquares(vectors: Vectors): readonly Float64Array[] {
  const n = vectors.size;
  const { columns } = vectors;
  const all = Array.from({ length: columns.scales }, () => new Float64Array((n * (n - 1)) / 2));
  const row = new Float64Array(n);
  for (const column of columns.list) {
    const square = all[column.scale];
    if (square === undefined) continue;
    for (let i = 1; i < n; i++) {
      row.fill(0, 0, i);
      vectors.add(column, vectors.row(i), 1, i, row);
      const at = (i * (i - 1)) / 2;
      for (let j = 0; j < i; j++) square[at + j] = (square[at + j] ?? 0) + (row[j] ?? 0);
    }
  }
  return all;
}

/** A decomposed covariance with the targets solved for. */
export interface Solved {
  /** See {@link inverseTransposed}. */
  readonly upper: Float64Array;
  /** The constant that the function varies around. */
  readonly mean: number;
  /** The inverse of the covariance times the targets less the mean. */
  readonly weights: Float64Array;
  /** The negative logarithm of the likelihood, up to a constant. */
  readonly value: number;
}

/**
 * Solves for targets. The constant mean has a standard normal prior, and is set to its best (Rasmussen and Williams, eq.
 * 2.43); undefined where the matrix is not positive definite.
 *
 * @param matrix the covariance of the targets, its lower half.
 * @param room two matrices of the same size to work in; the second becomes part of the answer.
 */
export function solve(
  matrix: Float64Array,
  targets: Float64Array,
  { lower, upper }: { readonly lower: Float64Array; readonly upper: Float64Array },
): Solved | undefined {
  const n = targets.length;
  if (!cholesky(matrix, n, lower)) return undefined;
  inverseTransposed(lower, n, upper);
  const ones = new Float64Array(n);
  const half = new Float64Array(n);
  solveLower(upper, n, new Float64Array(n).fill(1), ones);
  solveLower(upper, n, targets, half);
  const mean = dot(ones, 0, half, 0, n) / (dot(ones, 0, ones, 0, n) + 1);
  let value = 0.5 * mean * mean;
  for (let i = 0; i < n; i++) {
    const rest = (half[i] ?? 0) - mean * (ones[i] ?? 0);
    half[i] = rest;
    value += 0.5 * rest * rest + Math.log(lower[i * n + i] ?? NaN);
  }
  const weights = new Float64Array(n);
  solveUpper(upper, n, half, weights);
  return { upper, mean, weights, value };
}
