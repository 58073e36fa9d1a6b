import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { RandomStream } from "../../geno/random.js";
import { randomDna } from "../../geno/random-dna.js";
import type { DNASpec } from "../../geno/spec.js";
import { constrain } from "../../hyper/constrain.js";
import { manyof, permutate } from "../../hyper/many.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { sample } from "../../tuning/sample.js";
import type { Algorithm, Outcome } from "../algorithm.js";
import { RandomSearch } from "../random-search.js";
import type { PolicyAlgorithm } from "./policy-search.js";
import { defaultLearningRate } from "./options.js";
import { PPO, withAdvantages } from "./ppo.js";
import { Reinforce } from "./reinforce.js";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

type Result = Omit<Outcome, "id" | "dna">;

/** Runs a search and returns its points, each checked to be one of the space. */
function run(
  algorithm: Algorithm,
  spec: DNASpec,
  trials: number,
  seed: number | string,
  result: (dna: DNA, id: number) => Result,
): readonly DNA[] {
  const search = algorithm.start({ spec, trials });
  const root = RandomStream.of(seed);
  return range(trials).map((i) => {
    const proposed = search.propose({ id: i + 1, random: root.split(i + 1), seen: i, pending: [] });
    if (proposed === undefined) throw new Error(`${algorithm.name} never ends.`);
    const dna = DNA.of(spec, proposed.numbers);
    search.report({ id: i + 1, dna, ...result(dna, i + 1) });
    return dna;
  });
}

/** For each space a reward with one best point, or a few. */
const problems: Readonly<Record<string, { readonly spec: DNASpec; readonly reward: (dna: DNA) => number }>> =
  {
    choices: {
      spec: dnaSpec(range(8).map(() => oneof(["a", "b", "c", "d"]))),
      reward: ({ numbers }) => numbers.filter((number, i) => number === (i * 3) % 4).length,
    },
    "floats, one on a log scale": {
      spec: dnaSpec([floatv(-5, 5), floatv(-5, 5), floatv(1e-6, 1, "log"), floatv(0, 1)]),
      reward: ({ numbers: [a = 0, b = 0, c = 1] }) =>
        -((a - 1) ** 2) - (b + 2) ** 2 - (Math.log10(c) + 4) ** 2,
    },
    "ints, one of a huge range": {
      spec: dnaSpec([intv(0, 9e15), intv(1, 50), intv(-100, 100, 5)]),
      reward: ({ numbers: [a = 0, b = 0, c = 0] }) =>
        -((a / 9e15 - 0.3) ** 2) - (b / 50 - 0.5) ** 2 - (c / 40 - 0.7) ** 2,
    },
    "conditional decisions": {
      spec: dnaSpec([
        oneof([
          { a: floatv(0, 1), b: oneof([{ c: floatv(0, 1), d: floatv(0, 1) }, "none"]) },
          { e: floatv(0, 1), f: intv(1, 20) },
          "nothing",
        ]),
        floatv(0, 1),
      ] as unknown),
      reward: ({ numbers }) => {
        const [kind, a = 0, b, c = 0, d = 0] = numbers;
        const last = numbers.at(-1) ?? 0;
        const inside =
          kind === 0 ? (b === 0 ? 1 - (a - 0.2) ** 2 - (c - 0.8) ** 2 - (d - 0.4) ** 2 : 0.3) : 0;
        return inside - (last - 0.6) ** 2;
      },
    },
    "sets of candidates": {
      spec: dnaSpec(manyof(4, range(12), { distinct: true, sorted: true })),
      reward: ({ numbers }) => numbers.filter((number) => number % 3 === 1).length,
    },
    permutations: {
      spec: dnaSpec(permutate(range(7))),
      reward: ({ numbers }) => -numbers.reduce((sum, number, i) => sum + Math.abs(number - ((i + 3) % 7)), 0),
    },
    "tied names": {
      spec: dnaSpec([
        oneof(["no", ["yes", oneof(range(5), { name: "n" })]]),
        oneof([["x", oneof(range(5), { name: "n" })], "y"]),
        oneof(range(5), { name: "n" }),
        oneof(range(6)),
      ]),
      reward: (dna) => {
        const { decisions } = dna;
        const named = decisions.find(({ point }) => point.name === "n")?.number ?? 0;
        return -Math.abs(named - 3) - (dna.numbers[0] ?? 0) - Math.abs((dna.numbers.at(-1) ?? 0) - 2);
      },
    },
  };

const algorithms: readonly (readonly [string, (seed?: number) => PolicyAlgorithm])[] = [
  ["Reinforce", (seed) => new Reinforce(seed === undefined ? {} : { seed })],
  ["PPO", (seed) => new PPO(seed === undefined ? {} : { seed })],
];

