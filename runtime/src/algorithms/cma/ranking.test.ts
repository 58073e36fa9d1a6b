import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { DNASpec } from "../../geno/spec.js";
import { compareScores, scoreOf, sharedWeights, type Score } from "./ranking.js";

const dna = DNA.of(new DNASpec([]), []);

describe("the order of results", () => {
  it("has completed ones before stopped ones, those before ones that break a constraint, and infeasible ones last", () => {
    const scores = [
      scoreOf({ id: 1, dna, reward: Infinity }),
      scoreOf({ id: 2, dna, reward: 3 }),
      scoreOf({ id: 3, dna, reward: -Infinity, violation: 0 }),
      scoreOf({ id: 4, dna, reward: 9, stopped: true }),
      scoreOf({ id: 5, dna, reward: 99, violation: 0.1 }),
      scoreOf({ id: 6, dna, reward: 99, violation: 2, stopped: true }),
      scoreOf({ id: 7, dna, reward: undefined }),
    ];
    expect([...scores].reverse().sort(compareScores)).toEqual(scores);
    for (const score of scores) expect(compareScores(score, score)).toBe(0);
  });

  it("shares the weights of equals", () => {
    const of = (value: number): Score => ({ standing: 0, value });
    expect(sharedWeights([of(5), of(4), of(4), of(1)], [4, 2, 0, -2])).toEqual([4, 1, 1, -2]);
    expect(sharedWeights([of(1), of(1), of(1), of(1)], [4, 2, 0, -2])).toEqual([1, 1, 1, 1]);
    expect(sharedWeights([], [])).toEqual([]);
  });
});
