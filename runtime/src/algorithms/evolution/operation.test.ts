import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { RandomStream } from "../../geno/random.js";
import { permutate } from "../../hyper/many.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { GlobalState } from "./global-state.js";
import type { Genotype, Individual } from "./individual.js";
import * as mutation from "./mutation.js";
import type { Moment } from "./moment.js";
import { Operation } from "./operation.js";
import * as recombination from "./recombination.js";
import { linear } from "./schedule.js";
import * as selection from "./selection.js";

const spec = dnaSpec([oneof(Array.from({ length: 100 }, (_, i) => i)), oneof([0, 1])]);
const population: readonly Individual[] = [3, 9, 1, 7, 5].map((reward, i) => ({
  id: i + 1,
  dna: DNA.of(spec, [reward, 0]),
  gains: [reward],
  violation: 0,
  stopped: false,
}));

const moment = (seed = 1, step = 0, memory: object = {}): Moment => ({
  step,
  random: RandomStream.of(seed),
  memory,
});
const firsts = (given: readonly Genotype[]): unknown[] => given.map(({ dna }) => dna.numbers[0]);
/** Raises the first decision by one. */
const raise = new Operation<Genotype, Genotype>("raise", (input) =>
  input.map(({ dna }) => ({ dna: DNA.of(spec, [(dna.numbers[0] ?? 0) + 1, 0]) })),
);

describe("operations are combined", () => {
  const run = (operation: Operation<Individual, Genotype>, at = moment()): unknown[] =>
    firsts(operation.apply(population, at));

  it("one after the other", () => {
    expect(run(selection.top(2).pipe(raise))).toEqual([10, 8]);
    expect(run(raise.chain(3))).toEqual([6, 12, 4, 10, 8]);
    expect(run(raise.chain(linear(4, 0, 4)), moment(1, 3))).toEqual([4, 10, 2, 8, 6]);
    expect(run(raise.chain(0))).toEqual([3, 9, 1, 7, 5]);
  });

  it("beside each other, as lists and as sets of equal points", () => {
    const [best, worst] = [selection.top(3), selection.bottom(3)];
    expect(run(best.concat(worst))).toEqual([9, 7, 5, 1, 3, 5]);
    expect(run(best.union(worst))).toEqual([9, 7, 5, 1, 3]);
    expect(run(best.intersection(worst))).toEqual([5]);
    expect(run(best.difference(worst))).toEqual([9, 7]);
    expect(run(selection.top(1).repeat(3))).toEqual([9, 9, 9]);
    expect(run(selection.top(4).slice(1, -1))).toEqual([7, 5]);
    // Equality is that of points, not of objects.
    expect(run(selection.all().difference(selection.top(2).pipe(raise).pipe(lower)))).toEqual([3, 1, 5]);
  });

  const lower = new Operation<Genotype, Genotype>("lower", (input) =>
    input.map(({ dna }) => ({ dna: DNA.of(spec, [(dna.numbers[0] ?? 0) - 1, 0]) })),
  );

  it("by chance, for all or for each alone", () => {
    const raised = Array.from({ length: 400 }, (_, seed) =>
      run(raise.withProbability(0.3), moment(seed)).filter((first, i) => first !== population[i]?.gains[0]),
    );
    const whole = raised.filter(({ length }) => length > 0);
    expect(whole.every(({ length }) => length === 5)).toBe(true);
    // 400 · 0.3 = 120 of standard deviation √(400 · 0.3 · 0.7) = 9.2: 6 of them either way, p < 10⁻⁸.
    expect(Math.abs(whole.length - 120)).toBeLessThan(55);
    const each = Array.from(
      { length: 400 },
      (_, seed) =>
        run(raise.withProbability(0.3).forEach(), moment(seed)).filter(
          (first, i) => first !== population[i]?.gains[0],
        ).length,
    );
    // 2,000 · 0.3 = 600 of standard deviation 20.5.
    expect(Math.abs(each.reduce((sum, count) => sum + count, 0) - 600)).toBeLessThan(123);
    expect(new Set(each).size).toBeGreaterThan(3);
  });

  it("under a condition", () => {
    const early = raise.ifTrue((input, { step }) => step < 10 && input.length === 5);
    expect(run(early, moment(1, 9))).toEqual([4, 10, 2, 8, 6]);
    expect(run(early, moment(1, 10))).toEqual([3, 9, 1, 7, 5]);
  });

  it("until there is a change", () => {
    let calls = 0;
    const lazy = new Operation<Genotype, Genotype>("lazy", (input, at) =>
      ++calls % 5 === 0 ? raise.apply(input, at) : input,
    );
    expect(run(lazy.untilChange())).toEqual([4, 10, 2, 8, 6]);
    expect(calls).toBe(5);
    expect(run(lazy.untilChange(3))).toEqual([3, 9, 1, 7, 5]);
    expect(calls).toBe(8);
  });

  it("by what they share in one search, and in no other", () => {
    const count = new GlobalState("count", () => 0);
    const growing = raise.chain(count.schedule((n) => n)).noting(count, (n, given) => n + given.length);
    const memory = {};
    expect(run(growing, moment(1, 0, memory))).toEqual([3, 9, 1, 7, 5]);
    expect(run(growing, moment(1, 1, memory))).toEqual([8, 14, 6, 12, 10]);
    expect(run(growing, moment(1, 0))).toEqual([3, 9, 1, 7, 5]);
  });

  it("and say what they are", () => {
    expect(
      selection
        .tournament(2, { size: 3 })
        .pipe(recombination.uniform().withProbability(0.9))
        .pipe(mutation.uniform({ where: (point) => point.id === "a" }).chain(linear(3, 1, 9))).text,
    ).toBe(
      'tournament(2, { size: 3 }) | uniform().withProbability(0.9) | uniform({ where: (point) => point.id === "a" }).chain(linear(3, 1, 9))',
    );
  });

  it.each([
    [() => raise.withProbability(1.5), "withProbability: the chance is 1.5; give a number from 0 to 1."],
    [() => raise.withProbability(() => -1).apply([], moment()), "withProbability: the chance is -1"],
    [() => raise.repeat(() => NaN).apply([], moment()), "repeat: times is NaN; give a whole number from 0."],
    [() => raise.untilChange(0), "untilChange: tries is 0; give a whole number from 1."],
    [() => recombination.uniform({ parents: 1 }), "uniform: parents is 1; give a whole number from 2."],
    [() => recombination.kPoint(0), "kPoint: k is 0; give a whole number from 1."],
    [
      () => recombination.simulatedBinary({ index: 0 }),
      "simulatedBinary: index is 0; give a number above 0.",
    ],
    [() => selection.top(1.5), "top: n is 1.5; give a whole number from 1, or a part between 0 and 1."],
    [() => selection.tournament(1, { size: 0 }), "tournament: size is 0; give a whole number from 1."],
    [
      () => selection.sample(1, { weight: () => -1 }).apply(population, moment()),
      "The weight of trial 1 is -1; give a finite number from 0.",
    ],
  ])("refuse what cannot be, and say what to give", (make, message) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });
});

