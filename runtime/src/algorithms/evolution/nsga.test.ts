import { describe, expect, it } from "vitest";
import type { DNA } from "../../geno/dna.js";
import { RandomStream } from "../../geno/random.js";
import { constrain } from "../../hyper/constrain.js";
import { permutate } from "../../hyper/many.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import type { DNASpec } from "../../geno/spec.js";
import type { Algorithm, Outcome, Pending } from "../algorithm.js";
import { RandomSearch } from "../random-search.js";
import { dominates } from "../dominates.js";
import { NSGA2 } from "./nsga2.js";
import { NSGA3 } from "./nsga3.js";

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/**
 * DTLZ2 of as many objectives (Deb, Thiele, Laumanns, Zitzler 2002), as rewards: its front is where the distance from the
 * origin is 1.
 */
function sphere(numbers: readonly number[], objectives: number): readonly number[] {
  const off = numbers.slice(objectives - 1).reduce((sum, x) => sum + (x - 0.5) ** 2, 0);
  const angles = numbers.slice(0, objectives - 1).map((x) => (x * Math.PI) / 2);
  return range(objectives).map((i) => {
    const straight = angles.slice(0, objectives - 1 - i).reduce((all, angle) => all * Math.cos(angle), 1);
    return -(1 + off) * straight * (i === 0 ? 1 : Math.sin(angles[objectives - 1 - i] ?? NaN));
  });
}

type Answer = (dna: DNA, id: number) => Partial<Outcome>;

function run(
  algorithm: Algorithm,
  spec: DNASpec,
  answer: Answer,
  { seed = 1, trials = 300, objectives = 2 } = {},
): Outcome[] {
  const search = algorithm.start({ spec, trials, objectives });
  const random = RandomStream.of(seed);
  return range(trials).map((i) => {
    const dna = search.propose({ id: i + 1, random: random.split(i), pending: [] });
    if (dna === undefined) throw new Error("The search never ends.");
    const outcome: Outcome = { id: i + 1, dna, reward: undefined, ...answer(dna, i + 1) };
    search.report(outcome);
    return outcome;
  });
}

const cube = dnaSpec(range(8).map(() => floatv(0, 1)));
/** How far from the front the last fifty are on average. */
const gap = (algorithm: Algorithm, seed: number, objectives: number): number =>
  run(algorithm, cube, (dna) => ({ rewards: sphere(dna.numbers, objectives) }), {
    seed,
    objectives,
    trials: 400,
  })
    .slice(-50)
    .reduce((sum, { rewards = [] }) => sum + Math.hypot(...rewards) - 1, 0) / 50;

