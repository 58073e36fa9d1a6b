import { describe, expect, it } from "vitest";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import { replay } from "../tuning/replay.js";
import { sample } from "../tuning/sample.js";
import { Auto } from "./auto.js";

const numbers = { x: floatv(0, 1), n: intv(1, 100) };
const choices = Array.from({ length: 20 }, () => oneof([1, 2, 3]));

describe("Auto", () => {
  it.each([
    ["few trials on numbers", numbers, 100, 1, "Bayesian"],
    ["some trials on numbers", numbers, 500, 1, "TPE"],
    ["many trials on numbers", numbers, 2000, 1, "CMAES"],
    ["few trials on choices", choices, 100, 1, "TPE"],
    ["many trials on choices", choices, 5000, 1, "RegularizedEvolution"],
    ["many trials on both", [numbers, choices], 5000, 1, "RegularizedEvolution"],
    ["a space that the trials cover", oneof([1, 2, 3]), 10, 1, "Deduping(TPE)"],
    ["more than 50 numbers", Array.from({ length: 60 }, () => floatv(0, 1)), 100, 1, "TPE"],
    ["no end", numbers, undefined, 1, "TPE"],
    ["two objectives, few trials", choices, 100, 2, "TPE"],
    ["two objectives, some trials", numbers, 1000, 2, "TPE"],
    ["two objectives", choices, 1001, 2, "NSGA2"],
    ["three objectives, some trials", choices, 1000, 3, "TPE"],
    ["three objectives", numbers, 1001, 3, "NSGA3"],
    ["several objectives without an end", choices, undefined, 3, "TPE"],
  ] as const)("picks for %s", (_, space, trials, objectives, expected) => {
    expect(new Auto().pick({ spec: dnaSpec(space), trials, objectives }).name).toBe(expected);
  });

  it("is replayed as what it picked", async () => {
    const study = sample(numbers, new Auto({ seed: 1 }), { trials: 25 });
    for (const [{ x, n }, feedback] of study) feedback(x - n / 100);
    expect((await replay(numbers, new Auto(), study.record)).trials).toEqual(study.trials);
  });
});
