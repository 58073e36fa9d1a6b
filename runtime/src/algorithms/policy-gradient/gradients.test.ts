/** The estimates by which policies learn, against the exact gradients: all points of a space, and differences of the exact value. */
import { describe, expect, it } from "vitest";
import type { DNA } from "../../geno/dna.js";
import { iterateDna } from "../../geno/enumerate.js";
import { RandomStream } from "../../geno/random.js";
import type { DNASpec } from "../../geno/spec.js";
import { manyof, permutate } from "../../hyper/many.js";
import { intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { Controller } from "./controller.js";
import type { Experience } from "./policy-search.js";
import { addSurrogateGradient } from "./ppo.js";
import { addReinforceGradient } from "./reinforce.js";

const n = (): unknown => oneof([1, 2, 3], { name: "n" });

const spaces: Readonly<Record<string, DNASpec>> = {
  "a bandit": dnaSpec(oneof([1, 2, 3, 4, 5])),
  "conditional choices and ints": dnaSpec([
    oneof([
      ["conv", { filters: intv(0, 11), act: oneof(["relu", ["leaky", oneof([1, 2])]]) }],
      ["pool", oneof([2, 3])],
      "none",
    ]),
    oneof([1, 2, 3]),
  ]),
  "choices nested four deep": dnaSpec(
    oneof([0, ["a", oneof([0, ["b", oneof([0, ["c", oneof([1, 2, 3])]])]])]]),
  ),
  "distinct choices that open others": dnaSpec(
    manyof(2, ["a", ["b", oneof([1, 2])], "c", "d"], { distinct: true, sorted: true }),
  ),
  "a permutation": dnaSpec(permutate([1, 2, 3, 4])),
  "tied names": dnaSpec([oneof(["no", ["yes", n()]]), oneof([["x", n()], "y"]), n()]),
};

/** A policy that has learned something, and what it had been before. */
function taught(spec: DNASpec): { readonly controller: Controller; readonly before: Float64Array } {
  const controller = new Controller(spec);
  const random = RandomStream.of("taught");
  const move = (size: number): void => {
    controller.parameters.forEach((value, i) => (controller.parameters[i] = value + size * random.normal()));
    controller.confine();
  };
  move(0.7);
  const before = controller.parameters.slice();
  move(0.4);
  return { controller, before };
}

/** Some reward for each point, of mean 3: a baseline has work to do. */
function rewardsOf(points: readonly DNA[]): readonly number[] {
  const random = RandomStream.of("rewards");
  return points.map(() => 3 + random.normal());
}

/** The gradient of `f` by central differences; their error is about 10⁻¹⁰. */
function slopesOf(controller: Controller, f: () => number): number[] {
  const { parameters } = controller;
  const step = 1e-5;
  return Array.from(parameters, (value, i) => {
    parameters[i] = value + step;
    const above = f();
    parameters[i] = value - step;
    const below = f();
    parameters[i] = value;
    return (above - below) / (2 * step);
  });
}

type Estimate = (experience: Experience, into: Float64Array) => void;

/** The expectation of an estimate from one result, where a policy with these parameters draws it. */
function expectation(
  controller: Controller,
  drawnBy: Float64Array,
  rewards: readonly number[],
  points: readonly DNA[],
  estimate: Estimate,
): number[] {
  const sum = new Array<number>(controller.parameters.length).fill(0);
  points.forEach((dna, place) => {
    const logProbs = controller.logProbs(dna, drawnBy);
    const chance = Math.exp(controller.logProb(dna, drawnBy));
    const into = new Float64Array(sum.length);
    estimate({ dna, logProbs, reward: rewards[place] ?? NaN, random: undefined }, into);
    into.forEach((value, i) => (sum[i] = (sum[i] ?? NaN) + chance * value));
  });
  return sum;
}

function expectEqual(found: readonly number[], wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((value, i) => {
    expect(found[i]).toBeCloseTo(value, 7);
  });
}

const BASELINE = 2.5;

const estimates = (controller: Controller, entropyBonus: number): Readonly<Record<string, Estimate>> => ({
  Reinforce: (experience, into) => {
    addReinforceGradient(controller, [experience], BASELINE, entropyBonus, into);
  },
  PPO: (experience, into) => {
    addSurrogateGradient(
      controller,
      [{ experience, advantage: experience.reward - BASELINE }],
      0.2,
      entropyBonus,
      into,
    );
  },
});

describe.each(Object.entries(spaces))("on %s", (_, spec) => {
  const points = [...iterateDna(spec)];
  const rewards = rewardsOf(points);
  const { controller, before } = taught(spec);
  const value = (): number =>
    points.reduce((sum, dna, place) => sum + Math.exp(controller.logProb(dna)) * (rewards[place] ?? NaN), 0);
  const exact = slopesOf(controller, value);

  it.each(["Reinforce", "PPO"])(
    "%s draws estimates around the exact gradient of the expected reward",
    (name) => {
      const estimate = estimates(controller, 0)[name];
      const random = RandomStream.of("draws").split(name);
      const places = new Map(points.map((dna, place) => [dna.toString(), place]));
      const size = exact.length;
      const [sums, squares] = [new Array<number>(size).fill(0), new Array<number>(size).fill(0)];
      const N = 10_000;
      for (let draw = 0; draw < N; draw++) {
        const dna = controller.sample(random);
        const reward = rewards[places.get(dna.toString()) ?? NaN] ?? NaN;
        const into = new Float64Array(size);
        estimate?.({ dna, logProbs: controller.logProbs(dna), reward, random: undefined }, into);
        into.forEach((slope, i) => {
          sums[i] = (sums[i] ?? NaN) + slope;
          squares[i] = (squares[i] ?? NaN) + slope * slope;
        });
      }
      exact.forEach((wanted, i) => {
        const mean = (sums[i] ?? NaN) / N;
        const error = Math.sqrt(((squares[i] ?? NaN) / N - mean * mean) / N);
        // 4 standard errors, both ways, have chance 6.3 · 10⁻⁵; the twelve cases have 126 slopes in all: one seed in 126 fails.
        expect(Math.abs(mean - wanted)).toBeLessThanOrEqual(4 * error + 1e-9);
      });
    },
  );

  it.each(["Reinforce", "PPO"])("%s has that gradient as its expectation, to the last digits", (name) => {
    const estimate = estimates(controller, 0)[name];
    if (estimate === undefined) throw new Error(name);
    expectEqual(expectation(controller, controller.parameters, rewards, points, estimate), exact);
  });

  it("adds the entropy's slope where a trial leads", () => {
    for (const [name, estimate] of Object.entries(estimates(controller, 0.3))) {
      const without = estimates(controller, 0)[name];
      const dna = points[3] ?? controller.sample(RandomStream.of(1));
      const experience = { dna, logProbs: controller.logProbs(dna), reward: 1, random: undefined };
      const [one, other] = [new Float64Array(exact.length), new Float64Array(exact.length)];
      estimate(experience, one);
      without?.(experience, other);
      expectEqual(
        Array.from(one, (slope, i) => slope - (other[i] ?? NaN)),
        slopesOf(controller, () => 0.3 * controller.entropy(dna)),
      );
    }
  });

  it("Reinforce's expectation for results of an older policy is the slope of its truncated weights", () => {
    // min(π, π₀) ∇ log π is ∇π where π is below π₀, and π₀ ∇ log π elsewhere.
    const isBelow = points.map((dna) => controller.logProb(dna) < controller.logProb(dna, before));
    const objective = (): number =>
      points.reduce((sum, dna, place) => {
        const gain = (rewards[place] ?? NaN) - BASELINE;
        const log = controller.logProb(dna);
        return (
          sum +
          gain * (isBelow[place] === true ? Math.exp(log) : Math.exp(controller.logProb(dna, before)) * log)
        );
      }, 0);
    const estimate = estimates(controller, 0)["Reinforce"];
    if (estimate === undefined) throw new Error("Reinforce");
    expect(isBelow).toContain(true);
    expect(isBelow).toContain(false);
    expectEqual(expectation(controller, before, rewards, points, estimate), slopesOf(controller, objective));
  });

  it("PPO's expectation for results of an older policy is the slope of the clipped surrogate", () => {
    const objective = (): number =>
      points.reduce((sum, dna, place) => {
        const advantage = (rewards[place] ?? NaN) - BASELINE;
        const then = controller.logProbs(dna, before);
        const terms = controller.logProbs(dna).map((log, i) => {
          const ratio = Math.exp(log - (then[i] ?? NaN));
          return Math.min(ratio * advantage, Math.min(1.2, Math.max(0.8, ratio)) * advantage);
        });
        return (
          sum + Math.exp(controller.logProb(dna, before)) * terms.reduce((total, term) => total + term, 0)
        );
      }, 0);
    const estimate = estimates(controller, 0)["PPO"];
    if (estimate === undefined) throw new Error("PPO");
    expectEqual(expectation(controller, before, rewards, points, estimate), slopesOf(controller, objective));
  });
});
