import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { DNASpec } from "../../geno/spec.js";
import { dominates } from "../dominates.js";
import { crowdingOf, frontsOf } from "./dominance.js";
import { compareStandings, type Individual } from "./individual.js";

const dna = DNA.trusted(new DNASpec([]), []);
const individual = (gains: readonly number[], violation = 0, stopped = false): Individual => ({
  id: 1,
  dna,
  gains,
  violation,
  stopped,
});

/** Few values, so that there are ties, and the infinite ones. */
const gain = fc.constantFrom(-Infinity, -1, 0, 1, 2, 3, Infinity);
const population = fc.integer({ min: 1, max: 4 }).chain((objectives) =>
  fc.array(
    fc
      .tuple(
        fc.array(gain, { minLength: objectives, maxLength: objectives }),
        fc.constantFrom(0, 0, 0, 1, 2),
        fc.boolean(),
      )
      .map(([gains, violation, stopped]) => individual(gains, violation, stopped)),
    { maxLength: 25 },
  ),
);

/** By definition: standing first, then dominance; a member's front is one behind the last of those that beat it. */
function ranksByDefinition(members: readonly Individual[]): number[] {
  const beats = (a: Individual, b: Individual): boolean => {
    const standing = compareStandings(a, b);
    return standing === 0 ? dominates(a.gains, b.gains) : standing < 0;
  };
  const ranks = new Map<Individual, number>();
  const rankOf = (member: Individual): number => {
    const known = ranks.get(member);
    if (known !== undefined) return known;
    const own = Math.max(-1, ...members.filter((other) => beats(other, member)).map(rankOf)) + 1;
    ranks.set(member, own);
    return own;
  };
  return members.map(rankOf);
}

describe("fronts", () => {
  it("are those of the definition, with ties, infinite rewards, limits and stopped trials", () => {
    let most = 0;
    fc.assert(
      fc.property(population, (members) => {
        const ranks = members.map(() => -1);
        const fronts = frontsOf(members);
        for (const [rank, front] of fronts.entries()) for (const place of front) ranks[place] = rank;
        expect(ranks).toEqual(ranksByDefinition(members));
        most = Math.max(most, fronts.length);
      }),
      { seed: 1, numRuns: 2000 },
    );
    expect(most).toBeGreaterThan(4);
  });

  it("are none where nobody is", () => {
    expect(frontsOf([])).toEqual([]);
  });
});

describe("the crowding distance", () => {
  it("is the extent of a point's neighbours, summed over the objectives", () => {
    const members = [
      [0, 10],
      [1, 6],
      [4, 5],
      [10, 0],
    ].map((gains) => individual(gains));
    // Of the second: 4 of 10 in the first objective, 5 of 10 in the other; of the third: 9 and 6 of 10.
    expect(crowdingOf(members, [0, 1, 2, 3])).toEqual([Infinity, 0.4 + 0.5, 0.9 + 0.6, Infinity]);
    expect(crowdingOf(members, [2, 0, 3, 1])).toEqual([0.9 + 0.6, Infinity, Infinity, 0.4 + 0.5]);
  });

  it("takes infinite rewards for the best and worst of the finite ones", () => {
    const members = [
      [-Infinity, 4],
      [0, 3],
      [1, 2],
      [2, -1e308],
      [Infinity, -Infinity],
    ].map((gains) => individual(gains));
    const distances = crowdingOf(members, [0, 1, 2, 3, 4]);
    expect([distances[0], distances[4]]).toEqual([Infinity, Infinity]);
    for (const distance of distances.slice(1, 4)) expect(distance).toBeGreaterThan(0);
    expect(distances.slice(1, 4).every((distance) => distance <= 2)).toBe(true);
  });

  it("is 0 between equal points", () => {
    const members = Array.from({ length: 5 }, () => individual([1, 1]));
    expect(crowdingOf(members, [0, 1, 2, 3, 4]).filter((distance) => distance === 0)).toHaveLength(3);
  });
});