describe.each(algorithms)("%s", (_, make) => {
  it.each(Object.keys(problems))("draws better points in the end than random search does: %s", (name) => {
    const problem = problems[name];
    if (problem === undefined) throw new Error(name);
    const { spec, reward } = problem;
    const seeds = range(12);
    const TRIALS = 300;
    const learned = seeds.map((seed) => {
      const points = run(make(), spec, TRIALS, seed, (dna) => ({ reward: reward(dna) }));
      return points.slice(-50).reduce((sum, dna) => sum + reward(dna), 0) / 50;
    });
    const drawn = seeds.map((seed) => {
      const points = run(new RandomSearch(), spec, TRIALS, seed, () => ({ reward: 0 }));
      return points.slice(-50).reduce((sum, dna) => sum + reward(dna), 0) / 50;
    });
    const wins = learned.reduce((sum, a) => sum + drawn.filter((b) => a > b).length, 0);
    // Mann and Whitney's U of two times 12 has, under equality, the chance 7.4 · 10⁻⁷ (one in 2,704,156 arrangements, twice) of 143 or 144.
    expect(wins).toBeGreaterThanOrEqual(143);
  });

  it("finds the best of ten arms whose rewards are noisy", () => {
    const spec = dnaSpec(oneof(range(10)));
    const BEST = 6;
    for (const seed of range(5)) {
      const noise = RandomStream.of("noise").split(seed);
      // The others are a deviation of the noise worse, or more.
      const points = run(make(), spec, 1500, seed, (dna, id) => ({
        reward: (dna.numbers[0] === BEST ? 1 : -0.1 * (dna.numbers[0] ?? 0)) + noise.split(id).normal(),
      }));
      const pulls = points.slice(-200).filter(({ numbers }) => numbers[0] === BEST).length;
      expect(pulls).toBeGreaterThan(160);
    }
  });

  it("proposes the same from the same calls", () => {
    for (const { spec, reward } of Object.values(problems)) {
      const numbers = (): readonly (readonly number[])[] =>
        run(make(), spec, 60, 3, (dna) => ({ reward: reward(dna) })).map((dna) => dna.numbers);
      expect(numbers()).toEqual(numbers());
    }
  });

  it("does not depend on the size of rewards", () => {
    const { spec, reward } = problems["conditional decisions"] ?? { spec: dnaSpec(1), reward: () => 0 };
    const numbers = (factor: number): readonly (readonly number[])[] =>
      // A power of two, so that nothing is rounded.
      run(make(), spec, 200, 1, (dna) => ({ reward: factor * reward(dna) })).map((dna) => dna.numbers);
    expect(numbers(2 ** 100)).toEqual(numbers(1));
  });

  it("learns to keep away from what is infeasible, or breaks limits", () => {
    const spec = dnaSpec(range(4).map(() => oneof(range(4))));
    const isGood = ({ numbers }: DNA): boolean => numbers[0] !== 0 && numbers[1] !== 0;
    for (const bad of [{ reward: undefined }, { reward: 100, violation: 1 }] satisfies Result[]) {
      const points = run(make(), spec, 500, 1, (dna) =>
        isGood(dna) ? { reward: dna.numbers[2] ?? 0 } : bad,
      );
      // 7 of 16 are bad at first: 44 of a hundred.
      expect(points.slice(-100).filter((dna) => !isGood(dna)).length).toBeLessThan(15);
      expect(points.slice(-100).filter(({ numbers }) => numbers[2] === 3).length).toBeGreaterThan(60);
    }
  });

  it("goes on learning where some rewards are infinite", () => {
    const spec = dnaSpec(range(4).map(() => oneof(range(4))));
    const points = run(make(), spec, 500, 1, (dna, id) => ({
      reward:
        id % 20 === 0
          ? -Infinity
          : id % 33 === 0
            ? Infinity
            : dna.numbers.filter((number) => number === 2).length,
    }));
    const hits = points
      .slice(-100)
      .reduce((sum, { numbers }) => sum + numbers.filter((n) => n === 2).length, 0);
    // Of 400; a quarter at first.
    expect(hits).toBeGreaterThan(280);
  });

  it("learns from results that come late and in any order, and from none that never come", () => {
    const spec = dnaSpec(range(4).map(() => oneof(range(4))));
    const search = make().start({ spec, trials: undefined });
    const root = RandomStream.of(1);
    const open: { id: number; dna: DNA }[] = [];
    const late: DNA[] = [];
    for (let id = 1; id <= 600; id++) {
      const dna = search.propose({ id, random: root.split(id), pending: open.slice() });
      open.push({ id, dna });
      if (id > 500) late.push(dna);
      if (open.length < 12) continue;
      const [ended] = open.splice(root.split(`end ${id}`).int(open.length), 1);
      // Every ninth is aborted.
      if (ended === undefined || id % 9 === 0) continue;
      search.report({ ...ended, reward: ended.dna.numbers.filter((number) => number === 1).length });
    }
    const hits = late.reduce((sum, { numbers }) => sum + numbers.filter((n) => n === 1).length, 0);
    expect(hits).toBeGreaterThan(280);
  });

  it("learns from past trials at random", () => {
    const spec = dnaSpec(range(4).map(() => oneof(range(4))));
    const search = make().start({ spec, trials: 10 });
    const random = RandomStream.of(5);
    for (let i = 0; i < 400; i++) {
      const dna = randomDna(spec, random);
      search.report({ id: 0, dna, reward: dna.numbers.filter((number) => number === 3).length });
    }
    // Evenly it would be 1/256.
    expect(Math.exp(search.controller.logProb(DNA.of(spec, [3, 3, 3, 3])))).toBeGreaterThan(0.02);
    expect(search.controller.likeliest(random).numbers).toEqual([3, 3, 3, 3]);
  });

  it("keeps the constraints of a space where it can, and learns them", () => {
    const spec = dnaSpec(constrain({ a: floatv(0, 1), b: floatv(0, 1) }, ({ a, b }) => a < 0.5 && b < 0.5));
    const points = run(make(), spec, 100, 1, () => ({ reward: 1 }));
    // 20 draws of which a quarter or less is allowed: 0.75²⁰ is 0.3 %.
    expect(points.filter((dna) => !spec.isFeasible(dna)).length).toBeLessThan(5);
  });

  it("serves a study", () => {
    const space = {
      op: oneof([["conv", { filters: oneof([8, 16, 32]) }], "pool"] as unknown[]),
      lr: floatv(1e-5, 1, "log"),
    };
    const study = sample(space, make(1), { trials: 50 });
    for (const [example, feedback] of study) feedback(-Math.abs(Math.log10(example.lr) + 3));
    expect(study.trials).toHaveLength(50);
  });
});

