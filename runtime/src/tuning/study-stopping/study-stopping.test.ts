/** Policies that end a study. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { QuasiRandom } from "../../algorithms/quasi-random.js";
import { RandomSearch } from "../../algorithms/random-search.js";
import { regretBound } from "../../algorithms/bayesian/regret-bound.js";
import { DNA } from "../../geno/dna.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { dnaSpec } from "../../hyper/template.js";
import { fileBackend } from "../../study/file-backend.js";
import type { SampleOptions } from "../options.js";
import { sample } from "../sample.js";
import { noProgress } from "./no-progress.js";
import { regretBelow } from "./regret.js";
import { targetReached } from "./target.js";

const space = { n: intv(0, 9) };
const random = new RandomSearch({ seed: 1 });

/** How many trials a study has whose rewards are these, and after them the last one for ever. */
function trialsOf(rewards: readonly (number | "skip" | "infeasible")[], options: SampleOptions): number {
  const study = sample(space, random, { trials: 50, ...options });
  for (const [, feedback] of study) {
    const reward = rewards[feedback.id - 1] ?? rewards.at(-1) ?? 0;
    if (reward === "skip") feedback.skip();
    else if (reward === "infeasible") feedback.infeasible();
    else feedback(reward);
  }
  return study.trials.length;
}

describe("noProgress", () => {
  it("ends a study whose best was not surpassed for so many answers", () => {
    const stopWhen = noProgress(3);
    expect(trialsOf([1], { stopWhen })).toBe(4);
    expect(trialsOf([1, 1, 1, 2, 0, 0, 0], { stopWhen })).toBe(7);
    expect(trialsOf([3, 2, 1, 1], { stopWhen, direction: "minimize" })).toBe(6);
    expect(trialsOf([1, "skip", 0, "infeasible", 0], { stopWhen })).toBe(5);
  });

  it("never ends one without a best", () => {
    expect(trialsOf(["infeasible"], { stopWhen: noProgress(1) })).toBe(50);
  });

  it("takes rises below delta for none", () => {
    const rising = Array.from({ length: 50 }, (_, i) => i * 0.1);
    expect(trialsOf(rising, { stopWhen: noProgress(3) })).toBe(50);
    expect(trialsOf(rising, { stopWhen: noProgress(3, { delta: 0.5 }) })).toBe(4);
    // Trial 6 has 0.5, 11 has 1, ...: each five behind the last that counted.
    expect(trialsOf(rising, { stopWhen: noProgress(6, { delta: 0.45 }) })).toBe(50);
  });

  it("with delta goes by the order of trials: limits first, and stopped ones where none completed", () => {
    const patience = { earlyStopping: { shouldStop: () => true } };
    const stopped = sample(space, random, {
      trials: 50,
      stopWhen: noProgress(3, { delta: 0.5 }),
      ...patience,
    });
    for (const [, feedback] of stopped) {
      feedback.addMeasurement(1);
      feedback.shouldStopEarly();
      feedback.done();
    }
    // The first is the best there is, and three follow.
    expect(stopped.trials).toHaveLength(4);
    const limited = sample(space, random, {
      trials: 50,
      metrics: { a: "maximize", cost: { max: 1 } },
      stopWhen: noProgress(3, { delta: 5 }),
    });
    for (const [, feedback] of limited) {
      const { id } = feedback;
      // Up to trial 6 each breaks the limit less, and gains nothing by it.
      feedback({ a: id, cost: Math.max(1, 7 - id) });
    }
    expect(limited.trials).toHaveLength(6 + 3);
  });

  it("of several objectives waits for the front to take a member", () => {
    const study = sample(space, random, {
      trials: 50,
      metrics: { a: "maximize", b: "maximize" },
      stopWhen: noProgress(4),
    });
    for (const [, feedback] of study)
      feedback(feedback.id <= 5 ? { a: feedback.id, b: -feedback.id } : { a: 0, b: -9 });
    expect(study.trials).toHaveLength(9);
  });

  it.each([1, 2])(
    "counts by the order of answers where trials are parallel, with %i objectives",
    async (objectives) => {
      const names = ["a", "b"].slice(0, objectives);
      const metrics = Object.fromEntries(names.map((name) => [name, "maximize" as const]));
      const study = sample(space, random, { trials: 50, metrics, stopWhen: noProgress(3) });
      let answered = 0;
      let first: () => void = () => undefined;
      const others = new Promise<void>((resolve) => (first = resolve));
      await study.run(
        async (_, feedback) => {
          // The first trial is the best, and the last of the first four to be answered.
          if (feedback.id === 1) await others;
          const reward = feedback.id === 1 ? 5 : -feedback.id;
          if (++answered === 3) first();
          return Object.fromEntries(names.map((name) => [name, reward]));
        },
        { parallelism: 4 },
      );
      const ends = [...study.trials].sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0)).map(({ id }) => id);
      expect(study.answers.map(({ id }) => id)).toEqual(ends);
      expect(ends.length - 1 - ends.indexOf(1)).toBeGreaterThanOrEqual(3);
    },
  );

  it("ends a continued study at once, and one with parallel trials when they are finished", async () => {
    const directory = mkdtempSync(join(tmpdir(), "tsglove-stopping-"));
    onTestFinished(() => {
      rmSync(directory, { recursive: true, force: true });
    });
    const stopWhen = noProgress(3);
    for (let i = 0; i < 2; i++) expect(trialsOf([1], { stopWhen, backend: fileBackend(directory) })).toBe(4);
    const study = sample(space, random, { trials: 50, stopWhen });
    await study.run(() => Promise.resolve(1), { parallelism: 4 });
    expect(study.trials.every(({ status }) => status === "completed")).toBe(true);
    expect(study.trials.length).toBeLessThan(10);
  });

  it("refuses counts and deltas that are none", () => {
    expect(() => noProgress(0)).toThrow("noProgress: trials is 0; give a whole number from 1.");
    expect(() => noProgress(5, { delta: 0 })).toThrow("noProgress: delta is 0; give a number above 0");
  });
});

