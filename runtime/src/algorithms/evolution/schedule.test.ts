import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import { cosineDecay, cyclic, exponentialDecay, linear, stepwise } from "./schedule.js";
import { scheduleOf, type Scheduled } from "./scheduled.js";

const at = (value: Scheduled, step: number): number =>
  scheduleOf(value).at({ step, random: RandomStream.of(0), memory: {} });

describe("schedules", () => {
  it.each([
    ["linear", linear(2, 0, 10), [2, 1, 0, 0], [0, 5, 10, 99]],
    ["cosine", cosineDecay(1, 0, 10), [1, 0.5, 0, 0], [0, 5, 10, 11]],
    ["exponential", exponentialDecay(8, 0.5, 10), [8, 4, 2, 1], [0, 10, 20, 30]],
    ["cyclic", cyclic(1, 3, 4), [1, 2, 3, 2, 1, 2], [0, 1, 2, 3, 4, 5]],
    [
      "stepwise",
      stepwise([
        [2, 7],
        [10, linear(10, 0, 10)],
        [1, 3],
      ]),
      [7, 7, 10, 5, 3, 3],
      [0, 1, 2, 7, 12, 99],
    ],
    ["a number", 4, [4, 4], [0, 9]],
    ["a function", (step: number) => step / 2, [0, 4.5], [0, 9]],
  ] as const)("%s", (_, schedule, values, steps) => {
    expect(values).toHaveLength(steps.length);
    for (const [i, step] of steps.entries()) expect(at(schedule, step)).toBeCloseTo(values[i] ?? NaN, 12);
  });

  it("say what they are, as a study that is continued compares them", () => {
    expect(
      scheduleOf(
        stepwise([
          [2, 7],
          [3, linear(1, 0, 3)],
        ]),
      ).text,
    ).toBe("stepwise(2: 7, 3: linear(1, 0, 3))");
    expect(scheduleOf((step) => step + 1).text).toContain("step + 1");
  });

  it.each([
    [() => linear(0, 1, 0), "linear: steps is 0; give a whole number from 1."],
    [() => linear(NaN, 1, 5), "linear: from is NaN; give a finite number."],
    [() => exponentialDecay(1, 0, 5), "exponentialDecay: rate is 0; give a number above 0."],
    [() => cyclic(0, 1, 1), "cyclic: steps is 1; give a whole number from 2."],
    [() => stepwise([]), "stepwise: there is no phase; give [[steps, value], ...]."],
    [() => stepwise([[0, 1]]), "stepwise: a phase lasts 0 steps; give 1 or more."],
  ])("refuse what is none", (make, message) => {
    expect(make).toThrow(new RangeError(message));
  });
});
