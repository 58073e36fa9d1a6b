import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { randomDna } from "../../geno/random-dna.js";
import { RandomStream } from "../../geno/random.js";
import type { DNASpec } from "../../geno/spec.js";
import { constrain } from "../../hyper/constrain.js";
import { custom } from "../../hyper/custom.js";
import { manyof, permutate } from "../../hyper/many.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { sample } from "../../tuning/sample.js";
import type { Outcome, Pending } from "../algorithm.js";
import { RandomSearch } from "../random-search.js";
import { TPE, type TPEOptions } from "./tpe.js";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** All numbers that a search proposed, told of each what `judge` says of it. */
function searched(
  spec: DNASpec,
  trials: number,
  judge: (dna: DNA, id: number) => Partial<Outcome> | undefined,
  options: TPEOptions = {},
  seed = 1,
): readonly DNA[] {
  const search = new TPE(options).start({ spec, trials });
  const random = RandomStream.of(seed);
  return range(trials).map((i) => {
    const id = i + 1;
    const dna = search.propose({ id, random: random.split(id), pending: [] });
    if (dna === undefined) throw new Error("TPE never ends.");
    // Throws where it is no point of the space.
    DNA.of(spec, dna.numbers);
    const outcome = judge(dna, id);
    if (outcome !== undefined) search.report({ id, dna, reward: undefined, ...outcome });
    return dna;
  });
}

/**
 * How many pairs of a run of TPE and one of random search, 20 of each, TPE wins; of a tie half. Mann and Whitney's U has mean 200 and standard
 * deviation √(20 · 20 · 41 / 12) = 37.0 under equality; 376 is 4.75 of them above: p = 10⁻⁶.
 */
function wins(
  space: unknown,
  reward: (dna: DNA) => number,
  trials: number,
  options: TPEOptions = {},
): number {
  const spec = dnaSpec(space);
  const most = (points: readonly DNA[]): number =>
    points.map(reward).reduce((a, b) => Math.max(a, b), -Infinity);
  const ours = range(20).map((seed) =>
    most(searched(spec, trials, (dna) => ({ reward: reward(dna) }), options, seed)),
  );
  const theirs = range(20).map((seed) => {
    const random = RandomStream.of(`random ${seed}`);
    return most(range(trials).map((id) => randomDna(spec, random.split(id))));
  });
  return ours.reduce(
    (sum, a) => sum + theirs.reduce((won, b) => won + (a > b ? 1 : a === b ? 0.5 : 0), 0),
    0,
  );
}
const SURE = 376;

const values = (dna: DNA): readonly number[] =>
  dna.decisions.map(({ point, number }) => (point.kind === "int" ? point.min + number * point.step : number));

describe("TPE against random search, 20 runs of each by ranks", () => {
  const bowl = (dna: DNA): number => -values(dna).reduce((sum, x) => sum + (x - 0.3) ** 2, 0);

  it.each([true, false])("is better on floats, multivariate: %s", (multivariate) => {
    expect(
      wins(
        range(4).map(() => floatv(-1, 1)),
        bowl,
        100,
        { multivariate },
      ),
    ).toBeGreaterThan(SURE);
  });

  it("is better on a logarithmic scale", () => {
    const reward = (dna: DNA): number => -values(dna).reduce((sum, x) => sum + (Math.log10(x) + 4.2) ** 2, 0);
    expect(
      wins(
        range(4).map(() => floatv(1e-6, 1, "log")),
        reward,
        60,
      ),
    ).toBeGreaterThan(SURE);
  });

  it("is better on ints of a few values, and of 9 · 10¹⁵", () => {
    const few = (dna: DNA): number => -values(dna).reduce((sum, x) => sum + (x - 14) ** 2, 0);
    expect(
      wins(
        range(4).map(() => intv(0, 39)),
        few,
        50,
      ),
    ).toBeGreaterThan(SURE);
    const most = Number.MAX_SAFE_INTEGER - 1;
    const many = (dna: DNA): number => -values(dna).reduce((sum, x) => sum + (x / most - 0.37) ** 2, 0);
    expect(
      wins(
        range(4).map(() => intv(0, most)),
        many,
        50,
      ),
    ).toBeGreaterThan(SURE);
  });

  it("is better on choices that go together", () => {
    // Pays for equal neighbours, and for what they are: no choice is good by itself.
    const reward = (dna: DNA): number =>
      dna.numbers.reduce((sum, x, i) => sum + (x === dna.numbers[i ^ 1] ? 1 + x / 10 : 0), 0);
    expect(
      wins(
        range(6).map(() => oneof(range(4))),
        reward,
        120,
      ),
    ).toBeGreaterThan(SURE);
  });

  it("is better on choices of several, and on permutations", () => {
    const several = (dna: DNA): number => -dna.numbers.reduce((sum, x, i) => sum + Math.abs(x - 3 * i), 0);
    expect(wins(manyof(4, range(12)), several, 160)).toBeGreaterThan(SURE);
    const order = (dna: DNA): number =>
      -dna.numbers.reduce((sum, x, i) => sum + Math.abs(x - ((i * 3) % 8)), 0);
    expect(wins(permutate(range(8)), order, 80)).toBeGreaterThan(SURE);
  });

  it("is better where decisions hang under choices", () => {
    const space = oneof([
      { kind: "a", x: floatv(0, 1), y: floatv(0, 1), z: floatv(0, 1) },
      { kind: "b", more: oneof([{ u: floatv(0, 1), v: floatv(0, 1), w: floatv(0, 1) }, 0, 1]) },
      ...range(4),
    ]);
    const reward = (dna: DNA): number => {
      const floats = dna.decisions.filter(({ point }) => point.kind === "float");
      return floats.length === 3
        ? (dna.numbers[0] ?? 0) - floats.reduce((sum, { number }) => sum + Math.abs(number - 0.8), 0)
        : -2;
    };
    expect(wins(space, reward, 80)).toBeGreaterThan(SURE);
  });
});

