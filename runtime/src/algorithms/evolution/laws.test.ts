/** How mutators and recombinators draw: by chi-square, and by Kolmogorov and Smirnov. */
import chi2gof from "@stdlib/stats-chi2gof";
import kstest from "@stdlib/stats-kstest";
import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { iterateDna } from "../../geno/enumerate.js";
import { randomDna } from "../../geno/random-dna.js";
import { RandomStream } from "../../geno/random.js";
import { toUnit } from "../../geno/scale.js";
import type { DNASpec } from "../../geno/spec.js";
import { manyof, permutate } from "../../hyper/many.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { logCdf } from "../normal.js";
import type { Genotype, Individual } from "./individual.js";
import { mutate } from "./mutate.js";
import * as mutation from "./mutation.js";
import type { Operation } from "./operation.js";
import { polynomialStep, simulatedBinary } from "./real-coded.js";
import * as recombination from "./recombination.js";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const evenly = (count: number): number[] => range(count).map(() => 1 / count);

/**
 * Each test below fails for a true law once in 10⁶ seeds for each p-value; there are about twenty, and the seeds are fixed.
 */
const LEAST = 1e-6;

/** How often each of some outcomes came; one that is none of them is no number in the counts, and fails. */
function counted(outcomes: readonly string[], known: readonly string[]): number[] {
  const counts = new Map(known.map((outcome) => [outcome, 0]));
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? NaN) + 1);
  return [...counts.values()];
}

/** Children of the same parents, by streams of their own. */
function children(
  operation: Operation<Individual, Genotype>,
  spec: DNASpec,
  parents: readonly (readonly number[])[],
  count: number,
): readonly DNA[] {
  const family = parents.map((numbers, id): Individual => ({
    id,
    dna: DNA.of(spec, numbers),
    gains: [id],
    violation: 0,
    stopped: false,
  }));
  return range(count).flatMap((seed) =>
    operation
      .apply(family, { step: 0, random: RandomStream.of(seed), memory: {} })
      .slice(0, 1)
      .map(({ dna }) => dna),
  );
}

