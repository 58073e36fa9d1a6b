import { describe, expect, it } from "vitest";
import { logCdf } from "../normal.js";
import { cellOf, middleOf, withMargin } from "./margin.js";

const below = (border: number, mean: number, deviation: number): number =>
  Math.exp(logCdf((border - mean) / deviation));

describe("integers with margin", () => {
  it("has cells of equal width, and the outermost ones beyond the ends", () => {
    expect([-3, 0, 0.19, 0.2, 0.99, 1, 7].map((at) => cellOf(at, 5))).toEqual([0, 0, 0, 1, 4, 4, 4]);
    for (const index of [0, 1, 2, 3, 4]) expect(cellOf(middleOf(index, 5), 5)).toBe(index);
    expect(cellOf(middleOf(2 ** 50, 2 ** 52), 2 ** 52)).toBe(2 ** 50);
  });

  it.each([1e-3, 0.02, 0.1])("keeps the neighbours' chance of %f", (margin) => {
    for (const deviation of [1e-6, 0.001, 0.05, 0.3, 4])
      for (const mean of [0.001, 0.1, 0.201, 0.3, 0.399, 0.5, 0.61, 0.99, 1.4, -0.2]) {
        const corrected = withMargin(mean, deviation, 5, margin);
        const cell = cellOf(mean, 5);
        // A mean is known to 3·10⁻¹⁷, 3·10⁻¹¹ of the smallest deviation.
        const least = (margin / 2) * (1 - 1e-9);
        if (cell > 0) expect(below(cell / 5, corrected.mean, corrected.deviation)).toBeGreaterThan(least);
        if (cell < 4)
          expect(1 - below((cell + 1) / 5, corrected.mean, corrected.deviation)).toBeGreaterThan(least);
        if (cell === 0)
          expect(1 - below(0.2, corrected.mean, corrected.deviation)).toBeGreaterThan(margin * (1 - 1e-9));
        if (cell > 0 && cell < 4) expect(cellOf(corrected.mean, 5)).toBe(cell);
      }
  });

  it("changes nothing where the chances are there already, however many integers there are", () => {
    expect(withMargin(0.5, 0.2, 5, 0.01)).toEqual({ mean: 0.5, deviation: 0.2 });
    expect(withMargin(0.5, 0.2, 2 ** 52, 0.01)).toEqual({ mean: 0.5, deviation: 0.2 });
    expect(withMargin(0.3, 0.5, 2, 0.01)).toEqual({ mean: 0.3, deviation: 0.5 });
  });
});
