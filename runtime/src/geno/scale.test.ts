import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FloatPoint, Scale } from "./points.js";
import { fromUnit, rangeProblem, toUnit } from "./scale.js";

const scales: readonly Scale[] = ["linear", "log", "rlog"];
const point = (min: number, max: number, scale: Scale): FloatPoint => ({
  id: "x",
  kind: "float",
  min,
  max,
  scale,
});

/** Ranges that `rangeProblem` allows, from narrow to as wide as doubles go. */
const ranges = fc
  .tuple(fc.constantFrom(...scales), fc.double({ noNaN: true }), fc.double({ noNaN: true }))
  .map(([scale, a, b]) => {
    const [x, y] = scale === "linear" ? [a, b] : [Math.abs(a), Math.abs(b)];
    return point(Math.min(x, y), Math.max(x, y), scale);
  })
  .filter(({ min, max, scale }) => rangeProblem(min, max, scale) === undefined);

describe("a float's scale", () => {
  it.each(scales)("gives min at 0 and max at 1, exactly, and never leaves the range (%s)", (scale) => {
    for (const [min, max] of [
      [1e-6, 1e-3],
      [0.1, 0.3],
      [1 / 3, 7],
      [1e-20, 1],
      [1e-300, 1e300],
    ] as const) {
      const range = point(min, max, scale);
      expect([fromUnit(range, 0), fromUnit(range, 1)]).toEqual([min, max]);
      for (const unit of [1e-17, 1e-9, 0.5, 1 - 1e-9, 1 - 2 ** -53]) {
        expect(fromUnit(range, unit)).toBeGreaterThanOrEqual(min);
        expect(fromUnit(range, unit)).toBeLessThanOrEqual(max);
      }
    }
  });

  it("halves a linear range in the middle, a log range at the geometric mean, an rlog range at its mirror image", () => {
    expect(fromUnit(point(2, 8, "linear"), 0.5)).toBe(5);
    expect(fromUnit(point(2, 8, "log"), 0.5)).toBeCloseTo(4, 12);
    expect(fromUnit(point(2, 8, "rlog"), 0.5)).toBeCloseTo(2 + 8 - 4, 12);
  });

  it("spreads rlog as log seen from the upper end", () => {
    const log = point(1e-3, 1, "log");
    const rlog = point(1e-3, 1, "rlog");
    for (const unit of [0.1, 0.25, 0.7, 0.99])
      expect(fromUnit(rlog, unit)).toBeCloseTo(1e-3 + 1 - fromUnit(log, 1 - unit), 12);
  });

  it("keeps the middle of ranges whose ends are further apart than any number is large", () => {
    expect(fromUnit(point(1e-300, 1e300, "log"), 0.5)).toBeCloseTo(1, 9);
    expect(toUnit(point(1e-300, 1e300, "log"), 1)).toBeCloseTo(0.5, 12);
  });

  it("finds the ends of an rlog range whose lower end is below the last digit of its upper one", () => {
    const range = point(1e-20, 1, "rlog");
    expect([toUnit(range, 1e-20), toUnit(range, 1)]).toEqual([0, 1]);
  });

  it("finds where a value lies: toUnit is the inverse of fromUnit", () => {
    fc.assert(
      fc.property(ranges, fc.double({ min: 0, max: 1, noNaN: true }), (range, unit) => {
        const value = fromUnit(range, unit);
        const back = fromUnit(range, toUnit(range, value));
        // A few units of the last place of the larger end (linear, rlog), or of the value (log, with its exponent).
        const tolerance =
          range.scale === "log"
            ? value * 1e-12 + Number.MIN_VALUE
            : Math.max(Math.abs(range.min), Math.abs(range.max)) * 1e-12 + Number.MIN_VALUE;
        return value >= range.min && value <= range.max && Math.abs(back - value) <= tolerance;
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("keeps toUnit within 0 and 1, and finite", () => {
    fc.assert(
      fc.property(ranges, fc.double({ min: 0, max: 1, noNaN: true }), (range, unit) => {
        const found = toUnit(range, fromUnit(range, unit));
        return found >= 0 && found <= 1;
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it("keeps the order: a larger unit never gives a smaller value, but for rounding", () => {
    for (const scale of scales) {
      const range = point(1e-6, 1e-3, scale);
      const values = Array.from({ length: 1001 }, (_, i) => fromUnit(range, i / 1000));
      expect([...values].sort((a, b) => a - b)).toEqual(values);
    }
  });
});

describe("a range that is none", () => {
  it.each([
    [NaN, 1, "linear", "not finite"],
    [0, Infinity, "linear", "not finite"],
    [1, 1, "linear", "empty"],
    [2, 1, "linear", "smaller number first"],
    [0, 1, "log", "lower bound above 0"],
    [-1, 1, "rlog", "lower bound above 0"],
    [-1e308, 1e308, "linear", "wider than the largest number"],
  ] as const)("from %d to %d (%s) is told to be %s", (min, max, scale, words) => {
    expect(rangeProblem(min, max, scale)).toContain(words);
  });

  it("is not what a proper range is called", () => {
    expect(rangeProblem(-1, 0, "linear")).toBeUndefined();
    expect(rangeProblem(1e-6, 1e-3, "log")).toBeUndefined();
    expect(rangeProblem(Number.MIN_VALUE, 1, "rlog")).toBeUndefined();
  });
});