describe("regretBelow", () => {
  /** A parabola, whose best is 0 at x = 0.3, y = 0.7. */
  const run = (
    bound: number,
    options: SampleOptions = {},
  ): { readonly trials: number; readonly regret: number } => {
    const study = sample({ x: floatv(0, 1), y: floatv(0, 1) }, new QuasiRandom({ seed: 1 }), {
      trials: 150,
      stopWhen: regretBelow(bound),
      ...options,
    });
    const sign = options.direction === "minimize" ? 1 : -1;
    for (const [{ x, y }, feedback] of study) feedback(sign * ((x - 0.3) ** 2 + (y - 0.7) ** 2));
    return { trials: study.trials.length, regret: Math.abs(study.best?.reward ?? NaN) };
  };

  it("ends a study when the model knows it better than the bound, and the earlier the wider the bound is", () => {
    const wide = run(0.2);
    const narrow = run(0.01);
    expect(wide.trials).toBeLessThan(150);
    expect(wide.trials).toBeLessThanOrEqual(narrow.trials);
    expect(narrow.trials).toBeLessThan(150);
    // The promise: no point is better by more than the bound.
    expect(wide.regret).toBeLessThan(0.2);
    expect(narrow.regret).toBeLessThan(0.01);
    expect(run(0.01, { direction: "minimize" })).toEqual(narrow);
    expect(run(1e-9).trials).toBe(150);
  });

  it("goes on where nothing can be learned: a reward that is noise", () => {
    const study = sample({ x: floatv(0, 1) }, new QuasiRandom({ seed: 1 }), {
      trials: 60,
      stopWhen: regretBelow(0.05),
    });
    for (const [, feedback] of study) feedback(feedback.random.next());
    expect(study.trials).toHaveLength(60);
  });

  it("goes on where all rewards are equal, unless every point was tried", () => {
    const trials = (space: unknown): number => {
      const study = sample(space, new QuasiRandom({ seed: 1 }), { trials: 40, stopWhen: regretBelow(0.05) });
      for (const [, feedback] of study) feedback(1);
      return study.trials.length;
    };
    expect(trials({ x: floatv(0, 1) })).toBe(40);
    expect(trials({ n: intv(0, 999) })).toBe(40);
    expect(trials({ n: intv(0, 9) })).toBe(20);
  });

  it("is the wider the more trials there were, also those that the process does not look at", () => {
    const spec = dnaSpec({ x: floatv(0, 1) });
    const known = (from: number, count: number, level: number) =>
      Array.from({ length: count }, (_, i) => {
        const x = (from + i) / 1000;
        return { dna: DNA.of(spec, [x]), reward: level + Math.sin(9 * x) };
      });
    // The best hundred stand first, and the latest hundred last.
    const best = known(0, 100, 10).sort((a, b) => b.reward - a.reward);
    const latest = known(500, 100, 0);
    const few = regretBound(spec, [...best, ...latest]);
    const many = regretBound(spec, [...best, ...known(200, 200, -10), ...latest]);
    // √β grows with the logarithm of their number, for the same process.
    expect(many).toBeGreaterThan(few * 1.01);
  });

  it("refuses settings that are none", () => {
    expect(() => regretBelow(0)).toThrow("regretBelow: the bound is 0; give a number above 0.");
    expect(() => regretBelow(1, { history: 1 })).toThrow("history is 1");
    expect(() => regretBelow(1, { every: 0 })).toThrow("every is 0");
  });
});

describe("targetReached", () => {
  it("ends a study at the first trial that is as good", () => {
    expect(trialsOf([1, 2, 5, 7], { stopWhen: targetReached(5) })).toBe(3);
    expect(trialsOf([9, 8, 3, 2], { stopWhen: targetReached(3), direction: "minimize" })).toBe(3);
    expect(trialsOf([1, 2], { stopWhen: targetReached(5) })).toBe(50);
    expect(() => targetReached(NaN)).toThrow("targetReached: the value is NaN");
  });

  it("may stand among several, of which any ends it", () => {
    expect(trialsOf([1, 2, 2], { stopWhen: [targetReached(5), noProgress(4)] })).toBe(6);
    expect(trialsOf([1, 2, 2], { stopWhen: [] })).toBe(50);
  });
});

describe("a rule that asks for the best", () => {
  it("refuses a study of several objectives when it is made, by its own name", () => {
    const metrics = { a: "maximize", b: "minimize" } as const;
    for (const [name, stopWhen] of [
      ["regretBelow", regretBelow(1)],
      ["targetReached", targetReached(1)],
      ["noProgress with a delta", noProgress(5, { delta: 1 })],
    ] as const)
      for (const given of [stopWhen, [noProgress(9), stopWhen]])
        expect(() => sample(space, random, { metrics, stopWhen: given })).toThrow(
          `${name} asks how good the best trial is, and the study has 2 objectives (a, b), which have none; take noProgress(50)`,
        );
    expect(() => sample(space, random, { metrics, stopWhen: noProgress(5) })).not.toThrow();
    expect(() =>
      sample(space, random, { metrics: { a: "maximize" }, stopWhen: targetReached(5) }),
    ).not.toThrow();
  });
});
