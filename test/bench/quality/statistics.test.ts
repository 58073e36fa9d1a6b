/** Worked examples by hand, and published ones. */
import { RandomStream } from "tsglove";
import { describe, expect, test } from "vitest";
import * as statistics from "./statistics.js";

const { rankSum, holm, advantage, meanAdvantage, quantile, deviation, upperTail } = statistics;

test("a sample's figures", () => {
  expect(statistics.mean([1, 2, 6])).toBe(3);
  expect(deviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
  expect(statistics.median([5, 1, 3])).toBe(3);
  expect(statistics.median([5, 1, 3, 4])).toBe(3.5);
  expect(quantile([10, 20, 30, 40, 50], 0.1)).toBe(14);
  expect(quantile([-Infinity, -Infinity, 3], 0.25)).toBe(-Infinity);
  expect(statistics.differenceError(3, 9, 4, 16)).toBe(Math.SQRT2);
});

test("the normal distribution's tail, by its tables", () => {
  expect(upperTail(0)).toBeCloseTo(0.5, 7);
  expect(upperTail(1)).toBeCloseTo(0.158655254, 7);
  expect(upperTail(1.959963985)).toBeCloseTo(0.025, 7);
  expect(upperTail(5) / 2.866515719e-7).toBeCloseTo(1, 6);
});

describe("rank sum", () => {
  test("of samples without ties: U counts pairs, p by hand", () => {
    // Pairs in which the first is larger: none of 25. Mean 12.5, variance 25 · 11 / 12; (12.5 − 0.5) / 4.787 = 2.5067.
    const { u, p } = rankSum([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]);
    expect(u).toBe(0);
    expect(p).toBeCloseTo(2 * upperTail(12 / Math.sqrt((25 * 11) / 12)), 12);
    expect(p).toBeCloseTo(0.01219, 5);
  });

  test("with ties: equal pairs count a half, and the variance is smaller", () => {
    // Both together: 1 1 2 2 2 3, ties of 2 and of 3 with Σ(t³ − t) = 6 + 24.
    const first = [1, 2, 2];
    const second = [1, 2, 3];
    // 1: ½ against 1. 2: 1 against 1 and ½ against 2, twice.
    const { u, p } = rankSum(first, second);
    expect(u).toBe(3.5);
    const variance = (9 / 12) * (7 - 30 / 30);
    expect(p).toBeCloseTo(2 * upperTail((4.5 - 3.5 - 0.5) / Math.sqrt(variance)), 12);
  });

  test("of the example in R's wilcox.test (Hollander and Wolfe, 1973, p. 69)", () => {
    // Permeability constants at term and between 12 and 26 weeks: W = 35, exact one-sided p = 0.1272.
    const x = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const y = [1.15, 0.88, 0.9, 0.74, 1.21];
    const { u, p } = rankSum(x, y);
    expect(u).toBe(35);
    // By hand: (35 − 25 − 0.5) / √(50 · 16 / 12) = 1.1635, whose two tails have 0.2446; exactly it is twice 0.1272.
    expect(p).toBeCloseTo(2 * upperTail(9.5 / Math.sqrt((50 * 16) / 12)), 12);
    expect(Math.abs(p - 2 * 0.1272)).toBeLessThan(0.011);
  });

  test("is the same from either side, and 1 where all values are one", () => {
    expect(rankSum([3, 1, 4, 1], [5, 9, 2]).p).toBe(rankSum([5, 9, 2], [3, 1, 4, 1]).p);
    expect(rankSum([7, 7], [7, 7, 7])).toEqual({ u: 3, p: 1 });
  });

  test("of what is no number there are no ranks", () => {
    expect(rankSum([1, NaN], [2, 3])).toEqual({ u: NaN, p: NaN });
  });

  test("of equal distributions is below 5 % in one of twenty", () => {
    const random = RandomStream.of(1);
    const rounds = 4000;
    let found = 0;
    for (let i = 0; i < rounds; i++) {
      const draw = (): number[] => Array.from({ length: 30 }, () => random.int(40));
      if (rankSum(draw(), draw()).p < 0.05) found++;
    }
    // A standard error of √(0.05 · 0.95 / 4000) = 0.34 %; four of them, and the seed is fixed.
    expect(Math.abs(found / rounds - 0.05)).toBeLessThan(0.0138);
  });
});

describe("Holm's correction", () => {
  test("multiplies the smallest by all, the next by one fewer, and never falls", () => {
    // 0.01 · 4, 0.02 · 3, 0.03 · 2 (raised to the one before it), 0.04 · 1 (raised).
    const corrected = holm([0.03, 0.01, 0.04, 0.02]);
    [0.06, 0.04, 0.06, 0.06].forEach((each, i) => {
      expect(corrected[i]).toBeCloseTo(each, 12);
    });
    expect(holm([0.5, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  test("where there was no test there is none to correct for, and the others' stay", () => {
    expect(holm([0.04, NaN, 0.01])).toEqual([0.04, NaN, 0.02]);
    expect(holm([NaN])).toEqual([NaN]);
  });
});

describe("standardised advantage", () => {
  test("is the difference of means over the root of the mean variance", () => {
    // Means 3 and 1; variances 1 and 7: the root of their mean is 2.
    expect(advantage([2, 3, 4], [1 - Math.sqrt(7), 1, 1 + Math.sqrt(7)])).toBeCloseTo(1, 12);
    expect(advantage([5, 5], [5, 5])).toBe(0);
  });

  test("its bootstrap's lower end is about two standard errors below the mean", () => {
    const random = RandomStream.of(2);
    const draw = (shift: number): number[] => Array.from({ length: 50 }, () => random.normal() + shift);
    const tasks = Array.from({ length: 9 }, () => [draw(0.5), draw(0)] as const);
    const { mean, lower } = meanAdvantage(tasks);
    // An advantage of 50 against 50 has a standard error of about √(2 / 50) = 0.2, the mean of nine 0.067; 1.96 of those.
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * 0.067);
    expect(Math.abs(mean - lower - 1.96 * 0.067)).toBeLessThan(0.03);
  });
});
