import { describe, expect, it } from "vitest";
import { rankCorrelation } from "./rank-correlation.js";

describe("the rank correlation", () => {
  it("is 1 for any rising relation, and -1 for any falling one", () => {
    const values = [3, 1, 4, 1.5, 9, 2.6];
    expect(rankCorrelation(values, values.map(Math.exp))).toBeCloseTo(1, 12);
    expect(
      rankCorrelation(
        values,
        values.map((value) => 1 / value),
      ),
    ).toBeCloseTo(-1, 12);
  });

  it("is 1 − 6 Σd² / (n³ − n) where no values are equal", () => {
    // Ranks 0 1 2 3 4 and 1 0 2 4 3: differences 1, 1, 0, 1, 1.
    expect(rankCorrelation([1, 2, 3, 4, 5], [20, 10, 30, 50, 40])).toBeCloseTo(1 - (6 * 4) / (125 - 5), 12);
  });

  it("gives equal values the mean of their ranks", () => {
    // Ranks 0, 1.5, 1.5, 3 and 0, 1, 2, 3: products of the distances from 1.5 make 4.5, squares 4.5 and 5.
    expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  it("is NaN where one does not vary", () => {
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN();
  });

  it("is NaN where a value is", () => {
    expect(rankCorrelation([1, 2, 3, NaN], [1, 2, 3, 4])).toBeNaN();
    expect(rankCorrelation([1, 2, 3, 4], [NaN, 2, 3, 4])).toBeNaN();
  });
});
