/** The shape of a search distribution: a full covariance matrix, or for many dimensions its diagonal. */
import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** One step of the update: `C ← keep · C + rate · p pᵀ + Σ weight · y yᵀ`. */
export interface CovarianceChange {
  readonly keep: number;
  readonly rate: number;
  readonly path: Float64Array;
  readonly steps: readonly { readonly weight: number; readonly step: Float64Array }[];
}

/** C, symmetric and positive definite. */
export interface Covariance {
  /** `C^½ z`: a draw of N(0, C) where z is one of N(0, I). */
  shape(z: Float64Array): Float64Array;
  /** `C^-½ y`, with the symmetric root, so that vectors of several generations can be added. */
  whiten(y: Float64Array): Float64Array;
  change(change: CovarianceChange): void;
  /** The standard deviation of one coordinate. */
  deviation(index: number): number;
  /** The ratio of the largest to the smallest variance along any axis. */
  readonly condition: number;
}

/** Variances may become this small against the largest: nothing is divided by what rounding left. */
const LEAST_VARIANCE = 1e-28;

/** All of C, for up to some hundred dimensions. */
export class FullCovariance implements Covariance {
  readonly #n: number;
  /** By rows. */
  readonly #c: Float64Array;
  /** The eigenvectors, as columns; by rows. */
  readonly #axes: Float64Array;
  /** The square roots of the eigenvalues. */
  readonly #lengths: Float64Array;
  /** How many changes a decomposition serves (the tutorial, appendix B.2): it costs as much as several generations. */
  readonly #patience: number;
  #changes = 0;

  /** The identity. */
  constructor(n: number, learningRate: number) {
    this.#n = n;
    this.#c = new Float64Array(n * n);
    this.#axes = new Float64Array(n * n);
    this.#lengths = new Float64Array(n).fill(1);
    for (let i = 0; i < n; i++) this.#c[i * n + i] = this.#axes[i * n + i] = 1;
    this.#patience = Math.max(1, Math.floor(1 / (10 * n * learningRate)));
  }

  get condition(): number {
    let largest = 0;
    let smallest = Infinity;
    for (const length of this.#lengths) {
      largest = Math.max(largest, length);
      smallest = Math.min(smallest, length);
    }
    return (largest / smallest) ** 2;
  }

  deviation(index: number): number {
    return Math.sqrt(this.#c[index * (this.#n + 1)] ?? NaN);
  }

  shape(z: Float64Array): Float64Array {
    const scaled = z.map((value, i) => value * (this.#lengths[i] ?? NaN));
    return product(this.#axes, scaled);
  }

  whiten(y: Float64Array): Float64Array {
    const turned = transposedProduct(this.#axes, y);
    return product(
      this.#axes,
      turned.map((value, i) => value / (this.#lengths[i] ?? NaN)),
    );
  }

  change({ keep, rate, path, steps }: CovarianceChange): void {
    const n = this.#n;
    const c = this.#c;
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) {
        let entry = keep * (c[i * n + j] ?? NaN) + rate * (path[i] ?? NaN) * (path[j] ?? NaN);
        for (const { weight, step } of steps) entry += weight * (step[i] ?? NaN) * (step[j] ?? NaN);
        c[i * n + j] = c[j * n + i] = entry;
      }
    if (++this.#changes % this.#patience === 0) this.#decompose();
  }

  #decompose(): void {
    const n = this.#n;
    const decomposed = new EigenvalueDecomposition(new Matrix(rowsOf(this.#c, n)), { assumeSymmetric: true });
    const values = decomposed.realEigenvalues;
    const least = LEAST_VARIANCE * values.reduce((a, b) => Math.max(a, b), 0);
    const vectors = decomposed.eigenvectorMatrix;
    for (let i = 0; i < n; i++) {
      this.#lengths[i] = Math.sqrt(Math.max(least, values[i] ?? NaN));
      for (let j = 0; j < n; j++) this.#axes[i * n + j] = vectors.get(i, j);
    }
  }
}

/** Variances alone: linear in the dimensions (Ros and Hansen, PPSN 2008). */
export class DiagonalCovariance implements Covariance {
  readonly #variances: Float64Array;

  /** The identity. */
  constructor(n: number) {
    this.#variances = new Float64Array(n).fill(1);
  }

  get condition(): number {
    let largest = 0;
    let smallest = Infinity;
    for (const variance of this.#variances) {
      largest = Math.max(largest, variance);
      smallest = Math.min(smallest, variance);
    }
    return largest / smallest;
  }

  deviation(index: number): number {
    return Math.sqrt(this.#variances[index] ?? NaN);
  }

  shape(z: Float64Array): Float64Array {
    return z.map((value, i) => value * this.deviation(i));
  }

  whiten(y: Float64Array): Float64Array {
    return y.map((value, i) => value / this.deviation(i));
  }

  change({ keep, rate, path, steps }: CovarianceChange): void {
    const least = LEAST_VARIANCE * this.#variances.reduce((a, b) => Math.max(a, b), 0);
    this.#variances.forEach((variance, i) => {
      let changed = keep * variance + rate * (path[i] ?? NaN) ** 2;
      for (const { weight, step } of steps) changed += weight * (step[i] ?? NaN) ** 2;
      this.#variances[i] = Math.max(least, changed);
    });
  }
}

function rowsOf(entries: Float64Array, n: number): number[][] {
  return Array.from({ length: n }, (_, i) => [...entries.subarray(i * n, (i + 1) * n)]);
}

function product(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  const into = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let total = 0;
    for (let j = 0; j < n; j++) total += (matrix[i * n + j] ?? NaN) * (vector[j] ?? NaN);
    into[i] = total;
  }
  return into;
}

function transposedProduct(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  const into = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const factor = vector[i] ?? NaN;
    for (let j = 0; j < n; j++) into[j] = (into[j] ?? NaN) + (matrix[i * n + j] ?? NaN) * factor;
  }
  return into;
}
