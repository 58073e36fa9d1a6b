import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { DNASpec } from "../../geno/spec.js";
import type { Individual } from "./individual.js";
import { niched } from "./niching.js";
import { latticeSize, referencePoints, simplexLattice } from "./reference-points.js";

const dna = DNA.trusted(new DNASpec([]), []);
const individual = (costs: readonly number[]): Individual => ({
  id: 1,
  dna,
  gains: costs.map((cost) => -cost),
  violation: 0,
  stopped: false,
});

describe("reference points", () => {
  it.each([
    [3, 12, 91],
    [5, 6, 210],
    [2, 99, 100],
    [4, 1, 4],
  ])("of %i objectives and %i divisions are %i, as in the paper's table", (objectives, divisions, size) => {
    const points = simplexLattice(objectives, divisions);
    expect([points.length, latticeSize(objectives, divisions)]).toEqual([size, size]);
    expect(new Set(points.map(String)).size).toBe(size);
    for (const point of points) expect(point.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
  });

  it("are no more than the population, but for the objectives themselves and the middle", () => {
    for (const objectives of [1, 2, 3, 5, 8, 15])
      for (const population of [2, 10, 92, 212, 500]) {
        const points = referencePoints(objectives, population);
        expect(points.length).toBeLessThanOrEqual(Math.max(population, objectives + 1));
        for (const point of points) expect(point.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
        expect(new Set(points.map(String)).size).toBe(points.length);
      }
  });
});

describe("niching", () => {
  const directions = simplexLattice(2, 2);
  // On the line from (0, 1) to (1, 0), which is the plane of the extreme points: two near the middle, and a crowd near one end.
  const members = [
    [0, 1],
    [1, 0],
    [0.5, 0.5],
    [0.55, 0.45],
    [0.02, 0.98],
    [0.04, 0.96],
    [0.06, 0.94],
  ].map(individual);
  const all = members.map((_, place) => place);

  it("fills directions that nobody serves first, with whoever is nearest", () => {
    expect(new Set(niched(members, [], all, all, 3, directions))).toEqual(new Set([0, 1, 2]));
    expect(niched(members, [0, 1], [2, 3, 4, 5, 6], [0, 1], 1, directions)).toEqual([2]);
    expect(new Set(niched(members, [0, 1], [2, 3, 4, 5, 6], [0, 1], 3, directions))).toEqual(
      new Set([2, 3, 4]),
    );
  });

  it("does so on any scale of the objectives", () => {
    const scaled = members.map(({ gains: [a = 0, b = 0] }) => individual([1e6 * -a - 5e6, 1e-3 * -b + 7]));
    expect(new Set(niched(scaled, [], all, all, 3, directions))).toEqual(new Set([0, 1, 2]));
  });

  it("takes as many as it was asked for where all are equal, or infinite", () => {
    for (const costs of [
      [1, 1],
      [Infinity, -Infinity],
      [1e308, -1e308],
    ]) {
      const equal = Array.from({ length: 5 }, () => individual(costs));
      const chosen = niched(equal, [0], [1, 2, 3, 4], [0], 3, directions);
      expect(new Set(chosen).size).toBe(3);
    }
  });
});
