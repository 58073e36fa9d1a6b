import { describe, expect, it } from "vitest";
import { boxed, HIGHEST, LOWEST, unboxed } from "./unit-box.js";

const line = Array.from({ length: 4001 }, (_, i) => -2 + i / 1000);

describe("the unit interval's box", () => {
  it("has every number inside, and reaches the bounds", () => {
    for (const at of line) expect(boxed(at) >= 0 && boxed(at) <= 1).toBe(true);
    expect([boxed(LOWEST), boxed(HIGHEST), boxed(0.25), boxed(0.7)]).toEqual([0, 1, 0.25, 0.7]);
    expect([boxed(1e300), boxed(-1e300)].every((place) => place >= 0 && place <= 1)).toBe(true);
  });

  it("is smooth: no two near numbers are far apart, nor are their slopes", () => {
    const step = 1 / 1000;
    for (const at of line) {
      const slope = (boxed(at + step) - boxed(at)) / step;
      expect(Math.abs(slope)).toBeLessThanOrEqual(1 + 1e-9);
      // The parabola's second derivative is 1 / (2 · 0.05).
      const bend = (boxed(at + step) - 2 * boxed(at) + boxed(at - step)) / step ** 2;
      expect(Math.abs(bend)).toBeLessThanOrEqual(10 + 1e-6);
    }
  });

  it("mirrors beyond the bounds", () => {
    expect(boxed(LOWEST - 0.3)).toBeCloseTo(boxed(LOWEST + 0.3), 12);
    expect(boxed(HIGHEST + 0.4)).toBeCloseTo(boxed(HIGHEST - 0.4), 12);
    expect(boxed(0.3 + 2 * (HIGHEST - LOWEST))).toBeCloseTo(0.3, 12);
  });

  it("is undone within the turning points", () => {
    for (const place of [0, 1e-9, 0.01, 0.05, 0.3, 0.95, 0.999, 1]) {
      expect(boxed(unboxed(place))).toBeCloseTo(place, 12);
      expect(unboxed(place) >= LOWEST && unboxed(place) <= HIGHEST).toBe(true);
    }
  });
});
