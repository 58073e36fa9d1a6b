/** The suite on tsglove's own algorithms; and on broken ones, which it has to find out. */
import { describe, expect, it, vi } from "vitest";
import type { Algorithm } from "../algorithms/algorithm.js";
import { Auto } from "../algorithms/auto.js";
import { Bayesian } from "../algorithms/bayesian/bayesian.js";
import { CMAES } from "../algorithms/cma/cma-es.js";
import { Deduping } from "../algorithms/deduping.js";
import { RegularizedEvolution } from "../algorithms/evolution/regularized.js";
import { Evolution } from "../algorithms/evolution/evolution.js";
import * as mutation from "../algorithms/evolution/mutation.js";
import { Neat } from "../algorithms/evolution/neat.js";
import { NSGA2 } from "../algorithms/evolution/nsga2.js";
import { NSGA3 } from "../algorithms/evolution/nsga3.js";
import * as recombination from "../algorithms/evolution/recombination.js";
import * as selection from "../algorithms/evolution/selection.js";
import { PPO } from "../algorithms/policy-gradient/ppo.js";
import { Reinforce } from "../algorithms/policy-gradient/reinforce.js";
import { HillClimb } from "../algorithms/hill-climb.js";
import { RandomSearch } from "../algorithms/random-search.js";
import { QuasiRandom } from "../algorithms/quasi-random.js";
import { Sweeping } from "../algorithms/sweeping.js";
import { TPE } from "../algorithms/tpe/tpe.js";
import { DNA } from "../geno/dna.js";
import { firstDna } from "../geno/enumerate.js";
import { randomDna } from "../geno/random-dna.js";
import { algorithmCases, type AlgorithmCase, type ConformanceOptions } from "./algorithm-cases.js";

const own: readonly (readonly [(seed: number) => Algorithm, ConformanceOptions?])[] = [
  [(seed) => new RandomSearch({ seed })],
  [() => new RandomSearch({ law: "point" })],
  [() => new Sweeping(), { unseeded: true, discreteOnly: true }],
  [(seed) => new RegularizedEvolution({ population: 12, tournament: 4, seed })],
  [(seed) => new HillClimb({ initial: 3, restartAfter: 20, seed })],
  [(seed) => new QuasiRandom({ seed })],
  [(seed) => new TPE({ seed }), { trials: 2000 }],
  [(seed) => new TPE({ multivariate: false, seed }), { shortTrials: 24, trials: 400 }],
  [(seed) => new CMAES({ seed })],
  // Its model is made of the best and the latest 300 at most, and asks for 0.1 s of each proposal then.
  [(seed) => new Bayesian({ seed, memory: 40 }), { shortTrials: 24, trials: 100 }],
  // Of short studies of numbers it makes Bayesian's.
  [(seed) => new Auto({ seed }), { shortTrials: 24 }],
  [(seed) => new Reinforce({ seed })],
  [(seed) => new PPO({ seed })],
  [(seed) => new NSGA2({ seed })],
  [(seed) => new NSGA3({ seed })],
  [(seed) => new Neat({ seed })],
  [
    (seed) =>
      new Evolution({
        reproduction: selection
          .tournament(2, { size: 4 })
          .pipe(recombination.uniform())
          .pipe(mutation.uniform()),
        survivors: selection.top(20),
        seed,
      }),
  ],
  [(seed) => new Deduping(new RegularizedEvolution({ population: 12, tournament: 4, seed }))],
];

describe.each(own.map(([make, options]) => [titleOf(make(1)), make, options] as const))(
  "%s",
  (_, make, options) => {
    for (const { name: text, check } of algorithmCases(make, options)) it(text, check);
  },
);

/** Two are of one name, and differ in a setting. */
function titleOf({ name, settings }: Algorithm): string {
  return settings?.["multivariate"] === false ? `${name}, univariate` : name;
}

/** The case whose name begins so. */
function caseOf(make: (seed: number) => Algorithm, name: string, trials?: number): AlgorithmCase {
  const found = algorithmCases(make, trials === undefined ? {} : { trials }).find((each) =>
    each.name.startsWith(name),
  );
  if (found === undefined) throw new Error(`There is no case "${name}".`);
  return found;
}

/** The names of the cases that an algorithm fails. */
async function failures(make: (seed: number) => Algorithm): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, check } of algorithmCases(make, { trials: 100 }))
    await check().catch(() => void failed.push(name));
  return failed;
}

