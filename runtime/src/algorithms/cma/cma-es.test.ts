import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { RandomStream } from "../../geno/random.js";
import { DNASpec } from "../../geno/spec.js";
import { constrain } from "../../hyper/constrain.js";
import { custom } from "../../hyper/custom.js";
import { manyof, permutate } from "../../hyper/many.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { replay } from "../../tuning/replay.js";
import { sample } from "../../tuning/sample.js";
import type { Algorithm, Outcome, Pending, Search } from "../algorithm.js";
import { RandomSearch } from "../random-search.js";
import { CMAES } from "./cma-es.js";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

type Answer = (dna: DNA) => number | Omit<Outcome, "id" | "dna">;

const outcomeOf = (id: number, dna: DNA, answer: number | Omit<Outcome, "id" | "dna">): Outcome =>
  typeof answer === "number" ? { id, dna, reward: answer } : { id, dna, ...answer };

/** The points of a study whose bodies run one after the other; each is checked to be one of the space. */
function trials(
  algorithm: Algorithm,
  spec: DNASpec,
  count: number,
  seed: number,
  answer: Answer,
  before?: (search: Search) => void,
): readonly DNA[] {
  const search = algorithm.start({ spec, trials: count });
  const random = RandomStream.of(seed);
  before?.(search);
  return range(count).map((i) => {
    const dna = search.propose({ id: i + 1, random: random.split(i + 1), pending: [] });
    if (dna === undefined) throw new Error("CMA-ES never ends.");
    search.report(outcomeOf(i + 1, DNA.of(spec, dna.numbers), answer(dna)));
    return dna;
  });
}

/** The best reward of a study. */
function best(
  algorithm: Algorithm,
  spec: DNASpec,
  count: number,
  seed: number,
  reward: (dna: DNA) => number,
): number {
  return Math.max(...trials(algorithm, spec, count, seed, reward).map(reward));
}

const floats = (count: number): DNASpec => dnaSpec(range(count).map(() => floatv(-5, 5)));
const sphere = ({ numbers }: DNA): number =>
  -numbers.reduce((total, x, i) => total + (x - 1 - 0.3 * i) ** 2, 0);