describe("TPE", () => {
  const mixed = () =>
    dnaSpec({
      x: floatv(0, 1),
      n: intv(0, 100),
      op: oneof([{ f: floatv(1e-3, 1, "log"), tie: oneof([1, 2], { name: "t" }) }, { g: intv(0, 3) }, 3]),
      late: oneof([{ tie: oneof([1, 2], { name: "t" }) }, 2]),
      some: manyof(2, [floatv(0, 1), 1, 2, intv(1, 9)]),
      order: permutate(range(4)),
      own: custom({
        random: (random) => `g${random.int(50)}`,
        mutate: (text, random) => `${text.slice(0, 4)}${random.int(9)}`,
        decode: (text) => text,
      }),
    });
  const score = (dna: DNA): number => dna.numbers.reduce((sum, number) => sum + Math.sin(number * 3), 0);

  it.each([true, false])(
    "proposes points of any space, and the same ones again; multivariate: %s",
    (multivariate) => {
      const run = (seed: number): readonly (readonly number[])[] =>
        searched(
          mixed(),
          60,
          (dna, id) => (id % 7 === 0 ? {} : { reward: score(dna) }),
          { multivariate },
          seed,
        ).map(({ numbers }) => numbers);
      const first = run(1);
      expect(run(1)).toEqual(first);
      expect(run(2)).not.toEqual(first);
    },
  );

  it("begins with one trial in every tenth of a range, and each candidate as often as others", () => {
    const spec = dnaSpec({ x: floatv(0, 1), y: floatv(1, 1024, "log"), n: intv(0, 9), c: oneof(range(5)) });
    const first = searched(spec, 20, () => undefined);
    for (const block of [first.slice(0, 10), first.slice(10)]) {
      const column = (i: number, part: (number: number) => number): readonly number[] =>
        block.map(({ numbers }) => part(numbers[i] ?? NaN)).sort((a, b) => a - b);
      expect(column(0, (x) => Math.floor(x * 10))).toEqual(range(10));
      expect(column(1, (y) => Math.floor(Math.log2(y)))).toEqual(range(10));
      expect(column(2, (n) => n)).toEqual(range(10));
      expect(column(3, (c) => c)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    }
  });

  it("keeps the fourth decision of a DNA where it was good, however bad its neighbours are without it", () => {
    const spec = dnaSpec(range(6).map(() => oneof(range(4))));
    const last = searched(spec, 120, (dna) => ({ reward: dna.numbers[3] === 2 ? 1 : 0 })).slice(-40);
    // Drawn evenly 10 of 40 would have it: 24 is 5.1 standard deviations of √(40 · ¼ · ¾) above, p = 10⁻⁶.
    expect(last.filter(({ numbers }) => numbers[3] === 2).length).toBeGreaterThan(24);
  });

  it("does not propose what was tried while there is anything else, and goes on when there is not", () => {
    const spec = dnaSpec([oneof(range(3)), oneof([1, { n: intv(0, 3) }])]);
    const points = searched(spec, 40, (dna) => ({ reward: dna.numbers[0] ?? 0 }));
    expect(new Set(points.slice(0, 15).map(String)).size).toBe(15);
    expect(points).toHaveLength(40);
  });

  it("keeps constraints, and is told of what a study refused", () => {
    const space = constrain({ x: intv(0, 9), y: intv(0, 9) }, ({ x, y }) => x + y <= 9);
    const study = sample(space, new TPE({ seed: 3 }), { trials: 40 });
    for (const [{ x, y }, feedback] of study) {
      expect(x + y).toBeLessThanOrEqual(9);
      feedback(x * y);
    }
    expect(study.best?.reward).toBe(20);
  });

  it.each([Infinity, -Infinity])("learns from other rewards where one is %d", (infinite) => {
    const spec = dnaSpec(range(3).map(() => floatv(0, 1)));
    const points = searched(spec, 80, (dna, id) => ({
      reward: id % 9 === 0 ? infinite : -dna.numbers.reduce((sum, x) => sum + Math.abs(x - 0.5), 0),
    }));
    const distances = points
      .slice(-20)
      .map(({ numbers }) => numbers.reduce((sum, x) => sum + Math.abs(x - 0.5), 0));
    // Evenly drawn: 0.75 on average, √(3 / 48) = 0.25 the deviation of one, 0.056 of the mean of 20. Where +∞ came, those points
    // are the best there is, and where they lie is chance.
    if (infinite < 0) expect(distances.reduce((a, b) => a + b, 0) / 20).toBeLessThan(0.75 - 4.75 * 0.056);
    for (const { numbers } of points) expect(numbers.every((x) => x >= 0 && x <= 1)).toBe(true);
  });

  it("turns away from infeasible, violating and stopped points, in this order", () => {
    const spec = dnaSpec(oneof(range(4), { name: "c" }));
    const tries = (judge: (c: number) => Partial<Outcome>): readonly number[] => {
      const search = new TPE({ gamma: 0.25 }).start({ spec, trials: 400 });
      const random = RandomStream.of(9);
      const counts = [0, 0, 0, 0];
      for (const id of range(40))
        search.report({ id, dna: DNA.of(spec, [id % 4]), reward: undefined, ...judge(id % 4) });
      for (const id of range(400)) {
        const c = search.propose({ id, random: random.split(id), pending: [] })?.numbers[0] ?? -1;
        counts[c] = (counts[c] ?? NaN) + 1;
      }
      return counts;
    };
    const worse: readonly Partial<Outcome>[] = [
      {},
      { reward: 9, violation: 2 },
      { reward: 9, violation: 1 },
      { reward: 8, stopped: true, steps: [{ step: 4, reward: 8 }] },
      { reward: 9, stopped: true, steps: [{ step: 3, reward: 9 }] },
      { reward: -9 },
      { reward: 0 },
    ];
    for (let i = 0; i + 1 < worse.length; i++) {
      const counts = tries((c) => (c === 2 ? (worse[i + 1] ?? {}) : (worse[i] ?? {})));
      expect(counts.indexOf(Math.max(...counts)), `${i}`).toBe(2);
      expect(counts[2]).toBeGreaterThan(200);
    }
  });

  it("keeps away from trials that are under way", () => {
    const spec = dnaSpec([floatv(0, 1), floatv(0, 1)]);
    const near = (pendingAt: number | undefined): number => {
      const search = new TPE().start({ spec, trials: 100 });
      const random = RandomStream.of(4);
      range(30).forEach((id) => {
        const dna = DNA.of(spec, [random.next(), random.next()]);
        search.report({ id, dna, reward: -Math.abs((dna.numbers[0] ?? 0) - 0.5) });
      });
      const pending: readonly Pending[] =
        pendingAt === undefined
          ? []
          : range(12).map((id) => ({ id: 100 + id, dna: DNA.of(spec, [pendingAt, id / 11]) }));
      return range(200).filter((id) => {
        const x = search.propose({ id, random: random.split(id), pending })?.numbers[0] ?? NaN;
        return Math.abs(x - 0.5) < 0.06;
      }).length;
    };
    const free = near(undefined);
    // Two counts of 200 at the most differ by 10 standard deviations of one at 100.
    expect(free - near(0.5)).toBeGreaterThan(70);
  });

  it("begins where a study did: trials that it did not propose count like its own", () => {
    const spec = dnaSpec(range(3).map(() => floatv(0, 1)));
    const search = new TPE().start({ spec, trials: 100 });
    const random = RandomStream.of(5);
    range(50).forEach((id) => {
      const dna = randomDna(spec, random);
      search.report({ id, dna, reward: -Math.abs((dna.numbers[0] ?? 0) - 0.9) });
    });
    const xs = range(40).map((id) => search.propose({ id, random: random.split(id) })?.numbers[0] ?? NaN);
    // Evenly drawn 8 of 40 would lie within 0.1: 22 is 5.5 standard deviations above, p < 10⁻⁶.
    expect(xs.filter((x) => Math.abs(x - 0.9) < 0.1).length).toBeGreaterThan(22);
  });

  it("covers the front of two objectives", () => {
    const spec = dnaSpec(range(4).map(() => floatv(0, 1)));
    const search = new TPE().start({ spec, trials: 150, objectives: 2 });
    const random = RandomStream.of(6);
    const last: DNA[] = [];
    for (const id of range(150)) {
      const dna = search.propose({ id, random: random.split(id) });
      if (dna === undefined) throw new Error("TPE never ends.");
      const [x = 0, ...rest] = dna.numbers;
      const cost = rest.reduce((sum, y) => sum + Math.abs(y - 0.2), 0);
      search.report({ id, dna, reward: undefined, rewards: [x - cost, 1 - x - cost] });
      if (id >= 100) last.push(dna);
    }
    const costs = last.map(({ numbers }) => numbers.slice(1).reduce((sum, y) => sum + Math.abs(y - 0.2), 0));
    // Evenly drawn |y − 0.2| is 0.34 on average, deviation 0.23: the mean of 50 sums of three is 1.02 ± 0.057.
    expect(costs.reduce((a, b) => a + b, 0) / 50).toBeLessThan(1.02 - 4.75 * 0.057);
    // Neither end of the front is left out.
    const xs = last.map(({ numbers }) => numbers[0] ?? NaN);
    expect([xs.some((x) => x < 0.3), xs.some((x) => x > 0.7)]).toEqual([true, true]);
  });

  it("takes spaces of no decision, of one point, of many decisions and of many levels", () => {
    let deep: unknown = floatv(0, 1);
    for (let i = 0; i < 40; i++) deep = oneof([deep, i]);
    const spaces: readonly (readonly [unknown, number])[] = [
      [1, 15],
      [oneof(["a"]), 15],
      [range(10_000).map(() => oneof([0, 1])), 13],
      [deep, 30],
    ];
    for (const [space, trials] of spaces)
      expect(searched(dnaSpec(space), trials, (dna) => ({ reward: score(dna) }))).toHaveLength(trials);
  });

  it("draws on where nothing is ever reported, or all is infeasible", () => {
    const spec = mixed();
    expect(searched(spec, 30, () => undefined)).toHaveLength(30);
    expect(searched(spec, 30, () => ({}))).toHaveLength(30);
  });

  it("keeps its state in the search: one description serves many studies", () => {
    const spec = dnaSpec(floatv(0, 1));
    const algorithm = new TPE({ seed: 1 });
    const [one, other] = [algorithm.start({ spec, trials: 9 }), algorithm.start({ spec, trials: 9 })];
    for (const id of range(30)) one.report({ id, dna: DNA.of(spec, [id / 30]), reward: id });
    const fresh = algorithm.start({ spec, trials: 9 });
    const random = RandomStream.of(7);
    expect(other.propose({ id: 1, random: random.split(1) })?.numbers).toEqual(
      fresh.propose({ id: 1, random: random.split(1) })?.numbers,
    );
  });

  it("is better than random search in a study that minimises", () => {
    const best = (algorithm: TPE | RandomSearch, seed: number): number => {
      const study = sample({ x: floatv(-3, 3), y: floatv(-3, 3), z: floatv(-3, 3) }, algorithm, {
        seed,
        trials: 60,
        direction: "minimize",
      });
      for (const [{ x, y, z }, feedback] of study) feedback(x * x + (y - 1) ** 2 + (z + 1) ** 2);
      return study.best?.reward ?? NaN;
    };
    const ours = range(20).map((seed) => best(new TPE(), seed));
    const theirs = range(20).map((seed) => best(new RandomSearch(), seed));
    expect(ours.reduce((sum, a) => sum + theirs.filter((b) => a < b).length, 0)).toBeGreaterThan(SURE);
  });

  it.each([
    [{ startup: 0 }, "TPE: startup is 0; give a whole number of at least 1."],
    [{ candidates: 1.5 }, "TPE: candidates is 1.5; give a whole number of at least 1."],
    [{ gamma: 0 }, "TPE: gamma is 0; give a number above 0 and at most 1."],
    [{ gamma: NaN }, "TPE: gamma is NaN"],
    [{ prior: 0 }, "TPE: prior is 0; give a finite number above 0."],
  ])("refuses %j and says what to give", (options, message) => {
    expect(() => new TPE(options)).toThrow(RangeError);
    expect(() => new TPE(options)).toThrow(message);
  });
});