describe("the suite finds out", () => {
  it("an algorithm that draws from a source of its own", async () => {
    const failed = await failures(() => {
      let count = 0;
      return {
        name: "Impure",
        start: ({ spec }) => ({
          propose: ({ random }) => randomDna(spec, random.split(`${count++} ${Math.random()}`)),
          report: () => undefined,
        }),
      };
    });
    expect(failed).toContain("repeats itself with the same seed");
    expect(failed).toContain("is resumed at any point to the same trials");
    expect(failed).toContain("is replayed from its record, one at a time and in parallel");
  });

  it("one that keeps the state of all studies in its object", async () => {
    const make = (): Algorithm => {
      const shared: DNA[] = [];
      return {
        name: "Shared",
        start: ({ spec }) => ({
          propose: ({ random }) =>
            shared.length % 3 === 2
              ? DNA.trusted(spec, shared.at(-1)?.numbers ?? [])
              : randomDna(spec, random),
          report: ({ dna }) => void shared.push(dna),
        }),
      };
    };
    expect(await failures(make)).toContain("keeps two studies of one object apart");
  });

  it("one that ignores conditions, scales or objectives", async () => {
    const failed = await failures((seed) => ({
      name: "Flat",
      seed,
      start: ({ spec }) => ({
        propose: ({ random }) =>
          DNA.trusted(
            spec,
            spec.decisionPoints.map((point) =>
              point.kind === "float" ? point.min + random.next() * (point.max - point.min) : 0,
            ),
          ),
        report: () => undefined,
      }),
    }));
    expect(failed).toContain("is legal on conditional choices and numbers");
    expect(failed).toContain("honours scales: half of a log range lies below its geometric mean");
    expect(failed).not.toContain("is legal on one float");
  });

  it("one that takes a trial that breaks limits for the end", async () => {
    const failed = await failures((seed) => ({
      name: "Strict",
      seed,
      start: ({ spec }) => {
        let isOver = false;
        return {
          propose: ({ random }) => (isOver ? undefined : randomDna(spec, random)),
          report: ({ violation = 0 }) => void (isOver ||= violation > 0),
        };
      },
    }));
    expect(failed).toEqual(["goes on with trials that were stopped early, and that break limits"]);
  });

  it("one that stops where nothing is feasible, or never leaves a candidate", async () => {
    const failed = await failures((seed) => ({
      name: "Timid",
      seed,
      start: ({ spec }) => {
        let first: DNA | undefined;
        let bad = 0;
        return {
          propose: ({ random }) => (bad > 5 ? undefined : (first ??= randomDna(spec, random))),
          report: ({ reward }) => void (bad += reward === undefined ? 1 : 0),
        };
      },
    }));
    expect(failed).toContain("goes on with no feasible point");
    expect(failed).toContain(
      "tries every candidate of a conditional space where nothing is better than anything",
    );
  });

  it("one that gives up after some proposals, however many", async () => {
    const quitting = (most: number) => (): Algorithm => ({
      name: "Quitting",
      start: ({ spec }) => {
        let count = 0;
        return {
          propose: ({ random }) => (++count > most ? undefined : randomDna(spec, random)),
          report: () => undefined,
        };
      },
    });
    await expect(caseOf(quitting(30), "is legal on one float").check()).rejects.toThrow(
      "The search ended after 30 of 60 trials; propose points as long as there are any.",
    );
    // The second study of a case skips some: 60 trials in all, and 6 of them do not count.
    await expect(caseOf(quitting(60), "is legal on one float").check()).rejects.toThrow(
      "The search ended after 54 of 60 trials; propose points as long as there are any.",
    );
    await caseOf(quitting(100), "is legal on one float").check();
    await expect(caseOf(quitting(100), "runs 200 trials", 200).check()).rejects.toThrow(
      "The search ended after 100 of 200 trials; propose points as long as there are any.",
    );
  });

  it.each([
    ["numbers", () => new Array<number>(2048).fill(0.5)],
    ["a typed array", () => new Float64Array(2048)],
  ])("one that keeps 16 kB of each trial, as %s", async (_, make) => {
    const leaking = (): Algorithm => {
      const kept: unknown[] = [];
      return {
        name: "Leaking",
        start: ({ spec }) => ({
          propose: ({ random }) => randomDna(spec, random),
          report: () => void kept.push(make()),
        }),
      };
    };
    // 16 MB in all: what other tests of this process leave and the collector takes meanwhile is little beside it.
    const { name, check } = caseOf(leaking, "runs 1,000 trials", 1000);
    expect(name).toBe("runs 1,000 trials without growing more than a record of each");
    await expect(check()).rejects.toThrow(/^Each trial keeps 1\d{4} bytes; at most 2048 are allowed\.$/);
  });

  it("one that draws numbers of a log scale by a linear one, or never from one half of it", async () => {
    const drawing = (lr: (unit: number) => number) => (): Algorithm => ({
      name: "Skewed",
      start: ({ spec }) => ({
        propose: ({ random }) => DNA.trusted(spec, [lr(random.next()), random.int(1e9)]),
        report: () => undefined,
      }),
    });
    const check = (lr: (unit: number) => number): Promise<void> =>
      caseOf(drawing(lr), "honours scales").check();
    await check((unit) => 1e-6 ** (1 - unit));
    await expect(check((unit) => 1e-6 + unit * (1 - 1e-6))).rejects.toThrow(
      "Of 40 studies' first points 0 are in the lower half of a log scale.",
    );
    await expect(check((unit) => 1e-6 ** (1 - unit / 2))).rejects.toThrow(
      "Of 40 studies' first points 40 are in the lower half of a log scale.",
    );
  });
});

describe("the suite is fair", () => {
  it("to one that walks on from where it began, which draws once a study", async () => {
    // Each of 20 fails with chance 3.8e-7 (see the case), so one of them with 7.6e-6.
    for (let salt = 0; salt < 20; salt++) {
      const walking = (): Algorithm => ({
        name: "Walking",
        start: ({ spec }) => {
          let here: DNA | undefined;
          return {
            propose: ({ random }) => (here ??= randomDna(spec, random.split(salt))),
            report: () => undefined,
          };
        },
      });
      await caseOf(walking, "honours scales").check();
    }
  });

  it("to one that begins with the same point for every seed", async () => {
    const settled = (): Algorithm => ({
      name: "Settled",
      start: ({ spec }) => ({
        propose: ({ id, random }) => (id === 1 ? firstDna(spec) : randomDna(spec, random)),
        report: () => undefined,
      }),
    });
    await caseOf(settled, "honours scales").check();
  });

  it("where no garbage can be collected: the case's name says that memory is not measured", async () => {
    vi.stubGlobal("process", undefined);
    vi.stubGlobal("gc", undefined);
    try {
      const { name, check } = caseOf((seed) => new RandomSearch({ seed }), "runs 100 trials", 100);
      expect(name).toBe(
        "runs 100 trials (their memory is not measured: there is no garbage collector to call here)",
      );
      await check();
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
