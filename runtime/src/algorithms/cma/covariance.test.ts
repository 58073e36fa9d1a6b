import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import { DiagonalCovariance, FullCovariance, type CovarianceChange } from "./covariance.js";

const random = RandomStream.of(1);
const normal = (n: number): Float64Array => Float64Array.from({ length: n }, () => random.normal());

const stretched: CovarianceChange = {
  keep: 0.5,
  rate: 0.3,
  path: Float64Array.of(1, 2, -1),
  steps: [
    { weight: 0.2, step: Float64Array.of(3, 0, 1) },
    { weight: -0.01, step: Float64Array.of(0, 1, 0) },
  ],
};
/** What comes of the identity, worked out entry by entry. */
const expected = [
  [0.5 + 0.3 + 1.8, 0.6, -0.3 + 0.6],
  [0.6, 0.5 + 1.2 - 0.01, -0.6],
  [-0.3 + 0.6, -0.6, 0.5 + 0.3 + 0.2],
];

describe("the full covariance", () => {
  it("is changed by its path and steps, and draws with the covariance that comes of it", () => {
    const covariance = new FullCovariance(3, 0.5);
    covariance.change(stretched);
    for (const i of [0, 1, 2])
      expect(covariance.deviation(i)).toBeCloseTo(Math.sqrt(expected[i]?.[i] ?? NaN), 12);
    const N = 40_000;
    const sums = expected.map((row) => row.map(() => 0));
    for (let count = 0; count < N; count++) {
      const y = covariance.shape(normal(3));
      sums.forEach((row, i) => {
        row.forEach((sum, j) => (row[j] = sum + (y[i] ?? NaN) * (y[j] ?? NaN)));
      });
    }
    // An entry's mean has a deviation of at most √2 · 2.6 / 200 = 0.018; 5 of them.
    sums.forEach((row, i) => {
      row.forEach((sum, j) => {
        expect(Math.abs(sum / N - (expected[i]?.[j] ?? NaN))).toBeLessThan(0.09);
      });
    });
  });

  it("is undone by whitening, with the root that is symmetric", () => {
    const covariance = new FullCovariance(3, 0.5);
    covariance.change(stretched);
    // C^-½ is symmetric: row i of it is what it makes of the i-th unit vector.
    const root = [0, 1, 2].map((i) =>
      covariance.whiten(Float64Array.from([0, 1, 2], (j) => Number(i === j))),
    );
    // And C^-½ C C^-½ is the identity.
    for (const i of [0, 1, 2])
      for (const j of [0, 1, 2]) {
        expect(root[i]?.[j]).toBeCloseTo(root[j]?.[i] ?? NaN, 12);
        let entry = 0;
        for (const k of [0, 1, 2])
          for (const l of [0, 1, 2])
            entry += (root[i]?.[k] ?? NaN) * (expected[k]?.[l] ?? NaN) * (root[l]?.[j] ?? NaN);
        expect(entry).toBeCloseTo(Number(i === j), 12);
      }
  });
});

describe("the diagonal covariance", () => {
  it("learns the variances alone", () => {
    const covariance = new DiagonalCovariance(3);
    covariance.change(stretched);
    for (const i of [0, 1, 2]) expect(covariance.deviation(i) ** 2).toBeCloseTo(expected[i]?.[i] ?? NaN, 12);
    expect(covariance.condition).toBeCloseTo(2.6, 12);
    const y = normal(3);
    covariance.whiten(covariance.shape(y)).forEach((value, i) => {
      expect(value).toBeCloseTo(y[i] ?? NaN, 12);
    });
  });
});
