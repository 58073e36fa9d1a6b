import { describe, expect, it } from "vitest";
import { continuousDimensions, discreteSize, sizeText } from "./cardinality.js";
import type { Candidate, CategoricalPoint, FloatPoint, IntPoint, Space } from "./points.js";
import { DNASpec } from "./spec.js";

const candidate = (space: Space = []): Candidate => ({ label: "c", space });
const choice = (id: string, ...candidates: readonly Candidate[]): CategoricalPoint => ({
  id,
  kind: "categorical",
  candidates,
});
const float = (id: string): FloatPoint => ({ id, kind: "float", min: 0, max: 1, scale: "linear" });
const int = (id: string, count: number): IntPoint => ({
  id,
  kind: "int",
  min: 0,
  max: count - 1,
  step: 1,
  count,
});

describe("the size of a space", () => {
  it("is 1 without decisions", () => {
    expect(new DNASpec([]).size).toBe(1n);
    expect(sizeText([])).toBe("1");
  });

  it("multiplies along a product and adds up over candidates", () => {
    const conv = candidate([int("op[=0/3].filters", 3), int("op[=0/3].kernel", 3)]);
    const pool = candidate([int("op[=1/3].size", 2)]);
    expect(new DNASpec([choice("op", conv, pool, candidate()), int("n", 5)]).size).toBe(
      (3n * 3n + 2n + 1n) * 5n,
    );
  });

  it("counts candidates that look alike as different points", () => {
    expect(new DNASpec([choice("x", candidate(), candidate())]).size).toBe(2n);
  });

  it("is infinite with any continuous decision, and 12 × ℝ for the first example of the documentation", () => {
    const conv = candidate([int("op[=0/3].filters", 3), int("op[=0/3].kernel", 3)]);
    const pool = candidate([int("op[=1/3].size", 2)]);
    const spec = new DNASpec([choice("op", conv, pool, candidate()), float("lr")]);
    expect(spec.size).toBe("infinite");
    expect([spec.discreteSize, spec.continuousDimensions]).toEqual([12n, 1]);
    expect(sizeText(spec.space)).toBe("12 × ℝ");
  });

  it("counts the continuous decisions that one point can hold, not all that there are", () => {
    const space = [
      choice("a", candidate([float("a[=0/3]")]), candidate([float("b"), float("c")]), candidate()),
    ];
    expect(continuousDimensions(space)).toBe(2);
    expect(sizeText(space)).toBe("3 × ℝ²");
    expect(new DNASpec(space).size).toBe("infinite");
  });

  it("is exact beyond 2⁵³", () => {
    const space = Array.from({ length: 41 }, (_, i) => int(`x${i}`, 7));
    expect(new DNASpec(space).size).toBe(7n ** 41n);
    expect(new DNASpec([int("n", Number.MAX_SAFE_INTEGER), int("m", 3)]).size).toBe(27021597764222973n);
  });

  it("takes a choice of very many candidates", () => {
    const candidates = Array.from({ length: 200_000 }, () => candidate());
    const space: Space = [{ id: "x", kind: "categorical", candidates }];
    expect([discreteSize(space), continuousDimensions(space)]).toEqual([200_000n, 0]);
  });
});

describe("a size's text", () => {
  it.each([
    [[int("n", 999)], "999"],
    [[int("n", 1000)], "1,000"],
    [[int("n", 3888), float("a"), float("b")], "3,888 × ℝ²"],
    [[int("n", 999_999), int("m", 1_000_000)], "999,999,000,000"],
    [[int("n", 1_000_000), int("m", 1_000_000)], "≈ 1.00×10¹²"],
    [[float("a")], "ℝ"],
    [Array.from({ length: 12 }, (_, i) => float(`x${i}`)), "ℝ¹²"],
    [Array.from({ length: 30 }, (_, i) => int(`x${i}`, 10)), "≈ 1.00×10³⁰"],
  ] as const)("of case %# is as people read it", (space, text) => {
    expect(sizeText(space)).toBe(text);
  });

  it("rounds to three digits, up to the next power of ten where it has to", () => {
    expect(sizeText([int("n", 375_899_734), int("m", 100_000_000)])).toBe("≈ 3.76×10¹⁶");
    expect(sizeText([int("n", 9_999), int("m", 999_999_999_999)])).toBe("≈ 1.00×10¹⁶");
  });

  it("goes on where doubles end, above 1.8×10³⁰⁸", () => {
    const tens = (count: number): IntPoint[] => Array.from({ length: count }, (_, i) => int(`x${i}`, 10));
    expect(sizeText([int("n", 376), ...tens(400)])).toBe("≈ 3.76×10⁴⁰²");
    expect(sizeText([int("n", 99_999), ...tens(400)])).toBe("≈ 1.00×10⁴⁰⁵");
    expect(sizeText(tens(308))).toBe("≈ 1.00×10³⁰⁸");
    expect(sizeText(tens(309))).toBe("≈ 1.00×10³⁰⁹");
  });
});
