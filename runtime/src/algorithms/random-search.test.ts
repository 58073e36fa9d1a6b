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

  it("draws by the law that it was given", () => {
    // The plain candidate has a half of the draws by decision, and of those by point a 1,001st.
    const nested = dnaSpec(oneof(["plain", oneof(Array.from({ length: 1000 }, (_, index) => index))]));
    const plain = (law?: "decision" | "point"): number => {
      const search = new RandomSearch(law === undefined ? {} : { law }).start({ spec: nested, trials: 200 });
      const draws = Array.from({ length: 200 }, (_, id) =>
        search.propose({ id, random: RandomStream.of(id) }),
      );
      return draws.filter((dna) => dna?.numbers[0] === 0).length;
    };
    // 100 ± 4 standard deviations of 7.1; and 0.2 on average, more than 5 of them by a chance of 7.5 · 10⁻⁸.
    expect(plain()).toBeGreaterThan(71);
    expect(plain()).toBeLessThan(129);
    expect(plain("decision")).toBe(plain());
    expect(plain("point")).toBeLessThanOrEqual(5);
    expect(() => plain("bogus" as "point")).toThrow('There is no sampling law "bogus"');
  });

  it("has the seed that it was given, or none", () => {
    expect([new RandomSearch({ seed: 0 }).seed, new RandomSearch().seed]).toEqual([0, undefined]);
  });
});
