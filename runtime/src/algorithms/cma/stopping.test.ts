import { describe, expect, it } from "vitest";
import type { Result } from "../standing.js";
import { Gaussian } from "./gaussian.js";
import { Stopping } from "./stopping.js";

const of = (...values: readonly number[]): readonly Result[] =>
  values.map((value) => ({ gains: [value], violation: 0, stopped: false }));
const gaussian = (sigma: number): Gaussian => new Gaussian(new Float64Array(2), sigma, 6);

/** After how many generations a run ends; at most 3,000. */
function length(
  generation: (index: number) => readonly Result[],
  gaussians: readonly Gaussian[] = [],
): number {
  // 10 + ⌈30 · 2 / 6⌉ = 20 generations without a better best.
  const stopping = new Stopping(2, 6, 0.2);
  let index = 1;
  while (index < 3000 && !stopping.hasEnded(generation(index), gaussians)) index++;
  return index;
}

describe("a run of CMA-ES", () => {
  it("ends where the best has been the same for long, or all rewards are", () => {
    expect(length(() => of(1, 0, -5))).toBe(20);
    expect(length((i) => of(Math.min(i, 100), 0, -5))).toBe(119);
    expect(length(() => of(Infinity, Infinity))).toBe(20);
    expect(length((i) => of(1 + i * 1e-15, i === 1 ? 0 : 1))).toBe(20);
    // The last digits of large rewards.
    expect(length((i) => of(1e9 + (i % 5) * 1e-7, i === 1 ? 0 : 1e9))).toBe(20);
  });

  it("measures rewards that are all tiny by their own spread", () => {
    expect(length((i) => of(1e-20 * i, 0))).toBe(3000);
  });

  it("ends where nothing gets better on the whole", () => {
    expect(length((i) => of((i * 7919) % 13, -20))).toBeLessThan(300);
    expect(length((i) => of(i, i - 20))).toBe(3000);
  });

  it("ends where its distribution is a point, or far too wide", () => {
    const improving = (i: number): readonly Result[] => of(i, 0);
    expect(length(improving, [gaussian(0.1)])).toBe(3000);
    expect(length(improving, [gaussian(1e-14)])).toBe(1);
    expect(length(improving, [gaussian(1e-14), gaussian(0.1)])).toBe(3000);
    expect(length(improving, [gaussian(1e5)])).toBe(1);
  });

  it("ends at once where all is infeasible, but not where something was feasible before", () => {
    const infeasible: readonly Result[] = [{ gains: [], violation: 0, stopped: false }];
    expect(length(() => infeasible)).toBe(1);
    expect(length((i) => (i === 1 ? of(1, 0) : infeasible))).toBe(3000);
  });
});