describe.each([
  ["NSGA-II", 2, (population?: number) => new NSGA2(population === undefined ? {} : { population })],
  ["NSGA-III", 3, (population?: number) => new NSGA3(population === undefined ? {} : { population })],
] as const)("%s", (_, objectives, make) => {
  it("comes nearer to a front than random search, over 15 seeds by ranks", () => {
    const seeds = range(15);
    const mine = seeds.map((seed) => gap(make(40), seed, objectives));
    const drawn = seeds.map((seed) => gap(new RandomSearch(), seed, objectives));
    const wins = mine.reduce((sum, a) => sum + drawn.filter((b) => a < b).length, 0);
    // Mann and Whitney's U of two times 15 has mean 112.5 and standard deviation √(15 · 15 · 31 / 12) = 24.1; 4.6 of them
    // above is 224.
    expect(wins).toBeGreaterThanOrEqual(224);
  });

  it("spreads over the front: each objective is near its best somewhere", () => {
    const last = run(make(40), cube, (dna) => ({ rewards: sphere(dna.numbers, objectives) }), {
      objectives,
      trials: 800,
    }).slice(-200);
    for (const objective of range(objectives))
      expect(Math.max(...last.map(({ rewards }) => rewards?.[objective] ?? NaN))).toBeGreaterThan(-0.1);
  });

  it("repeats itself with the same seed, and not with another", () => {
    const points = (seed: number): string[] =>
      run(make(), cube, (dna) => ({ rewards: sphere(dna.numbers, objectives) }), { seed, objectives }).map(
        ({ dna }) => String(dna),
      );
    expect(points(1)).toEqual(points(1));
    expect(points(1)).not.toEqual(points(2));
  });

  it("goes where limits are kept, even against the rewards", () => {
    const outcomes = run(
      make(20),
      cube,
      ({ numbers: [x = 0, y = 0] }) => ({
        rewards: range(objectives).map((i) => (i === 0 ? x : y)),
        violation: Math.max(0, x + y - 0.5),
      }),
      { objectives },
    );
    const kept = outcomes.slice(-100).filter(({ violation }) => violation === 0);
    // Of random points an eighth keeps them.
    expect(kept.length).toBeGreaterThan(40);
  });

  it("ranks points that were stopped early behind all others", () => {
    const outcomes = run(
      make(20),
      cube,
      ({ numbers: [x = 0] }) => ({
        rewards: range(objectives).map(() => x),
        ...(x > 0.5 ? { stopped: true } : {}),
      }),
      { objectives },
    );
    expect(outcomes.slice(-100).filter(({ stopped }) => stopped === true).length).toBeLessThan(50);
  });

  it("tries no point twice while others are left, and goes on when none is", () => {
    const small = dnaSpec([intv(0, 5), oneof(range(6)), oneof([1, ["x", oneof([1, 2])]])]);
    const outcomes = run(
      make(10),
      small,
      ({ numbers }) => ({ rewards: range(objectives).map((i) => numbers[i] ?? 0) }),
      {
        objectives,
        trials: 120,
      },
    );
    // Of 6 · 6 · 3 = 108 points: where all children were tried, 40 random ones were too with a chance of (2/3)⁴⁰ < 10⁻⁷ at the most.
    expect(new Set(outcomes.slice(0, 60).map(({ dna }) => String(dna))).size).toBe(60);
    expect(outcomes).toHaveLength(120);
  });

  it("is poisoned by no reward: infinite ones, all equal ones, none", () => {
    const answers: readonly Answer[] = [
      (__, id) => ({
        rewards: range(objectives).map((i) => [Infinity, -Infinity, 1e308, -1e308, id][(id + i) % 5] ?? 0),
      }),
      () => ({ rewards: range(objectives).map(() => 0) }),
      () => ({}),
      (__, id) => (id === 5 ? { rewards: range(objectives).map(() => 1) } : {}),
    ];
    for (const answer of answers)
      for (const { dna } of run(make(8), cube, answer, { objectives, trials: 60 }))
        expect(dna.numbers.every((number) => number >= 0 && number <= 1)).toBe(true);
  });

  it("keeps constraints of the space", () => {
    const spec = dnaSpec(
      constrain({ a: floatv(0, 1), b: floatv(0, 1), order: permutate([1, 2, 3]) }, ({ a, b }) => a + b < 0.6),
    );
    for (const { dna } of run(
      make(10),
      spec,
      ({ numbers }) => ({ rewards: range(objectives).map((i) => numbers[i] ?? 0) }),
      { objectives, trials: 100 },
    ))
      expect(spec.isFeasible(dna)).toBe(true);
  });

  it("breeds while trials are open, of those that have ended", () => {
    const search = make(6).start({ spec: cube, trials: 100, objectives });
    const random = RandomStream.of(4);
    const open: Pending[] = [];
    for (const id of range(60)) {
      const dna = search.propose({ id, random: random.split(id), pending: [...open] });
      if (dna !== undefined) open.push({ id, dna });
      // The oldest of five ends; every seventh is lost.
      const ended = open.length < 5 ? undefined : open.shift();
      if (ended !== undefined && id % 7 > 0)
        search.report({ ...ended, reward: undefined, rewards: sphere(ended.dna.numbers, objectives) });
    }
    expect(open).toHaveLength(4);
  });

  it("serves one objective too", () => {
    const outcomes = run(
      make(10),
      cube,
      ({ numbers }) => ({ reward: -numbers.reduce((sum, x) => sum + (x - 0.3) ** 2, 0) }),
      { objectives: 1 },
    );
    const mean = (some: readonly Outcome[]): number =>
      some.reduce((sum, { reward = NaN }) => sum + reward, 0) / some.length;
    // Random points are 8 · (1/12 + 0.2²) = 0.99 away, with a standard error of about 0.1 over 10.
    expect(mean(outcomes.slice(-10))).toBeGreaterThan(-0.3);
  });

  it.each([
    [{ population: 1 }, "population is 1; give a whole number of at least 2."],
    [{ crossover: 1.1 }, "crossover is 1.1; give a chance from 0 to 1."],
    [{ mutation: NaN }, "mutation is NaN; give a chance from 0 to 1."],
    [{ crossoverIndex: 0 }, "crossoverIndex is 0; give a number above 0."],
    [{ mutationIndex: Infinity }, "mutationIndex is Infinity; give a number above 0."],
  ])("refuses %j and says what to give", (options, message) => {
    const type = make().constructor === NSGA2 ? NSGA2 : NSGA3;
    expect(() => new type(options)).toThrow(new RangeError(`${make().name}: ${message}`));
  });
});

describe("NSGA-II", () => {
  it("keeps the whole of a front that fits, and finds that of two numbers and a condition", () => {
    // The front: 0 ≤ x ≤ 1 under the first candidate; the second is worse everywhere.
    const spec = dnaSpec([
      oneof([
        ["good", floatv(0, 1)],
        ["bad", floatv(0, 1), intv(0, 9)],
      ]),
      floatv(1e-4, 1, "log"),
    ]);
    const outcomes = run(new NSGA2({ population: 20 }), spec, ({ numbers: [kind = 0, x = 0, ...rest] }) => {
      const loss = kind + Math.abs(Math.log10(rest.at(-1) ?? 1) + 2);
      return { rewards: [x - loss, 1 - x - loss] };
    });
    const all = outcomes.map(({ rewards = [] }) => rewards);
    const front = outcomes.filter(({ rewards = [] }) => !all.some((other) => dominates(other, rewards)));
    expect(front.length).toBeGreaterThan(5);
    expect(
      front.every(
        ({ dna }) => dna.numbers[0] === 0 && Math.abs(Math.log10(dna.numbers.at(-1) ?? 1) + 2) < 0.5,
      ),
    ).toBe(true);
  });
});
