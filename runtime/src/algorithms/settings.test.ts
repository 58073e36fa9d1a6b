/** Settings that no compiler has checked are refused by the constructors, and not once a search runs. */
import { describe, expect, it } from "vitest";
import { Auto } from "./auto.js";
import { Bayesian } from "./bayesian/bayesian.js";
import { CMAES } from "./cma/cma-es.js";
import { Deduping } from "./deduping.js";
import { Evolution } from "./evolution/evolution.js";
import * as mutation from "./evolution/mutation.js";
import { Neat } from "./evolution/neat.js";
import { NSGA2 } from "./evolution/nsga2.js";
import { NSGA3 } from "./evolution/nsga3.js";
import { RegularizedEvolution } from "./evolution/regularized.js";
import * as selection from "./evolution/selection.js";
import { HillClimb } from "./hill-climb.js";
import { PPO } from "./policy-gradient/ppo.js";
import { Reinforce } from "./policy-gradient/reinforce.js";
import { QuasiRandom } from "./quasi-random.js";
import { RandomSearch } from "./random-search.js";
import { TPE } from "./tpe/tpe.js";

const reproduction = selection.top(2).pipe(mutation.uniform());

/** Something that a compiler would not let through. */
const any = (value: unknown): never => value as never;

describe("a seed", () => {
  it.each([
    ["Auto", (seed: number) => new Auto({ seed })],
    ["Bayesian", (seed: number) => new Bayesian({ seed })],
    ["CMAES", (seed: number) => new CMAES({ seed })],
    ["Evolution", (seed: number) => new Evolution({ reproduction, seed })],
    ["HillClimb", (seed: number) => new HillClimb({ seed })],
    ["NSGA2", (seed: number) => new NSGA2({ seed })],
    ["NSGA3", (seed: number) => new NSGA3({ seed })],
    ["Neat", (seed: number) => new Neat({ seed })],
    ["PPO", (seed: number) => new PPO({ seed })],
    ["QuasiRandom", (seed: number) => new QuasiRandom({ seed })],
    ["RandomSearch", (seed: number) => new RandomSearch({ seed })],
    ["RegularizedEvolution", (seed: number) => new RegularizedEvolution({ seed })],
    ["Reinforce", (seed: number) => new Reinforce({ seed })],
    ["TPE", (seed: number) => new TPE({ seed })],
  ] as const)("of %s is a whole number", (name, make) => {
    for (const [seed, shown] of [
      [1.5, "1.5"],
      [NaN, "NaN"],
      [any("x"), '"x"'],
    ] as const)
      expect(() => make(seed)).toThrow(`${name}: seed is ${shown}; give a whole number, or leave it out.`);
    expect(make(-3).seed).toBe(-3);
  });
});

describe("what is no setting", () => {
  it.each<readonly [string, () => unknown, string]>([
    [
      "no options",
      () => new Evolution(any(undefined)),
      "Evolution: the options are undefined; give an object",
    ],
    [
      "no reproduction",
      () => new Evolution(any({})),
      "Evolution: reproduction is undefined; give an operation",
    ],
    [
      "a function",
      () => new Evolution({ reproduction: any(() => []) }),
      "reproduction is a function; give an operation",
    ],
    [
      "no survivors",
      () => new Evolution({ reproduction, survivors: any(5) }),
      "Evolution: survivors is 5; give an op",
    ],
    ["null", () => new TPE(any(null)), "TPE: the options are null; give an object"],
    [
      "a text for a boolean",
      () => new TPE({ multivariate: any("no") }),
      'TPE: multivariate is "no"; give true or false',
    ],
    ["a text for a number", () => new TPE({ gamma: any("x") }), 'TPE: gamma is "x"; give a number above 0'],
    ["a law", () => new RandomSearch({ law: any("points") }), 'There is no sampling law "points"'],
    [
      "no algorithm",
      () => new Deduping(any(undefined)),
      "Deduping: the algorithm is undefined; give an object that",
    ],
    [
      "a class",
      () => new Deduping(any(TPE)),
      "Deduping: the algorithm is a function; give an object that proposes",
    ],
    [
      "nothing to pipe",
      () => selection.top(2).pipe(any(undefined)),
      "pipe: the next one is undefined; give an operation",
    ],
    ["nothing to join", () => selection.top(2).union(any(5)), "union: the other one is 5; give an operation"],
    [
      "no number",
      () => selection.top(any(undefined)),
      "top: n is undefined; give a number, a schedule, or a function",
    ],
    [
      "a rate of 2",
      () => mutation.polynomial({ rate: 2 }),
      "polynomial: rate is 2; give a chance from 0 to 1.",
    ],
    [
      "an index of 0",
      () => mutation.polynomial({ index: 0 }),
      "polynomial: index is 0; give a number above 0.",
    ],
    ["a chain of -1", () => mutation.uniform().chain(-1), "chain: times is -1; give a whole number from 0."],
    ["-1 repeats", () => mutation.uniform().repeat(-1), "repeat: times is -1; give a whole number from 0."],
  ])("is refused: %s", (_, make, message) => {
    expect(make).toThrow(message);
  });
});
