import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomDna } from "../../geno/random-dna.js";
import { RandomStream } from "../../geno/random.js";
import type { DecisionPoint } from "../../geno/points.js";
import { DNASpec } from "../../geno/spec.js";
import { DNA } from "../../geno/dna.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { manyof } from "../../hyper/many.js";
import { dnaSpec } from "../../hyper/template.js";
import { changeableAt, countChangeable } from "./changeable.js";

/** Random conditional spaces, with names that tie decisions, and with decisions of one value. */
const { spaces } = fc.letrec<{ spaces: unknown }>((tie) => ({
  spaces: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    fc.constantFrom<unknown>(1, "a"),
    fc.constant(floatv(0, 1)),
    fc.constant(null).map(() => oneof(["x", "y"], { name: "tied" })),
    fc.integer({ min: 0, max: 3 }).map((max) => intv(0, max)),
    fc.array(tie("spaces"), { minLength: 1, maxLength: 4 }),
    fc.array(tie("spaces"), { minLength: 1, maxLength: 3 }).map((candidates) => oneof(candidates)),
    fc.array(tie("spaces"), { minLength: 2, maxLength: 3 }).map((candidates) => manyof(2, candidates)),
  ),
}));

function isChangeable(point: DecisionPoint): boolean {
  if (point.kind === "int") return point.count > 1;
  if (point.kind !== "categorical") return true;
  const { many, candidates } = point;
  const isComplete = many?.distinct === true && many.sorted && many.count === candidates.length;
  return candidates.length > 1 && !isComplete;
}

describe("the changeable decisions of a DNA", () => {
  it("are its active decisions that have another value, in their order, with what hangs under them", () => {
    let [most, tied] = [0, 0];
    fc.assert(
      fc.property(spaces, fc.integer(), (space, seed) => {
        const spec = dnaSpec(space);
        const dna = randomDna(spec, RandomStream.of(seed));
        const expected = dna.decisions.filter(({ point }) => isChangeable(point));
        const count = countChangeable(dna);
        expect(Array.from({ length: count }, (_, place) => changeableAt(dna, place))).toEqual(expected);
        expect(() => changeableAt(dna, count)).toThrow(RangeError);
        most = Math.max(most, count);
        if (spec.hasTies) tied++;
      }),
      { seed: 1, numRuns: 1000 },
    );
    expect([most > 10, tied > 10]).toEqual([true, true]);
  });

  it("are found under a space that stands under many candidates", () => {
    const inner: readonly DecisionPoint[] = [{ kind: "int", id: "i", min: 0, max: 1, step: 1, count: 2 }];
    const spec = new DNASpec([
      { kind: "int", id: "a", min: 0, max: 0, step: 1, count: 1 },
      {
        kind: "categorical",
        id: "b",
        candidates: [
          { label: "0", space: inner },
          { label: "1", space: [] },
        ],
      },
    ]);
    expect(
      [
        [0, 0, 1],
        [0, 1],
      ].map((numbers) => countChangeable(DNA.trusted(spec, numbers))),
    ).toEqual([2, 1]);
    expect(changeableAt(DNA.trusted(spec, [0, 0, 1]), 1)).toEqual({
      point: inner[0],
      number: 1,
      start: 2,
      end: 3,
    });
  });

  it("are none in a space without decisions", () => {
    expect(countChangeable(DNA.trusted(new DNASpec([]), []))).toBe(0);
  });
});
