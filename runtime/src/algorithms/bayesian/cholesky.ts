/**
 * Cholesky's decomposition of a covariance and what a Gaussian process takes from it, on flat row-major arrays. A search
 * decomposes thousands of matrices of a few hundred rows; ml-matrix, which the tests compare this with, takes three times as
 * long for the factor and twenty times as long for the inverse.
 */

/** Σ a[i + k] · b[j + k] over k < count. Four sums, so that additions need not wait for each other. */
export function dot(a: Float64Array, i: number, b: Float64Array, j: number, count: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const end = i + count;
  let p = i;
  let q = j;
  for (; p < end - 3; p += 4, q += 4) {
    s0 += (a[p] ?? 0) * (b[q] ?? 0);
    s1 += (a[p + 1] ?? 0) * (b[q + 1] ?? 0);
    s2 += (a[p + 2] ?? 0) * (b[q + 2] ?? 0);
    s3 += (a[p + 3] ?? 0) * (b[q + 3] ?? 0);
  }
  for (; p < end; p++, q++) s0 += (a[p] ?? 0) * (b[q] ?? 0);
  return s0 + s1 + (s2 + s3);
}

/**
 * The lower factor L of A = L · Lᵀ.
 *
 * @param matrix A, n × n and symmetric; its lower half is read.
 * @param lower what L is written to: its lower half.
 * @returns whether A is positive definite as far as doubles can tell; where not, there is no L.
 */
export function cholesky(matrix: Float64Array, n: number, lower: Float64Array): boolean {
  for (let row = 0; row < n; row++) {
    const at = row * n;
    for (let column = 0; column < row; column++) {
      const other = column * n;
      const rest = (matrix[at + column] ?? 0) - dot(lower, at, lower, other, column);
      lower[at + column] = rest / (lower[other + column] ?? NaN);
    }
    const square = (matrix[at + row] ?? 0) - dot(lower, at, lower, at, row);
    if (!(square > 0)) return false;
    lower[at + row] = Math.sqrt(square);
  }
  return true;
}

/** Writes the transpose of L⁻¹: row j holds column j of the inverse, from its diagonal on, so that all sums run along rows. */
export function inverseTransposed(lower: Float64Array, n: number, upper: Float64Array): void {
  for (let row = 0; row < n; row++) {
    const diagonal = lower[row * n + row] ?? NaN;
    for (let column = 0; column < row; column++) {
      const sum = dot(lower, row * n + column, upper, column * n + column, row - column);
      upper[column * n + row] = -sum / diagonal;
    }
    upper[row * n + row] = 1 / diagonal;
  }
}

/**
 * The entry (i, j) of A⁻¹, out of {@link inverseTransposed}.
 *
 * @param i not below j.
 */
export function inverseAt(upper: Float64Array, n: number, i: number, j: number): number {
  return dot(upper, i * n + i, upper, j * n + i, n - i);
}

/** L⁻¹ · vector, into `into`. */
export function solveLower(upper: Float64Array, n: number, vector: Float64Array, into: Float64Array): void {
  into.fill(0, 0, n);
  for (let j = 0; j < n; j++) {
    const factor = vector[j] ?? 0;
    const row = j * n;
    for (let i = j; i < n; i++) into[i] = (into[i] ?? 0) + factor * (upper[row + i] ?? 0);
  }
}

/** L⁻ᵀ · vector, into `into`; after {@link solveLower}, A⁻¹ · vector. */
export function solveUpper(upper: Float64Array, n: number, vector: Float64Array, into: Float64Array): void {
  for (let j = 0; j < n; j++) into[j] = dot(upper, j * n + j, vector, j, n - j);
}

/** The lower half that is an upper one's transpose. */
export function transposed(upper: Float64Array, n: number): Float64Array {
  const turned = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = i; j < n; j++) turned[j * n + i] = upper[i * n + j] ?? 0;
  return turned;
}
