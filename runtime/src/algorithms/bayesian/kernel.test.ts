import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { RandomStream } from "../../geno/random.js";
import { randomDna } from "../../geno/random-dna.js";
import { manyof, permutate } from "../../hyper/many.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import type { DNASpec } from "../../geno/spec.js";
import { Columns } from "./columns.js";
import { matern, maternSlope, Vectors } from "./kernel.js";

/** The squared distance of two points, with all length scales 1. */
function square(spec: DNASpec, a: readonly number[], b: readonly number[]): number {
  const columns = new Columns(spec);
  const [x, y] = [a, b].map((numbers) => {
    const vector = new Float64Array(columns.width);
    columns.encode(DNA.of(spec, numbers), vector);
    return vector;
  });
  if (x === undefined || y === undefined) return NaN;
  const into = new Float64Array(1);
  for (const column of columns.list) new Vectors(columns, [y]).add(column, x, 1, 1, into);
  return into[0] ?? NaN;
}

describe("distances", () => {
  it("are those on the scale for numbers, whatever the range", () => {
    expect(square(dnaSpec(floatv(10, 20)), [12], [17])).toBeCloseTo(0.25, 12);
    expect(square(dnaSpec(floatv(1e-4, 1, "log")), [1e-4], [1e-2])).toBeCloseTo(0.25, 12);
    expect(square(dnaSpec(intv(0, 1e15)), [0], [5e14])).toBeCloseTo(0.25, 12);
  });

  it("are 1 between any two candidates of a choice", () => {
    const spec = dnaSpec(oneof(["a", "b", "c"]));
    expect([square(spec, [0], [1]), square(spec, [0], [2]), square(spec, [2], [2])]).toEqual([1, 1, 0]);
  });

  it("know that numbers have an order", () => {
    const spec = dnaSpec(oneof([16, 32, 64]));
    expect(square(spec, [0], [1])).toBeCloseTo(1 + 0.25, 12);
    expect(square(spec, [0], [2])).toBeCloseTo(1 + 1, 12);
  });

  it("are the same from where a decision is left out to wherever it is taken", () => {
    const spec = dnaSpec(oneof(["none", floatv(0, 1)]));
    // One for the choice itself, one for the number.
    for (const unit of [0, 0.2, 0.5, 1]) expect(square(spec, [0], [1, unit])).toBeCloseTo(2, 12);
    expect(square(spec, [1, 0], [1, 1])).toBeCloseTo(1, 12);
    expect(square(spec, [0], [0])).toBe(0);
  });

  it("count what two manyofs do not share", () => {
    const letters = ["a", "b", "c", "d", "e"];
    const sets = dnaSpec(manyof(3, letters, { distinct: true, sorted: true }));
    expect(square(sets, [0, 1, 2], [0, 2, 4])).toBe(1);
    expect(square(sets, [0, 1, 2], [2, 3, 4])).toBe(2);
    const bags = dnaSpec(manyof(3, letters, { distinct: false, sorted: true }));
    expect(square(bags, [0, 0, 1], [0, 1, 1])).toBe(1);
    const rows = dnaSpec(manyof(3, letters, { distinct: false, sorted: false }));
    expect(square(rows, [0, 0, 1], [0, 1, 0])).toBe(2);
  });

  it("of permutations count places and moves, the reverse as far as can be", () => {
    const spec = dnaSpec(permutate([0, 1, 2, 3]));
    const swapped = square(spec, [0, 1, 2, 3], [1, 0, 2, 3]);
    const reversed = square(spec, [0, 1, 2, 3], [3, 2, 1, 0]);
    // 2 of 4 places, and 2 squared moves of the 20 that a reverse makes, in units of 4.
    expect(swapped).toBeCloseTo(2 + (4 * 2) / 20, 12);
    expect(reversed).toBeCloseTo(4 + 4, 12);
  });

  it("take what one name ties together for one decision", () => {
    const rate = () => floatv(0, 1, "linear", { name: "rate" });
    const spec = dnaSpec(oneof([{ a: rate() }, { b: rate(), c: oneof(["x", "y"]) }]));
    const columns = new Columns(spec);
    expect(columns.list.map(({ kind }) => kind)).toEqual(["same", "line", "same"]);
    expect(square(spec, [0, 0.5], [1, 0.5, 0])).toBeCloseTo(1 + 1, 12);
  });
});

describe("the kernel", () => {
  it("is Matérn's with smoothness 5/2, with the slope that it has", () => {
    const r = 0.7;
    const a = Math.sqrt(5) * r;
    expect(matern(r * r)).toBeCloseTo((1 + a + (5 * r * r) / 3) * Math.exp(-a), 14);
    for (const at of [0.01, 0.1, 1, 30])
      expect(maternSlope(at)).toBeCloseTo((matern(at * 1.00001) - matern(at * 0.99999)) / (at * 2e-5), 6);
    expect(maternSlope(0)).toBeCloseTo(-5 / 6, 14);
  });

  it("is positive definite over a space with everything in it", () => {
    const spec = dnaSpec([
      oneof(["none", floatv(0, 1), { a: intv(1, 5), b: oneof([1, 2, floatv(1e-3, 1, "log")]) }]),
      manyof(2, ["a", "b", "c", "d"], { distinct: true, sorted: true }),
      manyof(2, ["a", "b", "c"], { distinct: true, sorted: false }),
      manyof(2, ["a", "b", oneof([1, 2])], { distinct: false, sorted: true }),
      permutate([0, 1, 2, 3]),
      oneof([permutate([0, 1, 2]), "none"]),
    ] as unknown);
    const columns = new Columns(spec);
    const random = RandomStream.of("everything");
    const rows = Array.from({ length: 80 }, () => {
      const vector = new Float64Array(columns.width);
      columns.encode(randomDna(spec, random), vector);
      return vector;
    });
    const vectors = new Vectors(columns, rows);
    // At each column alone and at all: a sum of squared distances, no one of which is a fault that others hide.
    for (const list of [columns.list, ...columns.list.map((column) => [column])]) {
      const matrix = rows.map((row) => {
        const squares = new Float64Array(rows.length);
        for (const column of list) vectors.add(column, row, 0.5, rows.length, squares);
        return Array.from(squares, matern);
      });
      const { realEigenvalues } = new EigenvalueDecomposition(new Matrix(matrix), { assumeSymmetric: true });
      expect(Math.min(...realEigenvalues)).toBeGreaterThan(-1e-10);
    }
  });
});
