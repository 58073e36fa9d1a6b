/** Formulas by hand, published figures of the tables, and what holds of every problem. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DNA, randomDna, RandomStream } from "tsglove";
import { afterEach, describe, expect, test, vi } from "vitest";
import { frontNames, frontProblem, problem, problemNames } from "./catalogue.js";
import { DataAbsent, dataFolder } from "./data.js";
import { readSurrogate } from "./lcbench-surrogate.js";
import { fingerprint } from "./nasbench101.js";
import type { SearchProblem } from "./problem.js";

const NEEDS_DATA = /^(nb|macro|lcbench)/;
const hasData = existsSync(join(dataFolder(), "nasbench201"));
/** Visibly skipped where the tables are not there. */
const withData = test.skipIf(!hasData);

const made = new Map<string, SearchProblem>();

/** Made once: the largest table takes seconds. */
function madeOnce(name: string): SearchProblem {
  const found = made.get(name) ?? problem(name);
  made.set(name, found);
  return found;
}

function scoreOf({ spec, score }: SearchProblem, ...numbers: readonly number[]): number | undefined {
  return score(DNA.of(spec, numbers));
}

describe("analytic functions", () => {
  test("are 0 at the minimum, which is -1.5 to 2", () => {
    for (const name of ["sphere-5", "rosenbrock-5", "ellipsoid-5", "rastrigin-5"])
      expect(scoreOf(problem(name), -1.5, -0.625, 0.25, 1.125, 2)).toBe(0);
  });

  test("are the textbook's one step away", () => {
    const off = [-1.5, -0.625, 0.25, 1.125, 3];
    expect(scoreOf(problem("sphere-5"), ...off)).toBe(1);
    // z = (1, 1, 1, 1, 2): the last pair gives 100 · (2 − 1)².
    expect(scoreOf(problem("rosenbrock-5"), ...off)).toBe(100);
    expect(scoreOf(problem("ellipsoid-5"), ...off)).toBeCloseTo(1e6, 4);
    expect(scoreOf(problem("rastrigin-5"), ...off)).toBeCloseTo(1, 9);
    // Half a step: 10 − 10 cos π + 1/4.
    expect(scoreOf(problem("rastrigin-5"), -1.5, -0.625, 0.25, 1.125, 2.5)).toBeCloseTo(20.25, 9);
  });
});

describe("problems of ours", () => {
  test("classifier: the best is a network of two layers", () => {
    // standard; Mlp: Adam 1e-3; Dense 128 (index 120), 0.3; Last 64 (index 56).
    expect(scoreOf(problem("classifier"), 1, 1, 1, 1e-3, 0, 120, 0.3, 0, 56)).toBeCloseTo(4, 12);
    // standard; Forest of 1,000 trees, 14 deep, sqrt.
    expect(scoreOf(problem("classifier"), 1, 2, 990, 13, 0)).toBeCloseTo(9, 12);
    // minmax; Svm 50, Rbf 0.02.
    expect(scoreOf(problem("classifier"), 2, 0, 50, 1, 0.02)).toBeCloseTo(8, 12);
  });

  test("ladder: 5 where it is left before the loss, 6 at the top", () => {
    const rungs = (count: number): number[] => Array.from({ length: count }, (_, i) => [1, i % 4]).flat();
    expect(scoreOf(problem("ladder"), ...rungs(5), 0)).toBe(5);
    expect(scoreOf(problem("ladder"), ...rungs(8), 0)).toBe(2);
    expect(scoreOf(problem("ladder"), ...rungs(12))).toBe(6);
    expect(scoreOf(problem("ladder"), 1, 3, 0)).toBe(0.25);
    expect(scoreOf(problem("ladder"), 0)).toBe(0);
  });

  test("walled: 0 right at the wall, nothing beyond it", () => {
    // 2 · (5 w² + 64 · 5 · 16 w) = 2²⁴.
    const width = (-5120 + Math.sqrt(5120 ** 2 + 20 * 2 ** 23)) / 10;
    const at = (w: number): number | undefined => scoreOf(problem("walled"), 4, w, 0, 5e-4, 0.99, 0, 0);
    expect(at(width - 1e-6)).toBeCloseTo(0, 6);
    expect(at(width + 1e-6)).toBeUndefined();
  });

  test("walled: about half of random points cannot be evaluated", () => {
    const { spec, score } = problem("walled");
    const random = RandomStream.of(1);
    const draws = 4000;
    let lost = 0;
    for (let i = 0; i < draws; i++) if (score(randomDna(spec, random)) === undefined) lost++;
    expect(lost / draws).toBeGreaterThan(0.4);
    expect(lost / draws).toBeLessThan(0.6);
  });

  test("tour: the circle's own order is the best, from any city and either way round", () => {
    const tour = problem("tour");
    const circle = [4, 0, 7, 2, 9, 5, 1, 8, 3, 6];
    expect(scoreOf(tour, ...circle)).toBeCloseTo(tour.optimum ?? NaN, 9);
    expect(scoreOf(tour, ...circle.slice(3), ...circle.slice(0, 3))).toBeCloseTo(tour.optimum ?? NaN, 9);
    expect(scoreOf(tour, ...circle.toReversed())).toBeCloseTo(tour.optimum ?? NaN, 9);
    expect(scoreOf(tour, 0, 4, ...circle.slice(2))).toBeGreaterThan((tour.optimum ?? NaN) + 0.1);
  });
});