describe("settings", () => {
  it.each([
    [() => new Reinforce({ learningRate: 0 }), "Reinforce: learningRate is 0; give a number above 0."],
    [() => new Reinforce({ batch: 1.5 }), "Reinforce: batch is 1.5; give a whole number of at least 1."],
    [
      () => new Reinforce({ baselineDecay: 1 }),
      "baselineDecay is 1; give a number of at least 0 and below 1.",
    ],
    [() => new Reinforce({ entropyBonus: -1 }), "entropyBonus is -1; give a number of at least 0."],
    [() => new PPO({ learningRate: NaN }), "PPO: learningRate is NaN"],
    [() => new PPO({ batch: 0 }), "PPO: batch is 0"],
    [() => new PPO({ batch: 1 }), "PPO: batch is 1; give a whole number of at least 2"],
    [
      () => new PPO({ batch: 8, minibatch: 9 }),
      "PPO: minibatch is 9, and a batch has 8; give a whole number of at most 8.",
    ],
    [() => new PPO({ epochs: Infinity }), "epochs is Infinity"],
    [() => new PPO({ clip: 0 }), "clip is 0; give a number above 0."],
    [() => new PPO({ entropyBonus: Infinity }), "entropyBonus is Infinity"],
  ])("out of range are refused: %o", (make, message) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });

  it.each([
    [undefined, 0.05],
    [500, 0.05],
    [2000, 0.025],
    [1, 0.1],
    [1e9, 0.01],
  ])("have for %s planned trials the learning rate %d", (trials, rate) => {
    expect(defaultLearningRate(trials)).toBeCloseTo(rate, 12);
  });

  it("are all that changes proposals", () => {
    expect(new Reinforce().settings).toEqual({
      learningRate: null,
      batch: 1,
      baselineDecay: 0.95,
      entropyBonus: 0.01,
    });
    expect(new PPO({ batch: 9 }).settings).toEqual({
      learningRate: null,
      batch: 9,
      minibatch: 5,
      epochs: 4,
      clip: 0.2,
      entropyBonus: 0.01,
    });
  });
});

describe("PPO's advantages", () => {
  const dna = DNA.of(dnaSpec(1), []);
  const advantages = (...rewards: readonly number[]): readonly number[] =>
    withAdvantages(rewards.map((reward) => ({ dna, logProbs: [], reward, random: undefined }))).map(
      ({ advantage }) => advantage,
    );

  it("have mean 0 and deviation 1", () => {
    expect(advantages(1, 2, 3, 4).reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
    expect(advantages(1, 3)).toEqual([-1, 1]);
  });

  it("are 0 where all are equally good", () => {
    for (const value of advantages(0.1, 0.1, 0.1)) expect(value).toBeCloseTo(0, 12);
  });
});
