/** Limits on metrics: what they mean for the best, the front, algorithms and reports. */
import { describe, expect, expectTypeOf, it } from "vitest";
import type { Algorithm, Outcome } from "../algorithms/algorithm.js";
import { RegularizedEvolution } from "../algorithms/evolution/regularized.js";
import { RandomSearch } from "../algorithms/random-search.js";
import { intv } from "../hyper/numbers.js";
import { trialTable } from "../report/trial-table.js";
import type { Feedback } from "./loop/feedback.js";
import { replay } from "./replay.js";
import { dnaSpec } from "../hyper/template.js";
import { sample } from "./sample.js";

const space = { n: intv(0, 99) };
const random = new RandomSearch({ seed: 1 });

describe("a metric with limits", () => {
  it("is no objective: the best is the best that keeps them", () => {
    const study = sample(space, random, {
      trials: 4,
      metrics: { accuracy: "maximize", latency: { max: 20 }, size: { min: 2, max: 8 } },
    });
    const results = [
      { accuracy: 0.9, latency: 30, size: 4 },
      { accuracy: 0.8, latency: 25, size: 1 },
      { accuracy: 0.5, latency: 20, size: 8 },
      { accuracy: 0.4, latency: 10, size: 2 },
    ] as const;
    const bests: (number | undefined)[] = [];
    for (const [, feedback] of study) {
      expectTypeOf(feedback).toEqualTypeOf<
        Feedback<{ readonly accuracy: number; readonly latency: number; readonly size: number }>
      >();
      feedback(results[feedback.id - 1] ?? results[0]);
      bests.push(study.best?.id);
    }
    expect(bests).toEqual([1, 1, 3, 3]);
    expect(study.front.map(({ id }) => id)).toEqual([3]);
    // (30 − 20) / 20; (25 − 20) / 20 + (2 − 1) / 2.
    expect(study.trials.map(({ violation }) => violation)).toEqual([0.5, 0.75, 0, 0]);
    expect(study.objectives).toEqual([{ name: "accuracy", direction: "maximize" }]);
    expect(study.limits).toEqual([
      { name: "latency", max: 20 },
      { name: "size", min: 2, max: 8 },
    ]);
    const rows = trialTable(study).split("\n");
    expect(rows[0]).toMatch(/^rank +trial +accuracy +latency +size +seconds/);
    expect(rows.slice(1).map((row) => row.trim().split(/ {2,}/).slice(1, 5).join(" "))).toEqual([
      "3 0.5 20 8",
      "4 0.4 10 2",
      "1 0.9 30 (over) 4",
      "2 0.8 25 (over) 1 (under)",
    ]);
  });

  it("may be an objective too, among several", () => {
    const study = sample(space, random, {
      trials: 4,
      metrics: { accuracy: "maximize", latency: { direction: "minimize", max: 20 } },
    });
    const results = [
      [0.99, 30],
      [0.9, 20],
      [0.5, 5],
      [0.4, 6],
    ] as const;
    const fronts: number[][] = [];
    for (const [, feedback] of study) {
      const [accuracy, latency] = results[feedback.id - 1] ?? [0, 0];
      feedback({ accuracy, latency });
      fronts.push(study.front.map(({ id }) => id));
    }
    expect(fronts).toEqual([[1], [2], [2, 3], [2, 3]]);
  });

  it("is told to the algorithm, and is part of the record", async () => {
    const heard: Outcome[] = [];
    const spy = (): Algorithm => ({
      name: "Spy",
      start: (problem) => ({
        propose: (trial) => random.start(problem).propose(trial),
        report: (outcome) => void heard.push(outcome),
      }),
    });
    const study = sample(space, spy(), {
      trials: 2,
      seed: 3,
      metrics: { loss: "minimize", latency: { max: 10 } },
    });
    for (const [, feedback] of study) feedback({ loss: 1, latency: feedback.id === 1 ? 15 : 5 });
    expect(heard).toMatchObject([
      { id: 1, reward: -1, violation: 0.5 },
      { id: 2, reward: -1, violation: 0 },
    ]);
    const again = await replay(
      dnaSpec(space),
      spy(),
      JSON.parse(JSON.stringify(study.record)) as typeof study.record,
    );
    expect(again.trials).toEqual(study.trials);
    expect(again.best?.id).toBe(2);
  });

  it("is what evolution climbs towards: a parent breaks it least", () => {
    // Eight digits; the reward pulls to their largest sum, 72, and the limit holds at 40.
    const digits = Array.from({ length: 8 }, () => intv(0, 9));
    const study = sample(digits, new RegularizedEvolution({ population: 20, tournament: 8, seed: 1 }), {
      trials: 600,
      metrics: { value: "maximize", cost: { max: 40 } },
    });
    for (const [numbers, feedback] of study) {
      const sum = numbers.reduce((total, each) => total + each, 0);
      feedback({ value: sum, cost: sum });
    }
    expect(study.best?.metrics).toEqual({ value: 40, cost: 40 });
    // Parents have about 40, and one changed digit moves a sum by at most 9.
    const late = study.trials.slice(500).map(({ metrics }) => metrics?.["cost"] ?? NaN);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(40 - 2 * 9);
    expect(Math.max(...late)).toBeLessThanOrEqual(40 + 2 * 9);
  });

  it("is refused where it makes no sense", () => {
    const attempts: [Record<string, unknown>, string][] = [
      [
        { latency: { max: 3 } },
        'metrics has limits only, and nothing to optimise; give { accuracy: "maximize" }',
      ],
      [{ a: "maximize", b: {} }, "metrics.b is empty; give it a direction, a min or a max"],
      [{ a: "maximize", b: { max: NaN } }, "metrics.b.max is NaN; give a finite number"],
      [{ a: "maximize", b: { min: 3, max: 2 } }, "metrics.b has the min 3 above the max 2"],
      [{ a: "maximize", b: { most: 3 } }, 'metrics.b has "most"; it takes direction, min and max'],
      [{ a: { direction: "up" } }, 'metrics.a.direction is "up"; give "maximize" or "minimize"'],
      [{ a: "maximize", b: 3 }, 'metrics.b is 3; give "maximize" or "minimize", or limits: { max: 30 }'],
    ];
    for (const [metrics, message] of attempts)
      expect(() => sample(space, random, { metrics: metrics as Record<string, "maximize"> })).toThrow(
        message,
      );
  });
});