describe("fronts by formula", () => {
  test("ZDT: the front's formulas where all but the first are 0, and g = 10 where they are 1", () => {
    const at = (name: string, first: number, rest: number): readonly number[] => {
      const { spec, scores } = frontProblem(name);
      return scores(DNA.of(spec, [first, ...Array.from({ length: 9 }, () => rest)]));
    };
    expect(at("zdt1", 0.25, 0)).toEqual([0.25, 0.5]);
    expect(at("zdt2", 0.5, 0)).toEqual([0.5, 0.75]);
    expect(at("zdt3", 0.25, 0)[1]).toBeCloseTo(0.5 - 0.25 * Math.sin(2.5 * Math.PI), 12);
    expect(at("zdt1", 0.1, 1)[1]).toBeCloseTo(10 * (1 - 0.1), 12);
    expect(at("zdt2", 0.1, 1)[1]).toBeCloseTo(10 * (1 - 0.0001), 12);
  });

  test("DTLZ1's front is the plane of sum 0.5, DTLZ2's the unit sphere", () => {
    const random = RandomStream.of(1);
    for (let i = 0; i < 20; i++) {
      const at = (name: string): readonly number[] => {
        const { spec, scores } = frontProblem(name);
        const free = [random.next(), random.next()];
        return scores(DNA.of(spec, [...free, ...Array.from({ length: spec.space.length - 2 }, () => 0.5)]));
      };
      expect(at("dtlz1-3").reduce((sum, each) => sum + each, 0)).toBeCloseTo(0.5, 12);
      expect(at("dtlz2-3").reduce((sum, each) => sum + each ** 2, 0)).toBeCloseTo(1, 12);
    }
    // One step of the false fronts: 100 · (0.1² · 5) further out, cosines all at their top again.
    const { spec, scores } = frontProblem("dtlz1-3");
    const far = scores(DNA.of(spec, [0.3, 0.7, 0.6, 0.6, 0.6, 0.6, 0.6]));
    expect(far.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0.5 * (1 + 5), 9);
  });
});

describe("every problem", () => {
  for (const name of problemNames)
    test.skipIf(!hasData && NEEDS_DATA.test(name))(
      `${name}: no random point is better than its optimum`,
      () => {
        const { spec, score, direction, optimum, steps } = problem(name);
        const sign = direction === "maximize" ? 1 : -1;
        const random = RandomStream.of(name);
        for (let i = 0; i < 100; i++) {
          const dna = randomDna(spec, random);
          const value = score(dna);
          expect(score(dna)).toBe(value);
          if (value === undefined) continue;
          expect(Number.isFinite(value)).toBe(true);
          if (optimum !== undefined) expect(sign * value).toBeLessThanOrEqual(sign * optimum + 1e-12);
          if (steps !== undefined) expect(steps.score(dna, steps.count)).toBe(value);
        }
      },
    );

  for (const name of frontNames)
    test.skipIf(!hasData && NEEDS_DATA.test(name))(`${name}: a finite number for each objective`, () => {
      const { spec, scores, objectives, reference } = frontProblem(name);
      expect(reference).toHaveLength(objectives);
      const random = RandomStream.of(name);
      for (let i = 0; i < 100; i++) {
        const values = scores(randomDna(spec, random));
        expect(values).toHaveLength(objectives);
        expect(values.every(Number.isFinite)).toBe(true);
      }
    });

  test("an unknown name says which there are", () => {
    expect(() => problem("nb202")).toThrow(/There is no problem "nb202"; there are nb101, nb201, macro/);
    expect(() => frontProblem("zdt9")).toThrow(/There is no problem "zdt9"; there are nb201-latency, zdt1/);
  });
});