describe("CMA-ES", () => {
  it("finds the optimum of a sphere, of an ellipsoid that is turned, and of a curved valley", () => {
    // Tutorial, section 7: a linear fall of ln f; a random search in five dimensions is at 0.1 or so after 3,000 trials.
    const turned = ({ numbers }: DNA): number => {
      const [a = NaN, b = NaN, c = NaN] = numbers;
      return -((a + b + c - 1) ** 2 + 1e3 * (a - b + 0.5) ** 2 + 1e6 * (a + b - 2 * c) ** 2);
    };
    const valley = ({ numbers }: DNA): number =>
      -numbers.slice(1).reduce((total, next, i) => {
        const x = numbers[i] ?? NaN;
        return total + 100 * (next - x * x) ** 2 + (1 - x) ** 2;
      }, 0);
    for (const seed of [1, 2, 3]) {
      expect(best(new CMAES(), floats(5), 1000, seed, sphere)).toBeGreaterThan(-1e-8);
      expect(best(new CMAES(), floats(3), 1500, seed, turned)).toBeGreaterThan(-1e-8);
      expect(best(new CMAES(), floats(4), 3000, seed, valley)).toBeGreaterThan(-1e-8);
    }
  });

  it("reaches an optimum at the bounds, on every scale", () => {
    const spec = dnaSpec([floatv(1e-6, 1, "log"), floatv(1, 3, "rlog"), floatv(0, 1)]);
    const reward = ({ numbers: [a = NaN, b = NaN, c = NaN] }: DNA): number =>
      0 - (Math.log10(a) + 6) ** 2 - (b - 3) ** 2 - (c - 0.25) ** 2;
    for (const seed of [1, 2, 3]) expect(best(new CMAES(), spec, 800, seed, reward)).toBeGreaterThan(-1e-8);
  });

  it("takes steps on the float's scale", () => {
    const spec = dnaSpec([floatv(1e-6, 1, "log")]);
    const search = new CMAES({ sigma: 0.1 }).start({ spec, trials: 10 });
    const random = RandomStream.of(1);
    const units = range(400).map((id) => {
      const [value = NaN] = search.propose({ id, random: random.split(id) })?.numbers ?? [];
      return 1 + Math.log10(value) / 6;
    });
    const mean = units.reduce((a, b) => a + b, 0) / 400;
    // Unreported, all are of the first distribution, N(0.5, 0.1²): the mean of 400 has a deviation of 0.005; 5 of them.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.025);
    // The variance's is 0.01 · √(2 / 400) = 0.0007.
    const variance = units.reduce((total, unit) => total + (unit - mean) ** 2, 0) / 400;
    expect(Math.abs(variance - 0.01)).toBeLessThan(0.0035);
  });

  it("finds the integers, few and many, among floats", () => {
    const spec = dnaSpec({
      few: range(6).map(() => intv(0, 1)),
      many: [intv(0, 2 ** 40), intv(-7, 7)],
      floats: [floatv(0, 1), floatv(0, 1)],
    });
    const reward = ({ numbers }: DNA): number => {
      const bits = numbers.slice(0, 6).reduce((total, bit) => total + bit, 0);
      const [huge = NaN, small = NaN, a = NaN, b = NaN] = numbers.slice(6);
      return (
        bits - ((huge / 2 ** 40 - 0.7) * 10) ** 2 - Math.abs(small - 3) - (a - 0.3) ** 2 - (b - 0.6) ** 2
      );
    };
    for (const seed of range(5))
      expect(best(new CMAES(), spec, 2500, seed, reward)).toBeGreaterThan(6 - 1e-6);
  });

  it("goes on after its runs have ended: it finds the one deep well of 121", () => {
    const reward = ({ numbers }: DNA): number =>
      -numbers.reduce((total, x) => total + 10 + (x - 2) ** 2 - 10 * Math.cos(2 * Math.PI * (x - 2)), 0);
    // A run ends after some 700 trials; of 20 first runs one found it.
    for (const restarts of ["ipop", "bipop"] as const)
      for (const seed of range(4))
        expect(best(new CMAES({ restarts }), floats(2), 12_000, seed, reward)).toBeGreaterThan(-1e-6);
  });

  const conditional = {
    op: oneof([
      { kind: "a", x: floatv(0, 1), y: floatv(0, 1) },
      { kind: "b", x: floatv(0, 1), n: intv(0, 20) },
      "none",
    ]),
    lr: floatv(1e-5, 1, "log"),
    order: permutate(range(4)),
  };

  it("does better than random search in a conditional space of choices, integers, floats and an order", () => {
    const spec = dnaSpec(conditional);
    const reward = (dna: DNA): number => {
      const { numbers } = dna;
      const [op = NaN, x = NaN, n = NaN] = numbers;
      const [lr = NaN, ...order] = numbers.slice(-5);
      const branch =
        op === 1 ? 1 - (x - 0.3) ** 2 - ((n - 13) / 20) ** 2 : op === 0 ? 0.5 - (x - 0.5) ** 2 : 0;
      return branch - (Math.log10(lr) + 3) ** 2 / 25 + order.filter((pick, i) => pick === i).length / 10;
    };
    // Were both the same, each of 12 pairs would be won with a chance of a half at most: all of them once in 4,096 times.
    for (const seed of range(12))
      expect(best(new CMAES(), spec, 500, seed, reward)).toBeGreaterThan(
        best(new RandomSearch(), spec, 500, seed, reward),
      );
  });

  it("learns choices alone", () => {
    const spec = dnaSpec(range(20).map(() => oneof(range(4))));
    const reward = ({ numbers }: DNA): number => numbers.filter((number, i) => number === i % 4).length;
    // A random point has 5 ± 1.9 right ones, the best of 1,000 about 11.5; 17 are 6 deviations away.
    for (const seed of range(5))
      expect(best(new CMAES(), spec, 1000, seed, reward)).toBeGreaterThanOrEqual(17);
  });

  it("learns custom decisions by their own mutation", () => {
    const word = custom({
      random: (random) =>
        range(12)
          .map(() => random.int(2))
          .join(""),
      mutate: (genome, random) => {
        const at = random.int(12);
        return genome.slice(0, at) + String(random.int(2)) + genome.slice(at + 1);
      },
      decode: (genome) => genome,
    });
    const spec = dnaSpec({ word, x: floatv(0, 1) });
    const [point] = spec.space;
    if (point?.kind !== "custom") throw new Error("The first point is the custom one.");
    const reward = ({ numbers: [number = NaN, x = NaN] }: DNA): number =>
      (point.genomes.textOf(number) ?? "").split("").filter((bit) => bit === "1").length - (x - 0.4) ** 2;
    for (const seed of [1, 2, 3])
      expect(best(new CMAES(), spec, 1000, seed, reward)).toBeGreaterThan(12 - 1e-4);
  });

  it("proposes the same for the same seed and reports", () => {
    const spec = dnaSpec(conditional);
    const reward: Answer = ({ numbers }) => -(numbers[0] ?? 0);
    const once = trials(new CMAES(), spec, 300, 1, reward).map(String);
    expect(trials(new CMAES(), spec, 300, 1, reward).map(String)).toEqual(once);
    expect(trials(new CMAES(), spec, 300, 2, reward).map(String)).not.toEqual(once);
  });

  it("is replayed from the log of a study with parallel, skipped and infeasible trials", async () => {
    const space = { ...conditional, x: floatv(0, 1) };
    const study = sample(space, new CMAES({ seed: 7 }), { trials: 120, parallelism: 5 });
    await study.run(async ({ x }, feedback) => {
      for (let turn = feedback.id % 7; turn > 0; turn--) await Promise.resolve();
      if (feedback.id % 11 === 0) feedback.skip();
      else if (x > 0.9) feedback.infeasible("odd");
      else feedback(x);
    });
    const again = await replay(space, new CMAES({ seed: 7 }), study.record);
    expect(again.trials.map(({ dna }) => dna.numbers)).toEqual(study.trials.map(({ dna }) => dna.numbers));
  });

  it("lives with parallel trials that end in any order, late, or never", () => {
    const spec = floats(4);
    const search = new CMAES().start({ spec, trials: 3000 });
    const random = RandomStream.of(5);
    let pending: Pending[] = [];
    let found = -Infinity;
    for (let id = 1; id <= 3000; id++) {
      const dna = search.propose({ id, random: random.split(id), pending });
      if (dna === undefined) throw new Error("CMA-ES never ends.");
      pending = [...pending, { id, dna }];
      if (pending.length < 9) continue;
      const [ended] = pending.splice(random.int(9), 1);
      // One in ten is skipped, and never heard of.
      if (ended === undefined || random.int(10) === 0) continue;
      const reward = sphere(ended.dna);
      found = Math.max(found, reward);
      search.report({ ...ended, reward });
    }
    expect(found).toBeGreaterThan(-1e-8);
  });

  it("does well although some rewards are infinite, some points infeasible, stopped, or against the constraints", () => {
    const answer: Answer = (dna) => {
      const [x = NaN, y = NaN] = dna.numbers;
      if (x > 4) return { reward: undefined };
      if (y > 4) return -Infinity;
      if (x < -4) return { reward: 1000, stopped: true };
      if (y < -4) return { reward: 1000, violation: 1 };
      return sphere(dna);
    };
    for (const seed of [1, 2, 3]) {
      const last = trials(new CMAES(), floats(3), 900, seed, answer).map(sphere);
      expect(Math.max(...last)).toBeGreaterThan(-1e-8);
    }
    for (const reward of [Infinity, -Infinity, undefined])
      expect(trials(new CMAES(), floats(3), 300, 1, () => ({ reward }))).toHaveLength(300);
  });

  it("looks elsewhere where all is infeasible", () => {
    const corner: Answer = ({ numbers }) => {
      const distance = Math.max(...numbers.map((x) => 4 - x));
      return distance > 0 ? { reward: undefined } : numbers.reduce((total, x) => total + x, 0);
    };
    // The first run, in the middle, never sees the corner, 3 of its deviations away in each of 2 dimensions, or hardly.
    const found = trials(new CMAES(), floats(2), 2000, 1, corner);
    expect(Math.max(...found.map(({ numbers }) => Math.min(...numbers)))).toBeGreaterThan(4.9);
  });

  it("keeps a space's constraints, along an edge and around a hole", () => {
    const edge = dnaSpec(constrain({ a: floatv(0, 1), b: floatv(0, 1) }, ({ a, b }) => a + b <= 1.2));
    const sum = ({ numbers: [a = NaN, b = NaN] }: DNA): number => a + 2 * b;
    // The mean of points around the hole is in it.
    const hole = dnaSpec(
      constrain({ a: floatv(0, 1), b: floatv(0, 1) }, ({ a, b }) => Math.hypot(a - 0.5, b - 0.5) >= 0.25),
    );
    const near = ({ numbers: [a = NaN, b = NaN] }: DNA): number => -Math.hypot(a - 0.5, b - 0.5);
    for (const [spec, reward, most] of [
      [edge, sum, 2.2],
      [hole, near, -0.25],
    ] as const)
      for (const seed of [1, 2, 3]) {
        const found = trials(new CMAES(), spec, 600, seed, reward);
        for (const dna of found) expect(spec.isFeasible(dna)).toBe(true);
        expect(Math.max(...found.map(reward))).toBeGreaterThan(most - 1e-4);
      }
  });

  it("begins at the best of the points that were reported before", () => {
    const spec = floats(10);
    const at = (value: number): DNA => DNA.of(spec, new Array<number>(10).fill(value));
    const found = trials(
      new CMAES({ sigma: 0.01 }),
      spec,
      10,
      1,
      () => 0,
      (search) => {
        search.report({ id: 1, dna: at(-4), reward: 1 });
        search.report({ id: 2, dna: at(4), reward: 2 });
        search.report({ id: 3, dna: at(0), reward: 1.5 });
      },
    );
    for (const { numbers } of found) for (const x of numbers) expect(Math.abs(x - 4)).toBeLessThan(0.6);
  });

  it("goes towards a better point from elsewhere, and not towards worse ones", () => {
    const spec = floats(2);
    // The reward knows nothing of where the optimum is; a visitor does.
    const plateau = ({ numbers }: DNA): number => (Math.hypot(...numbers.map((x) => x - 4)) < 0.8 ? 1 : 0);
    const visited = (reward: number): number => {
      const search = new CMAES({ sigma: 0.05 }).start({ spec, trials: 200 });
      const random = RandomStream.of(3);
      const visitor = DNA.of(spec, [4, 4]);
      let sum = 0;
      for (let id = 1; id <= 30; id++) {
        const dna = search.propose({ id, random: random.split(id) });
        if (dna === undefined) throw new Error("CMA-ES never ends.");
        search.report({ id, dna, reward: plateau(dna) });
        search.report({ id: 1000 + id, dna: visitor, reward: reward + id });
        sum += id > 24 ? dna.numbers.reduce((total, x) => total + x, 0) : 0;
      }
      return sum / 12;
    };
    expect(visited(1)).toBeGreaterThan(0.5);
    expect(Math.abs(visited(-100))).toBeLessThan(0.5);
  });

  it("serves spaces of every kind", () => {
    const deep = (level: number): unknown => oneof([level, level === 0 ? floatv(0, 1) : [deep(level - 1)]]);
    const kinds: readonly unknown[] = [
      [1, 2],
      oneof(["only"]),
      intv(3, 3),
      [deep(40), floatv(0, 1)],
      manyof(3, [oneof(range(3)), floatv(0, 1), intv(0, 5), permutate(range(3))], {
        distinct: true,
        sorted: true,
      }),
      manyof(3, [oneof(range(3)), floatv(0, 1)], { distinct: false, sorted: true }),
      {
        a: oneof([floatv(0, 1, "linear", { name: "x" }), intv(1, 9, 1, { name: "y" })]),
        b: oneof([floatv(0, 1, "linear", { name: "x" }), intv(1, 9, 1, { name: "y" })]),
      },
      range(200).map((i) => (i % 2 === 0 ? floatv(0, 1) : oneof(range(3)))),
    ];
    for (const kind of kinds) {
      const spec = dnaSpec(kind);
      expect(trials(new CMAES(), spec, 300, 1, ({ numbers }) => numbers.at(-1) ?? 0)).toHaveLength(300);
    }
  });

  it("takes 10,000 decisions", () => {
    const spec = new DNASpec(
      range(10_000).map((i) => ({ kind: "float", id: `x[${i}]`, min: -5, max: 5, scale: "linear" })),
    );
    const found = trials(new CMAES(), spec, 35, 1, sphere);
    expect(found.at(-1)?.numbers).toHaveLength(10_000);
  });

  it("says which settings it cannot work with", () => {
    expect(() => new CMAES({ population: 3 })).toThrow(
      "CMAES: population is 3; give a whole number of at least 4.",
    );
    expect(() => new CMAES({ sigma: 0 })).toThrow("CMAES: sigma is 0; give a part of the range");
    expect(() => new CMAES({ sigma: NaN })).toThrow("CMAES: sigma is NaN");
    expect(() => new CMAES({ restarts: "none" as "ipop" })).toThrow(
      'CMAES: restarts is "none"; give "ipop" or "bipop".',
    );
    expect(new CMAES({ seed: 4, population: 8 })).toMatchObject({
      seed: 4,
      settings: { population: 8, sigma: 0.2, restarts: "ipop" },
    });
  });
});