describe("the law of a mutation", () => {
  it("changes each decision that can be changed as often, and to each other value", () => {
    const spec = dnaSpec([
      oneof(["a", "b", ["c", intv(0, 3)]]),
      intv(0, 4),
      intv(7, 7),
      manyof(2, range(4), { distinct: true, sorted: false }),
    ]);
    // The choice, what it opened, the int, and either of two picks: 5 that can be changed.
    const parent = DNA.of(spec, [2, 1, 3, 0, 0, 2]);
    const random = RandomStream.of(1);
    const N = 6000;
    const mutants = range(N).map(() => mutate(parent, random).numbers);
    // After another choice there is no decision under it, and the rest stands one place further to the left.
    const shares = new Map<string, number>();
    for (const to of [0, 1]) shares.set([to, 3, 0, 0, 2].join(), 1 / 5 / 2);
    for (const to of [0, 2, 3]) shares.set([2, to, 3, 0, 0, 2].join(), 1 / 5 / 3);
    for (const to of [0, 1, 2, 4]) shares.set([2, 1, to, 0, 0, 2].join(), 1 / 5 / 4);
    // Of picks that are distinct, one that takes what the other has gives it its own: 2 0 comes of both.
    shares.set([2, 1, 3, 0, 2, 0].join(), (2 * 1) / 5 / 3);
    for (const to of [1, 3]) shares.set([2, 1, 3, 0, to, 2].join(), 1 / 5 / 3);
    for (const to of [1, 3]) shares.set([2, 1, 3, 0, 0, to].join(), 1 / 5 / 3);
    const counts = counted(
      mutants.map((numbers) => numbers.join()),
      [...shares.keys()],
    );
    expect(counts).toHaveLength(shares.size);
    expect(chi2gof(counts, [...shares.values()]).pValue).toBeGreaterThan(LEAST);
  });

  it("draws anew what hangs under a choice that changes", () => {
    const spec = dnaSpec(oneof(["a", ["b", intv(0, 4)]]));
    const random = RandomStream.of(2);
    const under = range(2000).map(() => mutate(DNA.of(spec, [0]), random).numbers[1] ?? -1);
    expect(chi2gof(counted(under.map(String), range(5).map(String)), evenly(5)).pValue).toBeGreaterThan(
      LEAST,
    );
  });

  it.each([0.03, 0.5, 0.9])(
    "moves a float at %d of its range by a normal step, reflected at the ends",
    (unit) => {
      const spec = dnaSpec(floatv(1e-6, 1, "log"));
      const [point] = spec.space;
      if (point?.kind !== "float") throw new Error("The only point is the float.");
      const parent = DNA.of(spec, [10 ** (6 * (unit - 1))]);
      const random = RandomStream.of(3);
      const units = range(800).map(() => toUnit(point, mutate(parent, random).numbers[0] ?? NaN));
      const below = (z: number): number => Math.exp(logCdf((z - unit) / 0.2));
      // Of the mirror images those next to the range: those behind them are five deviations away.
      const law = (x: number): number => {
        const at = Math.min(1, Math.max(0, x));
        return below(at) - below(-at) + (below(2) - below(2 - at));
      };
      expect(kstest(units, law).pValue).toBeGreaterThan(LEAST);
    },
  );

  it("by swaps exchanges each two of an order as often", () => {
    const spec = dnaSpec(permutate(range(4)));
    const start = [0, 1, 2, 3];
    const swapped = range(4).flatMap((a) =>
      range(a).map((b) => start.map((item) => (item === a ? b : item === b ? a : item)).join()),
    );
    const found = children(mutation.swap(), spec, [start], 3000).map(({ numbers }) => numbers.join());
    expect(chi2gof(counted(found, swapped), evenly(6)).pValue).toBeGreaterThan(LEAST);
  });

  it("by polynomial steps changes each decision with its rate", () => {
    const spec = dnaSpec([intv(0, 9), oneof(range(5)), floatv(0, 1)]);
    const found = children(mutation.polynomial({ rate: 0.3 }), spec, [[4, 2, 0.5]], 3000).map(
      ({ numbers: [a, b, c] }) => [a !== 4, b !== 2, c !== 0.5].map(Number).join(""),
    );
    const patterns = range(8).map((i) => i.toString(2).padStart(3, "0"));
    const chances = patterns.map((pattern) =>
      pattern.split("").reduce((chance, bit) => chance * (bit === "1" ? 0.3 : 0.7), 1),
    );
    expect(chi2gof(counted(found, patterns), chances).pValue).toBeGreaterThan(LEAST);
  });

  it.each([
    [true, 0.3],
    [true, 0.9],
    [false, 0.3],
  ])(
    "by polynomial steps keeps sorted choices as they were drawn (distinct: %s, rate %d)",
    (distinct, rate) => {
      const spec = dnaSpec(manyof(3, range(5), { distinct, sorted: true }));
      const random = RandomStream.of(5);
      const memory = {};
      const mutants = range(6000).map(() =>
        mutation.polynomial({ rate }).apply([{ dna: randomDna(spec, random) }], { step: 0, random, memory }),
      );
      // All sets are equally likely, and of three draws sorted so many orders come to the same: 6, or 3 with one twice, or 1.
      const sets = [...iterateDna(spec)].map(({ numbers }) => numbers);
      const orders = sets.map((picks) => [1, 3, 6][new Set(picks).size - 1] ?? NaN);
      const all = orders.reduce((sum, each) => sum + each, 0);
      expect([sets.length, all]).toEqual(distinct ? [10, 60] : [35, 125]);
      const found = mutants.flatMap((each) => each.map(({ dna }) => dna.numbers.join()));
      const counts = counted(
        found,
        sets.map((picks) => picks.join()),
      );
      expect(
        chi2gof(
          counts,
          orders.map((each) => each / all),
        ).pValue,
      ).toBeGreaterThan(LEAST);
    },
  );

  it.each([
    [0.5, 20],
    [0.1, 5],
    [0.97, 1],
  ])("has polynomial steps from %d with index %d by Deb's density", (unit, eta) => {
    const random = RandomStream.of(4);
    const steps = range(4000).map(() => polynomialStep(unit, eta, random) - unit);
    // ½ (η + 1) (1 − |δ|)^η, cut at the bounds on either side so that each side keeps its half.
    const side = (length: number, room: number): number =>
      (0.5 * (1 - (1 - Math.min(length, room)) ** (eta + 1))) / (1 - (1 - room) ** (eta + 1));
    const law = (step: number): number => (step < 0 ? 0.5 - side(-step, unit) : 0.5 + side(step, 1 - unit));
    expect(kstest(steps, law).pValue).toBeGreaterThan(LEAST);
  });
});

