import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import { TABLE_DIMENSIONS } from "./direction-numbers.js";
import { ScrambledSobol, sobolBits } from "./scrambled.js";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

describe("Sobol's sequence", () => {
  // SciPy 1.17.1, stats.qmc.Sobol(481, scramble=False, bits=32), whose n-th point is the one at n ^ (n >> 1) here.
  it.each([
    [0, [2147483648, 1073741824, 2684354560, 2428502016, 4290772992]],
    [1, [2147483648, 3221225472, 536870912, 809500672, 1094713344]],
    [2, [2147483648, 3221225472, 3758096384, 3829399552, 3141533696]],
    [5, [2147483648, 1073741824, 3758096384, 549453824, 1103101952]],
    [36, [2147483648, 3221225472, 3758096384, 29360128, 281018368]],
    [100, [2147483648, 3221225472, 3758096384, 2235564032, 1614807040]],
    [336, [2147483648, 3221225472, 536870912, 2587885568, 3107979264]],
    [480, [2147483648, 3221225472, 2684354560, 2822766592, 960495616]],
  ])("has the published numbers in dimension %i", (dimension, points) => {
    expect([1, 2, 5, 777, 1023].map((index) => sobolBits(index, dimension))).toEqual(points);
  });

  it("ends where its table does", () => {
    expect(() => sobolBits(1, TABLE_DIMENSIONS)).toThrow(
      "The table of direction numbers has no dimension 481",
    );
  });
});

describe("the scrambled sequence", () => {
  const sequence = new ScrambledSobol(RandomStream.of(1));

  it.each([0, 1, 7, 480, 481, 962, 5000])(
    "has one of any 64 points in each 64th of dimension %i, where they begin at a multiple of 64",
    (dimension) => {
      for (const from of [0, 64, 1024]) {
        const strata = range(64).map((i) => Math.floor(64 * sequence.at(from + i, dimension)));
        expect(strata.sort((a, b) => a - b)).toEqual(range(64));
      }
    },
  );

  it("has one of 64 points in each box of a 64th's area in its first two dimensions, whatever the box's sides", () => {
    for (let k = 0; k <= 6; k++) {
      const boxes = range(64).map(
        (i) =>
          Math.floor(2 ** k * sequence.at(i, 0)) * 2 ** (6 - k) +
          Math.floor(2 ** (6 - k) * sequence.at(i, 1)),
      );
      expect(boxes.sort((a, b) => a - b)).toEqual(range(64));
    }
  });

  it("is another one for another stream, and the same for the same, whatever was drawn from it", () => {
    const stream = RandomStream.of(1);
    stream.next();
    expect(range(20).map((i) => new ScrambledSobol(stream).at(3, i))).toEqual(
      range(20).map((i) => sequence.at(3, i)),
    );
    expect(new ScrambledSobol(RandomStream.of(2)).at(3, 0)).not.toBe(sequence.at(3, 0));
  });

  it("has a smaller discrepancy than independent points", () => {
    const N = 256;
    const d = 5;
    for (const seed of range(20)) {
      const scrambled = new ScrambledSobol(RandomStream.of(seed));
      const points = range(N).map((i) => range(d).map((j) => scrambled.at(i, j)));
      // The squared L2 star discrepancy of independent points is (2⁻⁵ − 3⁻⁵) / 256 = 1.06·10⁻⁴ on average.
      expect(squaredDiscrepancy(points)).toBeLessThan((2 ** -d - 3 ** -d) / N / 4);
    }
  });

  it("has independent passes: the correlation of a dimension with that of the next pass is noise", () => {
    const N = 1024;
    for (const dimension of range(50)) {
      const covariance =
        range(N).reduce(
          (total, i) =>
            total + (sequence.at(i, dimension) - 0.5) * (sequence.at(i, dimension + TABLE_DIMENSIONS) - 0.5),
          0,
        ) / N;
      // The correlation of independent columns has a standard deviation of 1/32; 5 of them 50 times: 50 · 6·10⁻⁷ = 3·10⁻⁵.
      expect(Math.abs(12 * covariance)).toBeLessThan(5 / 32);
    }
  });
});

/** Warnock's formula. */
function squaredDiscrepancy(points: readonly (readonly number[])[]): number {
  const N = points.length;
  const d = points[0]?.length ?? 0;
  const single = points.reduce(
    (total, point) => total + point.reduce((product, x) => product * (1 - x * x), 1),
    0,
  );
  const pairs = points.reduce(
    (total, a) =>
      total +
      points.reduce(
        (sum, b) => sum + a.reduce((product, x, j) => product * (1 - Math.max(x, b[j] ?? NaN)), 1),
        0,
      ),
    0,
  );
  return 3 ** -d - (2 ** (1 - d) / N) * single + pairs / N ** 2;
}
