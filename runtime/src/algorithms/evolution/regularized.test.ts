import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { RandomStream } from "../../geno/random.js";
import { floatv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { sample } from "../../tuning/sample.js";
import { RandomSearch } from "../random-search.js";
import { defaultPopulation, RegularizedEvolution } from "./regularized.js";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** A search over `places` choices of 0 to 99: so wide that two random points hardly ever look alike. */
const wide = (places: number) => dnaSpec(range(places).map(() => oneof(range(100))));

const distance = (a: DNA, b: DNA): number => a.numbers.filter((number, i) => number !== b.numbers[i]).length;

describe("the default population", () => {
  it.each([
    [undefined, 100],
    [1, 2],
    [4, 2],
    [8, 2],
    [9, 3],
    [40, 10],
    [60, 15],
    [61, 16],
    [400, 100],
    [401, 100],
    [1e9, 100],
  ])("for %s planned trials is %i", (trials, population) => {
    expect(defaultPopulation(trials)).toBe(population);
  });
});

describe("regularized evolution", () => {
  it("begins with a population of random points and goes on with mutants of them", () => {
    const spec = wide(12);
    const search = new RegularizedEvolution().start({ spec, trials: 40 });
    const random = RandomStream.of(1);
    const history: DNA[] = [];
    for (let id = 1; id <= 40; id++) {
      const dna = search.propose({ id, random: random.split(id) });
      if (dna === undefined) throw new Error("Evolution never ends.");
      const nearest = Math.min(...history.map((other) => distance(dna, other)));
      if (id <= 10) expect(nearest).toBeGreaterThan(3);
      else expect(nearest).toBe(1);
      history.push(dna);
      search.report({ id, dna, reward: id });
    }
  });

  it("takes the best of a tournament of the whole population as parent", () => {
    const spec = wide(12);
    const search = new RegularizedEvolution({ population: 5, tournament: 5 }).start({
      spec,
      trials: undefined,
    });
    const random = RandomStream.of(2);
    const rewards = [3, 9, 1, 7, 5];
    const first = rewards.map((reward, i) => {
      const dna = search.propose({ id: i + 1, random: random.split(i) }) ?? DNA.of(spec, []);
      search.report({ id: i + 1, dna, reward });
      return dna;
    });
    for (let i = 0; i < 20; i++) {
      const child = search.propose({ id: 6, random: random.split(`child ${i}`) });
      expect(child === undefined ? NaN : distance(child, first[1] ?? child)).toBe(1);
    }
  });

  it("compares `tournament` different members: the worst of a population never wins one of two or more", () => {
    const spec = wide(12);
    const search = new RegularizedEvolution({ population: 4, tournament: 2 }).start({
      spec,
      trials: undefined,
    });
    const random = RandomStream.of(3);
    const first = range(4).map((i) => {
      const dna = search.propose({ id: i + 1, random: random.split(i) }) ?? DNA.of(spec, []);
      search.report({ id: i + 1, dna, reward: i });
      return dna;
    });
    const wins = [0, 0, 0, 0];
    const N = 6000;
    for (let i = 0; i < N; i++) {
      const child = search.propose({ id: 5, random: random.split(`child ${i}`) });
      const parent = first.findIndex((dna) => child !== undefined && distance(child, dna) === 1);
      wins[parent] = (wins[parent] ?? NaN) + 1;
    }
    // Of the 6 pairs of members, rank k (from 0) is the better one of k.
    const chi = [1, 2, 3].reduce((sum, k) => sum + ((wins[k] ?? NaN) - (N * k) / 6) ** 2 / ((N * k) / 6), 0);
    expect(wins[0]).toBe(0);
    // 2 degrees of freedom: the chi-square quantile of 1 − 10⁻⁶ is −2 · ln(10⁻⁶) = 27.6.
    expect(chi).toBeLessThan(27.6);
  });

  it("prefers the youngest of equal ones", () => {
    const spec = wide(12);
    const search = new RegularizedEvolution({ population: 6, tournament: 6 }).start({
      spec,
      trials: undefined,
    });
    const random = RandomStream.of(4);
    const first = range(6).map((i) => {
      const dna = search.propose({ id: i + 1, random: random.split(i) }) ?? DNA.of(spec, []);
      search.report({ id: i + 1, dna, reward: i < 5 ? 1 : 0 });
      return dna;
    });
    for (let i = 0; i < 50; i++) {
      const child = search.propose({ id: 7, random: random.split(`child ${i}`) });
      expect(first.findIndex((dna) => child !== undefined && distance(child, dna) === 1)).toBe(4);
    }
  });

  it("lets the oldest die, however good it was", () => {
    const spec = wide(12);
    const search = new RegularizedEvolution({ population: 3, tournament: 3 }).start({
      spec,
      trials: undefined,
    });
    const random = RandomStream.of(5);
    const propose = (id: number): DNA => search.propose({ id, random: random.split(id) }) ?? DNA.of(spec, []);
    const best = propose(1);
    search.report({ id: 1, dna: best, reward: 1000 });
    for (const id of [2, 3]) search.report({ id, dna: propose(id), reward: id });
    const child = propose(4);
    expect(distance(child, best)).toBe(1);
    // A foreign point takes the oldest's place; the parent is now the best of the three youngest.
    const stranger = DNA.of(
      spec,
      range(12).map(() => 99),
    );
    search.report({ id: 4, dna: stranger, reward: 500 });
    expect(distance(propose(5), best)).toBeGreaterThan(3);
    expect(distance(propose(6), stranger)).toBe(1);
  });

  it("draws at random until its population has been rewarded: infeasible points are no parents", () => {
    const spec = wide(12);
    const search = new RegularizedEvolution({ population: 2, tournament: 1 }).start({
      spec,
      trials: undefined,
    });
    const random = RandomStream.of(6);
    const propose = (id: number): DNA => search.propose({ id, random: random.split(id) }) ?? DNA.of(spec, []);
    const infeasible = range(20).map((id) => {
      const dna = propose(id);
      search.report({ id, dna, reward: undefined });
      return dna;
    });
    const parents = [21, 22].map((id) => {
      const dna = propose(id);
      search.report({ id, dna, reward: 0 });
      return dna;
    });
    for (let id = 23; id < 60; id++) {
      const child = propose(id);
      expect(Math.min(...parents.map((dna) => distance(child, dna)))).toBe(1);
      expect(Math.min(...infeasible.map((dna) => distance(child, dna)))).toBeGreaterThan(3);
    }
  });

  it("keeps its state in the search: one description serves many studies at once", () => {
    const spec = wide(12);
    const algorithm = new RegularizedEvolution({ population: 2, tournament: 1 });
    const [one, other] = [algorithm.start({ spec, trials: 9 }), algorithm.start({ spec, trials: 9 })];
    const far = DNA.of(
      spec,
      range(12).map(() => 99),
    );
    for (const id of [1, 2, 3]) one.report({ id, dna: far, reward: 1 });
    const proposed = other.propose({ id: 1, random: RandomStream.of(7) });
    expect(proposed === undefined ? NaN : distance(proposed, far)).toBeGreaterThan(3);
  });

  it.each([
    [{ population: 1 }, "population is 1; give a whole number of at least 2."],
    [{ population: 2.5 }, "population is 2.5"],
    [{ population: NaN }, "population is NaN"],
    [{ tournament: 0 }, "tournament is 0; give a whole number of at least 1."],
    [{ population: 5, tournament: 6 }, "tournament is 6; give a whole number of at least 1 and at most 5."],
  ])("refuses %j and says what to give", (options, message) => {
    expect(() => new RegularizedEvolution(options)).toThrow(RangeError);
    expect(() => new RegularizedEvolution(options)).toThrow(message);
  });

  it("takes a tournament that is larger than the population of a short study", () => {
    const space = { a: oneof([1, 2]), b: oneof([1, 2]) };
    const study = sample(space, new RegularizedEvolution({ tournament: 10, seed: 1 }), { trials: 8 });
    for (const [example, feedback] of study) feedback(example.a + example.b);
    expect(study.trials).toHaveLength(8);
  });
});

describe("regularized evolution against random search", () => {
  const space = { choices: range(8).map(() => oneof(range(6))), x: floatv(0, 1), y: floatv(1e-4, 1, "log") };
  /** Separable, best at all fives, x = 0.3, y = 0.01. */
  const reward = (point: typeof space): number =>
    point.choices.reduce((sum, choice) => sum + choice, 0) -
    4 * Math.abs(point.x - 0.3) -
    Math.abs(Math.log10(point.y) + 2);

  const best = (algorithm: RegularizedEvolution | RandomSearch, seed: number, trials: number): number => {
    const study = sample(space, algorithm, { seed, trials });
    for (const [point, feedback] of study) feedback(reward(point));
    return study.best?.reward ?? NaN;
  };

  it.each([60, 200])("is better on a separable space in %i trials, over 20 seeds by ranks", (trials) => {
    const seeds = range(20);
    const evolved = seeds.map((seed) => best(new RegularizedEvolution(), seed, trials));
    const drawn = seeds.map((seed) => best(new RandomSearch(), seed, trials));
    const wins = evolved.reduce((sum, a) => sum + drawn.filter((b) => a > b).length, 0);
    // Mann and Whitney's U of two times 20 has mean 200 and standard deviation √(20 · 20 · 41 / 12) = 37.0 under
    // equality; 4.753 of them above, p = 10⁻⁶, is 200 + 176 = 376.
    expect(wins).toBeGreaterThan(376);
  });
});