describe("the law of a recombination", () => {
  const spec = dnaSpec(range(4).map(() => intv(0, 9)));
  const parents = [
    [0, 0, 0, 0],
    [1, 1, 1, 1],
  ];
  const patterns = (operation: Operation<Individual, Genotype>, count = 3000): readonly string[] =>
    children(operation, spec, parents, count).map(({ numbers }) => numbers.join(""));
  const all = range(16).map((i) => i.toString(2).padStart(4, "0"));

  it("that is uniform takes each decision from either parent, independently", () => {
    const counts = counted(patterns(recombination.uniform()), all);
    expect(chi2gof(counts, evenly(16)).pValue).toBeGreaterThan(LEAST);
  });

  it("by weight takes each by its parent's weight", () => {
    const counts = counted(patterns(recombination.sample({ weight: ({ id }) => (id === 0 ? 3 : 1) })), all);
    const chances = all.map((pattern) =>
      pattern.split("").reduce((chance, bit) => chance * (bit === "1" ? 0.25 : 0.75), 1),
    );
    expect(chi2gof(counts, chances).pValue).toBeGreaterThan(LEAST);
  });

  it("at k points cuts at each set of k places as often", () => {
    const one = counted(patterns(recombination.kPoint(1)), ["0111", "0011", "0001"]);
    expect(chi2gof(one, evenly(3)).pValue).toBeGreaterThan(LEAST);
    const two = counted(patterns(recombination.kPoint(2)), ["0100", "0110", "0010"]);
    expect(chi2gof(two, evenly(3)).pValue).toBeGreaterThan(LEAST);
  });

  it("by segments takes each from either parent", () => {
    const halves = recombination.segmented(({ id }) => (id === "[0]" || id === "[1]" ? "first" : "second"));
    const counts = counted(patterns(halves), ["0000", "0011", "1100", "1111"]);
    expect(chi2gof(counts, evenly(4)).pValue).toBeGreaterThan(LEAST);
  });

  it("of orders has segments between each two places, and cycles of either parent", () => {
    const orders = dnaSpec(permutate(range(4)));
    const a = [0, 1, 2, 3];
    const b = [1, 0, 3, 2];
    const found = (operation: Operation<Individual, Genotype>): readonly string[] =>
      children(operation, orders, [a, b], 3200).map(({ numbers }) => numbers.join(""));
    // Two places drawn with replacement: 16 pairs. Of a's segment each cycle of two that it touches is a's, and others are b's:
    // both are touched by the pairs that are not within one half, 8 of 16; one alone by 4 each.
    const mapped = counted(found(recombination.partiallyMapped()), ["0123", "0132", "1023"]);
    expect(chi2gof(mapped, [8 / 16, 4 / 16, 4 / 16]).pValue).toBeGreaterThan(LEAST);
    // The first cycle is of a or b, and the other of the other.
    const cycles = counted(found(recombination.cycle()), ["0132", "1023"]);
    expect(chi2gof(cycles, evenly(2)).pValue).toBeGreaterThan(LEAST);
  });

  it.each([
    [0.2, 0.6, 20],
    [0.05, 0.5, 2],
    [0.4, 0.99, 1],
  ])("by simulated binary crossover of %d and %d with index %d has Deb's density", (low, high, eta) => {
    const random = RandomStream.of(5);
    const drawn = range(4000).map(() => simulatedBinary(high, low, eta, random));
    const gap = high - low;
    // ½ (η + 1) β^η up to 1, and ½ (η + 1) β^−(η + 2) beyond, cut where the nearer bound is.
    const spread = (beta: number): number =>
      beta <= 0 ? 0 : beta <= 1 ? 0.5 * beta ** (eta + 1) : 1 - 0.5 * beta ** -(eta + 1);
    const cut = (beta: number, room: number): number => {
      const most = 1 + (2 * room) / gap;
      return spread(Math.min(beta, most)) / spread(most);
    };
    // A child is, with a half, below the middle by half of β times the gap, or above it.
    const law = (x: number): number =>
      0.5 * (1 - cut((low + high - 2 * x) / gap, low)) + 0.5 * cut((2 * x - low - high) / gap, 1 - high);
    expect(kstest(drawn, law).pValue).toBeGreaterThan(LEAST);
  });
});
