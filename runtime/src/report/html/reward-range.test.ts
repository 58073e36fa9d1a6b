import { describe, expect, it } from "vitest";
import { rewardRange } from "./reward-range.js";

const usual = Array.from({ length: 40 }, (_, index) => 0.5 + index / 100);

describe("rewardRange", () => {
  it("holds all rewards, with air at both ends", () => {
    const { low, high, log } = rewardRange(usual, "maximize");
    expect(log).toBe(false);
    expect(low).toBeCloseTo(0.5 - 0.39 * 0.04);
    expect(high).toBeCloseTo(0.89 + 0.39 * 0.04);
  });

  it("leaves a few disasters out, on the worse side alone", () => {
    const maximized = rewardRange([...usual, -1000, -2000], "maximize");
    expect(maximized.low).toBeGreaterThan(0);
    expect(maximized.low).toBeLessThan(0.5);
    const minimized = rewardRange([...usual, 300, -500], "minimize");
    expect(minimized.low).toBeLessThan(-500);
    const diverged = rewardRange([...usual, 300, 400], "minimize");
    expect(diverged.high).toBeLessThan(2);
    expect(diverged.low).toBeLessThan(0.5);
    const outstanding = rewardRange([...usual, 50], "maximize");
    expect(outstanding.high).toBeGreaterThan(50);
  });

  it("sets losses over many powers on a logarithmic axis", () => {
    const losses = Array.from({ length: 20 }, (_, index) => 10 ** (-index / 4));
    const { low, high, log } = rewardRange(losses, "minimize");
    expect(log).toBe(true);
    expect(low).toBeLessThan(10 ** -4.75);
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(1);
    expect(rewardRange(losses, "maximize").log).toBe(false);
    expect(rewardRange([...losses, 0], "minimize").log).toBe(false);
  });

  it.each([[[0]], [[7, 7, 7]], [[-1.7e308, 1.7e308]], [[5e-324, 1]], [[1e16, 1e16]]])(
    "has two finite, different ends for %j",
    (rewards) => {
      for (const direction of ["maximize", "minimize"] as const) {
        const { low, high } = rewardRange(rewards, direction);
        expect(high - low).toSatisfy(Number.isFinite);
        expect(high).toBeGreaterThan(low);
      }
    },
  );
});
