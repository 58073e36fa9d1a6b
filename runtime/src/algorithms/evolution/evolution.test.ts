import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { RandomStream } from "../../geno/random.js";
import { constrain } from "../../hyper/constrain.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { sample } from "../../tuning/sample.js";
import type { Pending, Search } from "../algorithm.js";
import { RandomSearch } from "../random-search.js";
import { Evolution } from "./evolution.js";
import type { Genotype } from "./individual.js";
import * as mutation from "./mutation.js";
import { Operation } from "./operation.js";
import * as recombination from "./recombination.js";
import { RegularizedEvolution } from "./regularized.js";
import { linear } from "./schedule.js";
import * as selection from "./selection.js";

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
const spec = dnaSpec([
  ...range(8).map(() => oneof(range(6))),
  floatv(0, 1),
  floatv(1e-4, 1, "log"),
  oneof([1, ["x", intv(0, 9), floatv(0, 1)]]),
]);

/** Separable, best at all fives, 0.3, 0.01, and the second of the conditional ones. */
function reward({ numbers }: DNA): number {
  const [x = 0, y = 1, last = 0, n = 0] = numbers.slice(8);
  const choices = numbers.slice(0, 8).reduce((sum, number) => sum + number, 0);
  return choices - 4 * Math.abs(x - 0.3) - Math.abs(Math.log10(y) + 2) + (last === 1 ? n / 3 : 0);
}

const genetic = (): Evolution =>
  new Evolution({
    initial: 20,
    survivors: selection.top(20),
    reproduction: selection
      .tournament(2)
      .pipe(recombination.uniform())
      .pipe(mutation.uniform().chain(linear(3, 1, 100))),
  });
const regularized = (): Evolution =>
  new Evolution({
    initial: 20,
    survivors: selection.last(20),
    reproduction: selection.random(5).pipe(selection.top(1)).pipe(mutation.uniform()),
  });

type Maker = () => Evolution | RandomSearch | RegularizedEvolution;

function run(
  make: Maker,
  seed: number,
  trials = 150,
): { readonly best: number; readonly points: readonly DNA[] } {
  const study = sample(spec, make(), { seed, trials });
  for (const [dna, feedback] of study) feedback(reward(dna));
  return { best: study.best?.reward ?? NaN, points: study.trials.map(({ dna }) => dna) };
}

/**
 * How often one of the first is larger than one of the second. Of two times 20 equal ones the mean is 200 and the standard
 * deviation √(20 · 20 · 41 / 12) = 37.0 (Mann and Whitney): p = 10⁻⁶ is 4.753 of them away, 176.
 */
const wins = (first: readonly number[], second: readonly number[]): number =>
  first.reduce((sum, a) => sum + second.filter((b) => a > b).length, 0);

describe("evolution of composed operations", () => {
  const seeds = range(20);
  const bests = (make: Maker): number[] => seeds.map((seed) => run(make, seed).best);

  it("is better than random search, and as good as regularized evolution where it is the same", () => {
    const [mine, composed] = [bests(genetic), bests(regularized)];
    const drawn = bests(() => new RandomSearch());
    expect(wins(mine, drawn)).toBeGreaterThan(376);
    expect(wins(composed, drawn)).toBeGreaterThan(376);
    const ready = bests(() => new RegularizedEvolution({ population: 20, tournament: 5 }));
    expect(Math.abs(wins(composed, ready) - 200)).toBeLessThan(176);
  });

  it("repeats itself with the same seed, and not with another", () => {
    expect(run(genetic, 1).points.map(String)).toEqual(run(genetic, 1).points.map(String));
    expect(run(genetic, 1).points.map(String)).not.toEqual(run(genetic, 2).points.map(String));
  });

  it("says in its settings what it does", () => {
    expect(genetic().settings).toEqual({
      reproduction: "tournament(2, { size: 2 }) | uniform() | uniform().chain(linear(3, 1, 100))",
      survivors: "top(20)",
      initial: 20,
    });
  });

  it("refuses to begin with nobody", () => {
    expect(() => new Evolution({ reproduction: selection.all(), initial: 0 })).toThrow(
      new RangeError("Evolution: initial is 0; give a whole number from 1."),
    );
  });
});

describe("the search", () => {
  const line = dnaSpec(intv(0, 1e9));
  const stream = RandomStream.of(1);
  const proposed = (search: Search, id: number, pending: readonly Pending[] = []): DNA => {
    const dna = search.propose({ id, random: stream.split(id), pending });
    if (dna === undefined) throw new Error("Evolution never ends.");
    return dna;
  };

  it("tries a brood one after the other before it asks for another", () => {
    let asked = 0;
    const counted = new Operation<Genotype, Genotype>("counted", (input, moment) => {
      asked++;
      return mutation.uniform().apply(input, moment);
    });
    const search = new Evolution({
      initial: 1,
      reproduction: selection.top(1).repeat(3).pipe(counted),
    }).start({
      spec: line,
      trials: undefined,
    });
    const calls = range(9).map((i) => {
      search.report({ id: i + 1, dna: proposed(search, i + 1), reward: -i });
      return asked;
    });
    expect(calls).toEqual([0, 1, 1, 1, 2, 2, 2, 3, 3]);
  });

  it("takes no infeasible point for a parent, and draws until there is one", () => {
    const search = new Evolution({ initial: 2, reproduction: selection.last(1) }).start({
      spec: line,
      trials: 9,
    });
    const propose = (id: number): DNA => proposed(search, id);
    for (const id of range(10)) search.report({ id, dna: propose(id), reward: undefined });
    const first = propose(11);
    search.report({ id: 11, dna: first, reward: 1 });
    expect(propose(12).equals(first)).toBe(false);
    search.report({ id: 12, dna: propose(12), reward: 1 });
    expect(propose(13).equals(propose(12))).toBe(true);
  });

  it("draws no more than the initial points at random where trials run side by side", () => {
    const search = new Evolution({ initial: 4, reproduction: selection.first(1) }).start({
      spec: line,
      trials: 9,
    });
    const open: Pending[] = [];
    for (const id of [1, 2, 3, 4]) open.push({ id, dna: proposed(search, id, [...open]) });
    expect(new Set(open.map(({ dna }) => String(dna))).size).toBe(4);
    const [first, ...rest] = open;
    if (first === undefined) throw new Error("Nothing was proposed.");
    search.report({ ...first, reward: 1 });
    expect(proposed(search, 5, rest).equals(first.dna)).toBe(true);
  });

  it("passes over children that break a constraint", () => {
    const half = dnaSpec(constrain({ a: intv(0, 999), b: intv(0, 999) }, ({ a, b }) => a + b < 999));
    const wild = new Operation<Genotype, Genotype>("wild", (input, { random }) =>
      input.map(() => ({ dna: DNA.of(half, [random.int(1000), random.int(1000)]) })),
    );
    const search = new Evolution({ initial: 3, reproduction: selection.random(1).pipe(wild) }).start({
      spec: half,
      trials: 50,
    });
    for (const id of range(50)) {
      const dna = proposed(search, id);
      expect(half.isFeasible(dna)).toBe(true);
      search.report({ id, dna, reward: id });
    }
  });
});