describe("the compiler refuses what cannot follow", () => {
  it("a choice by reward behind children that have none", () => {
    // Types alone: nothing of this is run.
    const wrong = (): unknown[] => [
      // @ts-expect-error: children of a mutation have no rewards yet.
      mutation.uniform().pipe(selection.top(1)),
      // @ts-expect-error: nor have those of a crossover.
      selection.top(2).pipe(recombination.uniform()).pipe(selection.tournament(1)),
      // @ts-expect-error: weights of parents ask for their rewards.
      mutation.swap().pipe(recombination.weightedAverage()),
      // @ts-expect-error: what makes children of tried points cannot be applied to these again.
      selection.top(2).pipe(mutation.uniform()).chain(2),
      // @ts-expect-error: only one of both keeps rewards.
      selection.top(1).concat(mutation.uniform()).pipe(selection.bottom(1)),
      // @ts-expect-error: with a chance below 1 they are gone, too.
      mutation.uniform().withProbability(0.5).pipe(selection.top(1)),
    ];
    const right = (): unknown[] => [
      selection.top(4).pipe(selection.random(2)).pipe(mutation.uniform()).pipe(selection.first(1)),
      selection.top(0.5).chain(2),
      selection.top(2).union(selection.random(2)).pipe(selection.proportional(1)),
      selection.all().withProbability(0.5).pipe(selection.top(1)),
      recombination.uniform().pipe(mutation.uniform()).chain(2),
    ];
    expect([wrong, right]).toHaveLength(2);
  });
});

describe("swap", () => {
  it("exchanges two places, and nothing where no order is", () => {
    const orders = dnaSpec(permutate(["a", "b", "c", "d", "e"]));
    const dna = DNA.of(orders, [4, 2, 0, 1, 3]);
    const seen = new Set<string>();
    for (let seed = 0; seed < 300; seed++) {
      const [child] = mutation.swap().apply([{ dna }], moment(seed));
      expect(child?.dna.numbers.filter((number, i) => number !== dna.numbers[i])).toHaveLength(2);
      seen.add(String(child?.dna));
    }
    // 10 pairs: that one of them is missed has a chance of at most 10 · 0.9³⁰⁰ < 10⁻¹².
    expect(seen.size).toBe(10);
    const [same] = mutation.swap().apply(population, moment());
    expect(same?.dna).toBe(population[0]?.dna);
  });
});
