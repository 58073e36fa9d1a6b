/** Several objectives: directions, the front, and what is refused. */
import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { Algorithm, Outcome } from "../algorithms/algorithm.js";
import { RandomSearch } from "../algorithms/random-search.js";
import { RegularizedEvolution } from "../algorithms/evolution/regularized.js";
import { intv } from "../hyper/numbers.js";
import type { Feedback } from "./loop/feedback.js";
import { dominates } from "../algorithms/dominates.js";
import { paretoFront } from "./trial/pareto.js";
import { sample } from "./sample.js";

const space = { n: intv(0, 99) };
const random = new RandomSearch({ seed: 1 });
const metrics = { accuracy: "maximize", latency: "minimize" } as const;

describe("the Pareto front", () => {
  it.each([1, 2, 3])("of %i objectives holds exactly the members that none dominates", (objectives) => {
    const member = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: objectives, maxLength: objectives });
    fc.assert(
      fc.property(fc.array(member, { maxLength: 40 }), (members) => {
        const expected = members.filter((each) => !members.some((other) => dominates(other, each)));
        expect(paretoFront(members, (each) => each)).toEqual(expected);
      }),
    );
  });

  it("of 50,000 members is found without comparing all with all", () => {
    const members = Array.from({ length: 50_000 }, (_, i) => [i, -i]);
    expect(paretoFront(members, (each) => each)).toHaveLength(50_000);
  });
});

describe("a study with several metrics", () => {
  it("takes them by name, and has a front in their directions", () => {
    const study = sample(space, random, { trials: 5, metrics });
    const results = [
      [0.5, 9],
      [0.9, 9],
      [0.7, 2],
      [0.6, 3],
      [0.9, 9],
    ] as const;
    for (const [, feedback] of study) {
      const [accuracy, latency] = results[feedback.id - 1] ?? [0, 0];
      feedback({ accuracy, latency });
    }
    expect(study.front.map(({ id }) => id)).toEqual([2, 3, 5]);
    expect(study.trials[2]).toMatchObject({ status: "completed", metrics: { accuracy: 0.7, latency: 2 } });
    expect(study.trials[2]).not.toHaveProperty("reward");
    expect(() => study.best).toThrow(
      "This study has 2 objectives (accuracy, latency), and so no best trial: take one of study.front.",
    );
  });

  it("tells the algorithm a gain for each, and refuses one that takes one only", () => {
    const heard: Outcome[] = [];
    const spy: Algorithm = {
      name: "Spy",
      multiObjective: true,
      start: (problem) => {
        expect(problem.objectives).toBe(2);
        return { ...random.start(problem), report: (outcome) => heard.push(outcome) };
      },
    };
    const study = sample(space, spy, { trials: 2, metrics });
    for (const [, feedback] of study)
      if (feedback.id === 1) feedback({ accuracy: 0.5, latency: 3 });
      else feedback.infeasible();
    expect(heard.map(({ reward, rewards }) => [reward, rewards])).toEqual([
      [undefined, [0.5, -3]],
      [undefined, undefined],
    ]);
    expect(() => sample(space, new RegularizedEvolution(), { metrics })).toThrow(
      "RegularizedEvolution optimises one objective, and metrics names 2: accuracy, latency.",
    );
  });

  it("with one metric is a study with a best trial", () => {
    const study = sample(space, new RegularizedEvolution({ seed: 1 }), {
      trials: 20,
      metrics: { loss: "minimize" },
    });
    for (const [{ n }, feedback] of study) feedback({ loss: n });
    expect(study.best?.metrics?.["loss"]).toBe(Math.min(...study.trials.map(({ reward }) => reward ?? 0)));
    expect([study.direction, study.objectives]).toEqual([
      "minimize",
      [{ name: "loss", direction: "minimize" }],
    ]);
  });

  it("refuses what is not its metrics, and the trial stays open", () => {
    const study = sample(space, random, { trials: 1, metrics });
    for (const [, feedback] of study) {
      const loose = feedback as Feedback<never> as Feedback<number | Record<string, number>>;
      const attempts: [number | Record<string, number>, string][] = [
        [1, "the reward is 1; this study has metrics: give { accuracy, latency }"],
        [{ accuracy: 1 }, "Trial 1: the metric latency is undefined"],
        [{ accuracy: NaN, latency: 1 }, "the metric accuracy is NaN"],
        [
          { accuracy: 1, latency: 1, size: 1 },
          '"size" is no metric of this study, which has accuracy, latency',
        ],
      ];
      for (const [value, message] of attempts)
        expect(() => {
          loose(value);
        }).toThrow(message);
      feedback({ accuracy: 1, latency: 1 });
    }
    const plain = sample(space, random, { trials: 1 });
    for (const [, feedback] of plain) {
      expect(() => {
        (feedback as Feedback<never> as Feedback<Record<string, number>>)({ accuracy: 1 });
      }).toThrow("the reward is an object; give a number, or name the metrics");
      feedback(1);
    }
  });

  it("refuses metrics out of range", () => {
    expect(() => sample(space, random, { metrics: {} })).toThrow("metrics is empty");
    expect(() => sample(space, random, { metrics, direction: "minimize" })).toThrow(
      "direction and metrics are both given",
    );
    const wrong = "up" as "maximize";
    expect(() => sample(space, random, { metrics: { a: wrong } })).toThrow(
      'metrics.a is "up"; give "maximize" or "minimize"',
    );
    expect(() => sample(space, random, { direction: wrong })).toThrow('direction is "up"');
  });

  it("types its feedback", () => {
    const study = sample(space, random, { trials: 1, metrics });
    for (const [example, feedback] of study) {
      expectTypeOf(example).toEqualTypeOf<{ n: number }>();
      expectTypeOf(feedback).toEqualTypeOf<
        Feedback<{ readonly accuracy: number; readonly latency: number }>
      >();
      feedback({ accuracy: 1, latency: 2 });
    }
    for (const [, feedback] of sample(space, random, { trials: 1 })) {
      expectTypeOf(feedback).toEqualTypeOf<Feedback>();
      feedback(1);
    }
    // @ts-expect-error -- a misspelt option
    const misspelt: Parameters<typeof sample>[2] = { trails: 1 };
    expect(misspelt).toBeDefined();
  });
});
