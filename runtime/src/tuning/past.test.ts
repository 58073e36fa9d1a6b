/** Points that are put into a study from outside: results of earlier studies, and points to try next. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Algorithm, Outcome } from "../algorithms/algorithm.js";
import { RegularizedEvolution } from "../algorithms/evolution/regularized.js";
import { RandomSearch } from "../algorithms/random-search.js";
import { constrain } from "../hyper/constrain.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import { fileBackend } from "../study/file-backend.js";
import { dnaOfChoices } from "../geno/choices.js";
import type { SampleOptions } from "./options.js";
import { replay } from "./replay.js";
import { sample } from "./sample.js";
import type { Study } from "./study.js";

const space = { n: intv(0, 99), op: oneof(["a", "b"]) };
const spec = dnaSpec(space);
const random = new RandomSearch({ seed: 1 });

function spy(heard: Outcome[] = []): Algorithm {
  return {
    name: "Spy",
    start: (problem) => ({
      propose: (trial) => random.start(problem).propose(trial),
      report: (outcome) => void heard.push(outcome),
    }),
  };
}

describe("past trials", () => {
  it("are told to the algorithm first, in this study's direction, and are no trials of it", () => {
    const before = sample(space, random, { trials: 3, direction: "minimize" });
    for (const [{ n }, feedback] of before) {
      if (feedback.id === 2) feedback.infeasible();
      else if (feedback.id === 3) feedback.skip();
      else feedback(n);
    }
    const heard: Outcome[] = [];
    const study = sample({ ...space }, spy(heard), { trials: 2, direction: "minimize", past: before.trials });
    for (const [, feedback] of study) feedback(1000);
    const of = (id: number): readonly number[] => before.trials[id - 1]?.dna.numbers ?? [];
    expect(heard.map(({ id, dna, reward }) => [id, dna.numbers, reward])).toEqual([
      [0, of(1), -(of(1)[0] ?? NaN)],
      [0, of(2), undefined],
      [0, of(4), -(of(4)[0] ?? NaN)],
      [1, study.trials[0]?.dna.numbers, -1000],
      [2, study.trials[1]?.dna.numbers, -1000],
    ]);
    expect([study.trials.length, study.best?.id]).toEqual([2, 1]);
  });

  it("may have several metrics and limits", () => {
    const heard: Outcome[] = [];
    const dna = dnaOfChoices(spec, { n: 3, op: "b" });
    const study = sample(
      space,
      { ...spy(heard), multiObjective: true },
      {
        trials: 1,
        metrics: { a: "maximize", b: "minimize", size: { max: 10 } },
        past: [{ dna, metrics: { a: 1, b: 2, size: 15, other: 9 } }],
      },
    );
    for (const [, feedback] of study) feedback({ a: 0, b: 0, size: 0 });
    expect(heard[0]).toEqual({ id: 0, dna, reward: undefined, rewards: [1, -2], violation: 0.5 });
  });

  it("make a search go on where the other ended: evolution mutates their best", () => {
    const dna = dnaOfChoices(spec, { n: 50, op: "b" });
    const past = Array.from({ length: 10 }, () => ({ dna, reward: 1 }));
    const evolution = new RegularizedEvolution({ population: 10, tournament: 5, seed: 1 });
    const study = sample(space, evolution, { trials: 5, past });
    for (const [{ n, op }, feedback] of study) {
      expect(n === 50 || op === "b").toBe(true);
      feedback(0);
    }
  });

  it("are in the log: a study is replayed and continued with what it began with", async () => {
    const directory = mkdtempSync(join(tmpdir(), "tsglove-past-"));
    onTestFinished(() => {
      rmSync(directory, { recursive: true, force: true });
    });
    const dna = dnaOfChoices(spec, { n: 50, op: "b" });
    const past = Array.from({ length: 4 }, (_, reward) => ({ dna, reward }));
    const evolution = new RegularizedEvolution({ population: 4, tournament: 2, seed: 1 });
    const run = (options: SampleOptions): Study<{ n: number; op: string }> => {
      const study = sample(space, evolution, options);
      for (const [{ n }, feedback] of study) feedback(n);
      return study;
    };
    const whole = run({ trials: 9, past });
    run({ trials: 5, past, backend: fileBackend(directory) });
    // Another past comes too late.
    const again = run({ trials: 9, past: [], backend: fileBackend(directory) });
    const numbers = (study: Study<{ n: number; op: string }>): unknown =>
      study.trials.map((trial) => trial.dna.numbers);
    expect(numbers(again)).toEqual(numbers(whole));
    const record = JSON.parse(JSON.stringify(whole.record)) as typeof whole.record;
    expect((await replay(space, evolution, record)).trials).toHaveLength(9);
    expect(record.events.slice(0, 5).map(({ type }) => type)).toEqual([
      ...Array.from({ length: 4 }, () => "known"),
      "proposed",
    ]);
  });

  it("may be what was written down: JSON, or dictionaries of what was decided", () => {
    const before = sample(space, random, { trials: 4 });
    for (const [{ n }, feedback] of before) feedback(n);
    const dna = dnaOfChoices(spec, { n: 7, op: "b" });
    const heard: Outcome[] = [];
    const study = sample(space, spy(heard), {
      trials: 4,
      past: [
        ...(JSON.parse(JSON.stringify(before.trials)) as typeof before.trials),
        { dna: { n: 7, op: "b" }, reward: 3 },
        { dna: dna.toJSON(), status: "infeasible" },
      ],
      start: [{ n: 1, op: "a" }, dna.toJSON(), dna],
    });
    study.enqueue([8, 0]);
    for (const [{ n }, feedback] of study) feedback(n);
    expect(heard.slice(0, 6).map((outcome) => [outcome.dna.numbers, outcome.reward])).toEqual([
      ...before.trials.map((trial) => [trial.dna.numbers, trial.reward]),
      [[7, 1], 3],
      [[7, 1], undefined],
    ]);
    expect(study.trials.map((trial) => trial.dna.numbers)).toEqual([
      [1, 0],
      [7, 1],
      [7, 1],
      [8, 0],
    ]);
  });

  it("say by their place what they lack", () => {
    const attempts: readonly (readonly [unknown, string])[] = [
      [{}, "past is an object"],
      [[3], "past[0] is 3; give a trial: { dna, reward }."],
      [
        [{ reward: 1 }],
        "past[0].dna is undefined; give a DNA, its JSON, or a dictionary that decides all of the space: { n: ..., op: ... }.",
      ],
      [[{ dna: { n: 7 }, reward: 1 }], 'past[0] is no point of the space: "op" is not decided'],
      [[{ dna: [7], reward: 1 }], "past[0] is no point of the space: The DNA: "],
      [
        [{ dna: [7, 1], status: "done", reward: 1 }],
        'past[0].status is "done"; give one of running, completed',
      ],
      [[{ dna: [7, 1], reward: null }], "past[0].reward is null"],
    ];
    for (const [past, message] of attempts)
      expect(() => sample(space, random, { past: past as [] })).toThrow(message);
    expect(() => sample(space, random, { start: [[7, 1], { n: 100, op: "a" }] })).toThrow(
      'start[1] is no point of the space: "n": 100 is not in 0 to 99',
    );
    expect(() => sample(space, random, { start: "first" as "default" })).toThrow(
      'start is "first"; give "default" or a list',
    );
  });

  it("are refused where they are no results of this space and study", () => {
    const dna = dnaOfChoices(spec, { n: 3, op: "b" });
    const other = dnaOfChoices(dnaSpec({ x: floatv(0, 1) }), { x: 0.5 });
    const attempts: [SampleOptions<{ a: "maximize" }>["past"], boolean, string][] = [
      [
        [
          { dna, reward: 1 },
          { dna: other, reward: 1 },
        ],
        false,
        "past[1] is no point of the space",
      ],
      [[{ dna }], false, 'past[0].reward is undefined; give a finite number, or the status "infeasible"'],
      [[{ dna, reward: NaN }], false, "past[0].reward is NaN"],
      [[{ dna, reward: 1 }], true, "past[0].metrics.a is undefined"],
    ];
    for (const [past = [], named, message] of attempts)
      expect(() =>
        named ? sample(space, random, { past, metrics: { a: "maximize" } }) : sample(space, random, { past }),
      ).toThrow(message);
  });
});

describe("enqueued points", () => {
  it("are tried next, in their order, and are trials like others", async () => {
    const study = sample(space, random, { trials: 5, start: [dnaOfChoices(spec, { n: 1, op: "a" })] });
    study.enqueue({ n: 2, op: "b" });
    const seen: number[] = [];
    for (const [{ n }, feedback] of study) {
      seen.push(n);
      if (feedback.id === 3) study.enqueue(dnaOfChoices(dnaSpec({ ...space }), { n: 4, op: "a" }));
      feedback(n);
    }
    const plain = sample(space, random, { trials: 5 });
    for (const [, feedback] of plain) feedback(0);
    const own = plain.trials.map((trial) => trial.dna.numbers[0]);
    // The others are what the algorithm proposes for a trial of that number.
    expect(seen).toEqual([1, 2, own[2], 4, own[4]]);
    expect((await replay(space, random, study.record)).trials).toEqual(study.trials);
  });

  it("are not tried again by a program that continues its study, and those that were not begun are", () => {
    const directory = mkdtempSync(join(tmpdir(), "tsglove-past-"));
    onTestFinished(() => {
      rmSync(directory, { recursive: true, force: true });
    });
    /** The program: of its points 2 stands there twice, and is a starting point as well. It dies after so many trials. */
    const run = (last: number): readonly number[] => {
      const study = sample(space, random, {
        trials: 8,
        start: [{ n: 2, op: "a" }],
        backend: fileBackend(directory),
      });
      for (const n of [1, 2, 2, 3]) study.enqueue({ n, op: "a" });
      for (const [{ n }, feedback] of study) {
        if (feedback.id === last) break;
        feedback(n);
        // Where a loop has it tried again, it has its reasons.
        if (feedback.id === 7) study.enqueue({ n: 1, op: "a" });
      }
      return study.trials.map(({ dna, status }) => (status === "aborted" ? NaN : (dna.numbers[0] ?? NaN)));
    };
    expect(run(4)).toEqual([2, 1, 2, NaN]);
    expect(run(6)).toEqual([2, 1, 2, NaN, 2, NaN]);
    expect(run(9)).toEqual([2, 1, 2, NaN, 2, NaN, 3, 1, NaN]);
  });

  it("are refused where they are no points, and nothing is queued then", () => {
    const even = constrain({ n: intv(0, 9) }, ({ n }) => n % 2 === 0);
    const study = sample(even, random, { trials: 1 });
    expect(() => {
      study.enqueue({ n: 3 });
    }).toThrow("breaks the constraint");
    expect(() => {
      study.enqueue({ m: 3 });
    }).toThrow('"m" is no decision point');
    for (const [{ n }, feedback] of study) {
      expect(n % 2).toBe(0);
      feedback(n);
    }
  });
});
