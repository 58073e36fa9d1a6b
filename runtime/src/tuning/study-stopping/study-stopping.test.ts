/** Policies that end a study. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { QuasiRandom } from "../../algorithms/quasi-random.js";
import { RandomSearch } from "../../algorithms/random-search.js";
import { floatv, intv } from "../../hyper/numbers.js";
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
