import { CholeskyDecomposition, inverse, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import {
  cholesky,
  dot,
  inverseAt,
  inverseTransposed,
  solveLower,
  solveUpper,
  transposed,
} from "./cholesky.js";

/** B · Bᵀ + I for a random B. */
function covariance(n: number): { readonly flat: Float64Array; readonly matrix: Matrix } {
  const random = RandomStream.of(`covariance ${n}`);
  const b = new Matrix(Array.from({ length: n }, () => Array.from({ length: n }, () => random.normal())));
  const matrix = b.mmul(b.transpose()).add(Matrix.eye(n));
  return { flat: Float64Array.from(matrix.to1DArray()), matrix };
}

describe.each([1, 2, 5, 33])("Cholesky's decomposition of %i rows, against ml-matrix", (n) => {
  const { flat, matrix } = covariance(n);
  const lower = new Float64Array(n * n);
  const upper = new Float64Array(n * n);
  const isDefinite = cholesky(flat, n, lower);
  inverseTransposed(lower, n, upper);

  it("gives the lower factor", () => {
    expect(isDefinite).toBe(true);
    const expected = new CholeskyDecomposition(matrix).lowerTriangularMatrix.to1DArray();
    expected.forEach((value, i) => {
      expect(lower[i]).toBeCloseTo(value, 10);
    });
  });

  it("gives the inverse, as a whole and applied to a vector", () => {
    const expected = inverse(matrix);
    const vector = Float64Array.from({ length: n }, (_, i) => Math.sin(i + 1));
    const half = new Float64Array(n);
    const whole = new Float64Array(n);
    solveLower(upper, n, vector, half);
    solveUpper(upper, n, half, whole);
    const turned = transposed(upper, n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) expect(inverseAt(upper, n, i, j)).toBeCloseTo(expected.get(i, j), 10);
      expect(dot(turned, i * n, vector, 0, n)).toBeCloseTo(half[i] ?? NaN, 10);
      expect(whole[i]).toBeCloseTo(
        vector.reduce((sum, each, j) => sum + expected.get(i, j) * each, 0),
        10,
      );
    }
  });
});

describe("Cholesky's decomposition", () => {
  it("says so where a matrix is not positive definite", () => {
    expect(cholesky(Float64Array.of(1, 0, 2, 1), 2, new Float64Array(4))).toBe(false);
    expect(cholesky(Float64Array.of(NaN), 1, new Float64Array(1))).toBe(false);
  });
});
