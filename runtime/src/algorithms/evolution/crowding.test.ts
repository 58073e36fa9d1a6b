import { describe, expect, it } from "vitest";
import type { Result } from "../standing.js";
import { crowdingOf } from "./crowding.js";

const result = (gains: readonly number[]): Result => ({ gains, violation: 0, stopped: false });

describe("the crowding distance", () => {
  it("is the extent of a point's neighbours, summed over the objectives", () => {
    const members = [
      [0, 10],
      [1, 6],
      [4, 5],
      [10, 0],
    ].map((gains) => result(gains));
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
    ].map((gains) => result(gains));
    const distances = crowdingOf(members, [0, 1, 2, 3, 4]);
    expect([distances[0], distances[4]]).toEqual([Infinity, Infinity]);
    for (const distance of distances.slice(1, 4)) expect(distance).toBeGreaterThan(0);
    expect(distances.slice(1, 4).every((distance) => distance <= 2)).toBe(true);
  });

  it("is 0 between equal points", () => {
    const members = Array.from({ length: 5 }, () => result([1, 1]));
    expect(crowdingOf(members, [0, 1, 2, 3, 4]).filter((distance) => distance === 0)).toHaveLength(3);
  });
});
