import chi2gof from "@stdlib/stats-chi2gof";
import kstest from "@stdlib/stats-kstest";
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../geno/random.js";
import { custom } from "../../hyper/custom.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { logCdf } from "../normal.js";
import type { Result } from "../standing.js";
import { Block, blockPoints, coordinateOf, type Member } from "./block.js";

const good = (reward: number): Result => ({ gains: [reward], violation: 0, stopped: false });
const infeasible: Result = { gains: [], violation: 0, stopped: false };
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

function blockOf(space: unknown, mean: readonly number[], sigma = 0.2, lambda = 6): Block {
  return new Block(blockPoints(dnaSpec(space).space), Float64Array.from(mean), sigma, lambda);
}

/** Runs generations in which the reward says what is wanted. */
function teach(block: Block, generations: number, reward: (member: Member) => number, seed = 1): void {
  const random = RandomStream.of(seed);
  while (block.generation < generations) {
    const member = block.begin(random);
    block.take(member, good(reward(member)));
  }
}

describe("a block of CMA-ES", () => {
  it("draws numbers by its Gaussian: floats by Kolmogorov and Smirnov, ints by chi-square", () => {
    const block = blockOf([floatv(-1, 3), intv(0, 4)], [0.6, 0.5], 0.2);
    const random = RandomStream.of(1);
    const members = range(2000).map(() => block.begin(random));
    const floats = members.slice(0, 500).map(({ coordinates }) => coordinates[0] ?? NaN);
    // A true law fails once in 10⁶ seeds, for each of the two.
    expect(kstest(floats, "normal", 0.6, 0.2).pValue).toBeGreaterThan(1e-6);
    const counts = range(5).map(() => 0);
    for (const { coordinates } of members) {
      const cell = block.numberAt(1, coordinates[1] ?? NaN);
      counts[cell] = (counts[cell] ?? NaN) + 1;
    }
    const below = [-Infinity, 0.2, 0.4, 0.6, 0.8].map((at) => Math.exp(logCdf((at - 0.5) / 0.2)));
    const chances = below.map((from, i) => (below[i + 1] ?? 1) - from);
    expect(chi2gof(counts, chances).pValue).toBeGreaterThan(1e-6);
    // Within their bounds, whatever the coordinate.
    for (const at of [-7, -0.01, 0.5, 1.02, 9]) {
      expect(block.numberAt(0, at)).toBeGreaterThanOrEqual(-1);
      expect(block.numberAt(0, at)).toBeLessThanOrEqual(3);
    }
  });

  it("takes a decision back to a coordinate that stands for it", () => {
    const { numeric } = blockPoints(dnaSpec([floatv(1e-4, 1, "log"), intv(3, 12)]).space);
    const block = blockOf([floatv(1e-4, 1, "log"), intv(3, 12)], [0.5, 0.5]);
    for (const [index, numbers] of [
      [0, [1e-4, 2e-4, 0.01, 1]],
      [1, [0, 4, 9]],
    ] as const) {
      const point = numeric[index];
      for (const number of numbers)
        expect(block.numberAt(index, point === undefined ? NaN : coordinateOf(point, number))).toBeCloseTo(
          number,
          12,
        );
    }
  });

  it("ends a generation with so many results, whenever they were drawn, and hands it back best first", () => {
    const block = blockOf([floatv(0, 1)], [0.5], 0.2, 4);
    const random = RandomStream.of(2);
    const drawn = range(9).map(() => block.begin(random));
    const taken = drawn.map((member, i) => block.take(member, good((i * 5) % 4)));
    expect(taken.map((generation) => generation?.map(({ gains }) => gains[0]))).toEqual([
      undefined,
      undefined,
      undefined,
      [3, 2, 1, 0],
      undefined,
      undefined,
      undefined,
      [3, 2, 1, 0],
      undefined,
    ]);
    expect(block.generation).toBe(2);
  });

  it("learns nothing of infeasible points alone", () => {
    const block = blockOf([floatv(0, 1), oneof([1, 2])], [0.5], 0.2, 4);
    const random = RandomStream.of(3);
    for (let i = 0; i < 4; i++) {
      const member = block.begin(random);
      member.picks[0] = 0;
      block.take(member, infeasible);
    }
    expect(block.generation).toBe(1);
    expect(block.gaussian?.mean).toEqual(Float64Array.of(0.5));
    expect(block.gaussian?.sigma).toBe(0.2);
    // And of one feasible one, that it is the best: the mean moves to it.
    const one = block.begin(random);
    block.take(one, good(0));
    for (let i = 0; i < 3; i++) block.take(block.begin(random), infeasible);
    const moved = (block.gaussian?.mean[0] ?? NaN) - 0.5;
    expect(Math.sign(moved)).toBe(Math.sign((one.coordinates[0] ?? NaN) - 0.5));
  });

  it("is moved by a point from elsewhere no further than by one of its own", () => {
    const block = blockOf([floatv(0, 1), floatv(0, 1)], [0.5, 0.5], 0.01, 6);
    const random = RandomStream.of(4);
    const visitor: Member = {
      block,
      generation: -1,
      coordinates: Float64Array.of(0.95, 0.95),
      picks: [],
      genomes: [],
    };
    block.take(visitor, good(9));
    for (let i = 0; i < 5; i++) block.take(block.begin(random), infeasible);
    const { mean } = block.gaussian ?? { mean: new Float64Array(0) };
    const moved = Math.hypot((mean[0] ?? NaN) - 0.5, (mean[1] ?? NaN) - 0.5);
    expect(moved).toBeGreaterThan(0);
    // √n + 2n / (n + 2) deviations, times a weight below 1; the others, which share the rest, by their own steps.
    expect(moved).toBeLessThan(0.01 * (Math.SQRT2 + 1 + 2));
  });

  it("leaves an int's neighbours their margin, however sure it is", () => {
    const block = blockOf([intv(0, 9)], [0.55], 0.2, 8);
    teach(block, 150, ({ coordinates }) => -Math.abs(block.numberAt(0, coordinates[0] ?? NaN) - 3));
    const random = RandomStream.of(5);
    const numbers = range(2000).map(() => block.numberAt(0, block.begin(random).coordinates[0] ?? NaN));
    const others = numbers.filter((number) => number !== 3).length / 2000;
    // α = 1 / (λ n) = 1/8 for both together: 0.125 less 4.9 standard deviations of 0.0074 each way of it; once in 10⁶ seeds.
    expect(others).toBeGreaterThan(0.125 - 4.9 * 0.0074);
    expect(others).toBeLessThan(0.5);
  });

  it("goes back to a trial, and nearer to it", () => {
    const block = blockOf([floatv(0, 1)], [0.5], 0.2, 6);
    const member = block.begin(RandomStream.of(6));
    block.retreat(member, 0.5);
    expect(block.gaussian?.mean).toEqual(member.coordinates);
    expect(block.gaussian?.sigma).toBe(0.1);
    // What was drawn before that is from elsewhere now.
    expect(member.generation).not.toBe(block.generation);
  });

  it("breeds genomes of the better half, as they are in half of the draws", () => {
    const words = custom({
      random: (random) => String(random.int(1000)),
      mutate: (text, random) => `${text}${random.int(10)}`,
      decode: (genome) => genome,
    });
    const block = blockOf([words], [], 0.2, 4);
    const random = RandomStream.of(7);
    const drawn = range(4).map((i) => {
      const member = block.begin(random);
      member.genomes[0] = block.drawGenome(0, random);
      block.take(member, good(i));
      return member.genomes[0];
    });
    const better = new Set(drawn.slice(2));
    const kept = range(400).filter(() => better.has(block.drawGenome(0, random))).length;
    // 200 ± 4.9 standard deviations of 10: once in 10⁶ seeds. A mutant is longer than any parent.
    expect(Math.abs(kept - 200)).toBeLessThan(49);
  });
});
