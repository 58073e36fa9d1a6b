import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dominates, frontsOf } from "./dominates.js";
import { compareStandings, type Result } from "./standing.js";

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
      .map(([gains, violation, stopped]): Result => ({ gains, violation, stopped })),
    { maxLength: 25 },
  ),
);

/** By definition: standing first, then dominance; a member's front is one behind the last of those that beat it. */
function ranksByDefinition(members: readonly Result[]): number[] {
  const beats = (a: Result, b: Result): boolean => {
    const standing = compareStandings(a, b);
    return standing === 0 ? dominates(a.gains, b.gains) : standing < 0;
  };
  const ranks = new Map<Result, number>();
  const rankOf = (member: Result): number => {
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
        for (const count of [0, 1, 2]) expect(frontsOf(members, count)).toEqual(fronts.slice(0, count));
      }),
      { seed: 1, numRuns: 2000 },
    );
    expect(most).toBeGreaterThan(4);
  });

  it("are none where nobody is", () => {
    expect(frontsOf([])).toEqual([]);
  });
});
