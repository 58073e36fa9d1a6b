import { describe, expect, it } from "vitest";
import { DNA } from "../geno/dna.js";
import { DNASpec } from "../geno/spec.js";
import { compareResults, compareStandings, resultOf, tierOf } from "./standing.js";

const dna = DNA.of(new DNASpec([]), []);

describe("the order of results", () => {
  it("has completed ones before stopped ones, those before ones that break a limit, and infeasible ones last", () => {
    const results = [
      resultOf({ id: 1, dna, reward: Infinity }),
      resultOf({ id: 2, dna, reward: 3 }),
      resultOf({ id: 3, dna, reward: -Infinity, violation: 0 }),
      resultOf({ id: 4, dna, reward: 9, stopped: true }),
      // How far it came says nothing where a training ends when it gets no better.
      resultOf({ id: 5, dna, reward: 8, stopped: true, steps: [{ step: 90, reward: 8 }] }),
      resultOf({ id: 6, dna, reward: 98, violation: 0.1 }),
      resultOf({ id: 7, dna, reward: 97, violation: 0.1 }),
      resultOf({ id: 8, dna, reward: 99, violation: 0.1, stopped: true }),
      resultOf({ id: 9, dna, reward: 99, violation: Infinity }),
      resultOf({ id: 10, dna, reward: undefined }),
    ];
    expect([...results].reverse().sort(compareResults)).toEqual(results);
    for (const result of results) expect(compareResults(result, result)).toBe(0);
    expect(results.map(tierOf)).toEqual([0, 0, 0, 1, 1, 2, 2, 2, 2, 3]);
  });

  it("of several objectives leaves to rewards only what standing does not tell", () => {
    const [one, other] = [
      resultOf({ id: 1, dna, reward: undefined, rewards: [1, 5] }),
      resultOf({ id: 2, dna, reward: undefined, rewards: [2, 0] }),
    ];
    expect(compareStandings(one, other)).toBe(0);
    expect(compareResults(one, other)).toBeGreaterThan(0);
    expect(tierOf(one)).toBe(0);
  });
});
