import { describe, expect, it } from "vitest";
import { RandomStream } from "../geno/random.js";
import { randomDna } from "../geno/random-dna.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import { RandomSearch } from "./random-search.js";

describe("random search", () => {
  const spec = dnaSpec([oneof([1, 2, 3]), oneof([1, 2, 3])]);

  it("draws every trial from the trial's own stream, whatever was reported", () => {
    const search = new RandomSearch().start({ spec, trials: 10 });
    for (let id = 1; id <= 10; id++) {
      const dna = search.propose({ id, random: RandomStream.of(id) });
      expect(dna?.numbers).toEqual(randomDna(spec, RandomStream.of(id)).numbers);
      if (dna !== undefined) search.report({ id, dna, reward: id % 3 === 0 ? undefined : id });
    }
  });

  it("has the seed that it was given, or none", () => {
    expect([new RandomSearch({ seed: 0 }).seed, new RandomSearch().seed]).toEqual([0, undefined]);
  });
});