describe("tables", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test("that are not there are missed by name, with what to do", () => {
    vi.stubEnv("TSGLOVE_DATA", "/nowhere/at/all");
    expect(() => problem("nb201")).toThrow(DataAbsent);
    expect(() => problem("nb201")).toThrow(
      /There is no .nowhere.at.all.nasbench201.cells\.csv\.gz\. .*let TSGLOVE_DATA name the folder/,
    );
  });

  withData("NAS-Bench-201: sizes and bests of its README", () => {
    const nb201 = problem("nb201");
    expect(nb201.spec.size).toBe(15_625n);
    expect(nb201.optimum).toBe(84.892);
    // The first row, 421211, and the second, 334131.
    expect(scoreOf(nb201, 4, 2, 1, 2, 1, 1)).toBe(63.364);
    expect(scoreOf(nb201, 3, 3, 4, 1, 3, 1)).toBe(82.834);
  });

  withData(
    "NAS-Bench-201's latency: the reference and the volume of the true front that peers were measured by",
    () => {
      const { reference, frontVolume } = frontProblem("nb201-latency");
      expect(reference[1]).toBeCloseTo(11.14785, 9);
      expect(frontVolume).toBeCloseTo(354.6630018, 6);
    },
  );

  withData("NAS-Bench-Macro: the best and the worst of its README", () => {
    const macro = problem("macro");
    expect(macro.optimum).toBeCloseTo(93.127, 3);
    expect(scoreOf(macro, 2, 2, 2, 1, 2, 2, 2, 0)).toBe(macro.optimum);
    expect(scoreOf(macro, 0, 0, 0, 0, 0, 0, 0, 0)).toBeCloseTo(45.36, 2);
  });

  withData("LCBench: the surrogate answers its own queries as the file says", () => {
    const { checks, outputs, query } = readSurrogate();
    expect(checks).toHaveLength(40);
    for (const check of checks) {
      const { task, expect: expected } = check;
      const settings = Object.fromEntries(
        Object.entries(check).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
      );
      outputs.forEach((output, i) => {
        // The file's README found 6e-5 between this arithmetic at 64 bits and the network's own at 32.
        const ratio = query(task, settings, output) / (expected[i] ?? NaN);
        expect(Math.abs(ratio - 1)).toBeLessThan(6e-5);
      });
    }
  });

  test("NAS-Bench-101: the published hash of its test vector, and of the same cell told otherwise", () => {
    const hash = "00005c142e6f48ac74fdcf73e3439874";
    const cell = { labels: [-1, 0, 2, 0, 0, 1, -2] };
    const edges = [
      [0, 1],
      [0, 4],
      [0, 5],
      [1, 2],
      [2, 3],
      [2, 6],
      [3, 5],
      [4, 5],
      [5, 6],
    ] as const;
    expect(fingerprint({ ...cell, edges })).toBe(hash);
    // Vertices 1 and 4 change places where the order of edges allows: 0 → 1' is the old 0 → 4.
    const renamed = { labels: [-1, 0, 0, 2, 0, 1, -2] };
    const moved = [
      [0, 2],
      [0, 1],
      [0, 5],
      [2, 3],
      [3, 4],
      [3, 6],
      [4, 5],
      [1, 5],
      [5, 6],
    ] as const;
    expect(fingerprint({ ...renamed, edges: moved })).toBe(hash);
  });

  test("NAS-Bench-101: what is not connected has no hash, and what leads nowhere does not count", () => {
    const labels = [-1, 0, 1, -2];
    expect(
      fingerprint({
        labels,
        edges: [
          [0, 1],
          [2, 3],
        ],
      }),
    ).toBeUndefined();
    expect(
      fingerprint({
        labels,
        edges: [
          [0, 1],
          [0, 2],
          [1, 3],
        ],
      }),
    ).toBe(
      fingerprint({
        labels: [-1, 0, -2],
        edges: [
          [0, 1],
          [1, 2],
        ],
      }),
    );
    // Ten edges between six vertices that all count.
    const full = [
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
      [3, 4],
      [4, 5],
      [0, 4],
      [0, 5],
    ] as const;
    expect(fingerprint({ labels: [-1, 0, 0, 0, 0, -2], edges: full })).toBeUndefined();
  });

  withData("NAS-Bench-101: the test vector's row, and how many of random points are cells", () => {
    const nb101 = madeOnce("nb101");
    // Labels 0 2 0 0 1; edges in the order 0-1, 0-2, ..., 5-6.
    const bits = [1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1];
    expect(scoreOf(nb101, 0, 2, 0, 0, 1, ...bits)).toBe((100 * 9197) / 9984);
    expect(nb101.optimum).toBeCloseTo(94.661, 3);
    const random = RandomStream.of(1);
    const draws = 4000;
    let cells = 0;
    for (let i = 0; i < draws; i++) if (nb101.score(randomDna(nb101.spec, random)) !== undefined) cells++;
    // Its README says 73 %: a standard error of √(0.73 · 0.27 / 4000) = 0.7 %, four of them, and the rounding.
    expect(Math.abs(cells / draws - 0.73)).toBeLessThan(0.033);
  });
});
