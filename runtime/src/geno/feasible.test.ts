/** Draws from spaces of which constraints leave little: every law stays what it is. */
import chi2gof from "@stdlib/stats-chi2gof";
import { describe, expect, it } from "vitest";
import { constrain } from "../hyper/constrain.js";
import { custom } from "../hyper/custom.js";
import { manyof, permutate } from "../hyper/many.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import { iterateDna } from "./enumerate.js";
import { chanceOf, drawFeasible, feasiblePoints, MOST_ENUMERATED } from "./feasible.js";
import { drawDna, NoFeasiblePoint, randomDna, tryRandomDna } from "./random-dna.js";
import { RandomStream } from "./random.js";
import type { DNASpec } from "./spec.js";

/** A true law fails a test of it once in 10⁶ seeds; the seeds are fixed. */
const LEAST = 1e-6;

const nodes = ["a", "b", ["c", oneof([1, 2])], "d"];
const spaces: Readonly<Record<string, unknown>> = {
  "numbers and choices": { a: intv(1, 5), b: oneof(["x", ["y", intv(0, 2)]]) },
  "independent choices": manyof(3, nodes, { distinct: false, sorted: false }),
  "sorted choices": manyof(3, nodes, { distinct: false, sorted: true }),
  "distinct choices": manyof(3, nodes, { distinct: true, sorted: false }),
  "distinct, sorted choices": manyof(2, nodes, { distinct: true, sorted: true }),
  "a permutation": permutate(["a", ["b", oneof([1, 2, 3])], "c"]),
  "tied names": [
    oneof([1, ["two", oneof([1, 2, 3], { name: "n" })]]),
    oneof([1, 2, 3], { name: "n" }),
    manyof(2, ["a", "b"], { distinct: false, sorted: true }),
  ],
};

describe("the chance of a point", () => {
  it.each(Object.entries(spaces))("is that of a draw: %s", (_, space) => {
    const spec = dnaSpec(space);
    const points = [...iterateDna(spec)];
    const chances = points.map(({ decisions }) => chanceOf(decisions));
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    const places = new Map(points.map(({ numbers }, place) => [numbers.join(), place]));
    const counts = points.map(() => 0);
    const random = RandomStream.of(1);
    const draws = 5000;
    for (let i = 0; i < draws; i++) {
      const place = places.get(drawDna(spec, random).numbers.join()) ?? -1;
      counts[place] = (counts[place] ?? NaN) + 1;
    }
    expect(chi2gof(counts, chances).pValue).toBeGreaterThan(LEAST);
  });
});

/** 12 of 2,500 points: a draw by decision is one of them with a chance of 0.7 %, so that half of a hundred in a row are none. */
function tight(): DNASpec {
  return dnaSpec(
    constrain(
      { n: oneof([{ a: intv(1, 40), b: intv(1, 60) }, intv(1, 100)]) },
      ({ n }) => (typeof n === "number" ? n === 7 : n.a * n.b === 60),
      "60 or 7",
    ),
  );
}

describe("a draw from a space of which constraints leave little", () => {
  it("has the law of draws that are repeated until one is allowed, which a list alone has too", () => {
    const spec = tight();
    const points = feasiblePoints(spec) ?? [];
    expect(points).toHaveLength(12);
    const places = new Map(points.map(({ numbers }, place) => [numbers.join(), place]));
    // By decision 11 pairs have a chance of 1/2 · 1/2400 each, the number 7 has 1/2 · 1/100; by point all are alike.
    const sum = 11 / 2400 + 1 / 100;
    const laws = {
      decision: points.map(({ numbers: [choice] }) => 1 / (choice === 0 ? 2400 : 100) / sum),
      point: points.map(() => 1 / 12),
    };
    for (const law of ["decision", "point"] as const)
      for (const draw of [randomDna, drawFeasible]) {
        const counts = points.map(() => 0);
        for (let i = 0; i < 1000; i++) {
          const place = places.get(draw(spec, RandomStream.of(i), law)?.numbers.join() ?? "") ?? -1;
          counts[place] = (counts[place] ?? NaN) + 1;
        }
        expect(chi2gof(counts, laws[law]).pValue).toBeGreaterThan(LEAST);
        // The test can fail: by the other law.
        const other = law === "point" ? laws.decision : laws.point;
        expect(chi2gof(counts, other).pValue).toBeLessThan(LEAST);
      }
  });

  it("finds the only point of 10,000 that is allowed", () => {
    // Ten thousand draws in a row miss it with a chance of 1/e: fifty times in a row they would find it with 10⁻¹⁰.
    const spec = dnaSpec(constrain({ a: intv(1, 100), b: intv(1, 100) }, ({ a, b }) => a * b === 10_000));
    for (let i = 0; i < 50; i++)
      expect(randomDna(spec, RandomStream.of(i), i % 2 === 0 ? "point" : "decision").numbers).toEqual([
        99, 99,
      ]);
  });

  it("is the same for the same stream, whether the space was gone through before or not", () => {
    const numbers = (): unknown => {
      const spec = tight();
      return Array.from({ length: 30 }, (_, i) => randomDna(spec, RandomStream.of(i)).numbers);
    };
    const spec = tight();
    feasiblePoints(spec);
    expect(Array.from({ length: 30 }, (_, i) => randomDna(spec, RandomStream.of(i)).numbers)).toEqual(
      numbers(),
    );
  });

  it("leaves large spaces, floats and custom decisions to draws", () => {
    const word = custom({
      random: () => "a",
      first: () => "a",
      next: () => undefined,
      count: 1n,
      decode: (text) => text,
    });
    for (const space of [floatv(0, 1), { word }, [intv(1, MOST_ENUMERATED), intv(0, 1)]]) {
      const spec = dnaSpec(constrain(space, () => false, "never"));
      expect(feasiblePoints(spec)).toBeUndefined();
      expect(tryRandomDna(spec, RandomStream.of(1))).toBeUndefined();
      expect(() => randomDna(spec, RandomStream.of(1))).toThrow(NoFeasiblePoint);
    }
    expect(feasiblePoints(dnaSpec(intv(1, MOST_ENUMERATED)))).toHaveLength(MOST_ENUMERATED);
  });
});
