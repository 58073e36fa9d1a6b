import chi2gof from "@stdlib/stats-chi2gof";
import { describe, expect, it } from "vitest";
import type { CategoricalPoint } from "../../geno/points.js";
import { RandomStream } from "../../geno/random.js";
import { manyof } from "../../hyper/many.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { Categories, type WeighedPicks } from "./categories.js";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

const choicesOf = (space: unknown): readonly CategoricalPoint[] =>
  dnaSpec(space).space.filter((point) => point.kind === "categorical");

/** How often each candidate of the first choice is drawn. */
function frequencies(categories: Categories, count: number, random: RandomStream): number[] {
  const found = new Array<number>(count).fill(0);
  for (let i = 0; i < 4000; i++) {
    const pick = categories.draw(0, [], random);
    found[pick] = (found[pick] ?? NaN) + 1;
  }
  return found;
}

/** Generations in which whoever took `good` at the first choice is the better half. */
function teach(
  categories: Categories,
  good: number,
  choices: number,
  count: number,
  random: RandomStream,
): void {
  for (let generation = 0; generation < 200; generation++) {
    const all = range(8).map(() => range(choices).map((index) => categories.draw(index, [], random)));
    const sorted = all.sort((a, b) => Number(b[0] === good) - Number(a[0] === good));
    const equals = sorted.filter(([pick]) => pick === good).length;
    // Equals share their weights, as in a search.
    const share = equals > 0 && equals < count * 8 ? 1 / equals : 0;
    categories.update(
      sorted.map((picks, i): WeighedPicks => ({
        picks,
        weight: i < equals ? share : equals === 0 ? 1 / 8 : 0,
      })),
    );
  }
}

describe("the distribution of choices", () => {
  it("begins with all candidates equally likely", () => {
    const categories = new Categories(choicesOf([oneof(range(5))]));
    // The p-value of a true law is below 10⁻⁶ once in a million times.
    const drawn = frequencies(categories, 5, RandomStream.of(1));
    expect(chi2gof(drawn, new Array<number>(5).fill(0.2)).pValue).toBeGreaterThan(1e-6);
  });

  it.each([
    // 4! / (2! · 2!) = 6 sets of 2 candidates of 4.
    [true, 6],
    // 4 + 6 = 10 sets of which both may be the same.
    [false, 10],
  ])("begins with all sets of sorted choices equally likely (distinct: %s)", (distinct, sets) => {
    const categories = new Categories(choicesOf(manyof(2, range(4), { distinct, sorted: true })));
    const random = RandomStream.of(6);
    const found = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const first = categories.draw(0, [], random);
      const drawn = `${first} ${categories.draw(1, [first], random)}`;
      found.set(drawn, (found.get(drawn) ?? 0) + 1);
    }
    // Even chances of each candidate would draw the last set, "2 3" or "3 3", 2,000 or 1,500 times, and not 1,000 or 600: a χ² above
    // 1000² / 1000 or 900² / 600. The p-value of a true law is below 10⁻⁶ once in a million times.
    expect(found.size).toBe(sets);
    const drawn = [...found.values()];
    expect(chi2gof(drawn, new Array<number>(sets).fill(1 / sets)).pValue).toBeGreaterThan(1e-6);
  });

  it("begins with numbers where there are more sets than numbers can count", () => {
    const categories = new Categories(choicesOf(manyof(200, range(600), { distinct: true, sorted: true })));
    // Each candidate is taken with a chance of a third: the first of 200 is above 30 with (2/3)³¹ = 3.5 · 10⁻⁶, and by the margin with at
    // most 1 − 0.73^(1/200) = 0.0016; of 400 that is 0.64, and above 12 once in 10¹² times. Even chances would give about 370.
    const random = RandomStream.of(7);
    expect(range(400).filter(() => categories.draw(0, [], random) > 30).length).toBeLessThanOrEqual(12);
  });

  it("learns which candidate is good, and keeps the margin for the others", () => {
    const categories = new Categories(choicesOf(range(4).map(() => oneof(range(5)))));
    teach(categories, 3, 4, 1, RandomStream.of(2));
    const drawn = frequencies(categories, 5, RandomStream.of(3));
    // CatCMA's margin of 4 choices: all others together have 1 − 0.73^(1/4) = 0.0757, a quarter of it each.
    const others = 1 - 0.73 ** 0.25;
    const law = range(5).map((candidate) => (candidate === 3 ? 1 - others : others / 4));
    expect(chi2gof(drawn, law).pValue).toBeGreaterThan(1e-6);
  });

  it("stays as it is where nothing is better than anything", () => {
    const categories = new Categories(choicesOf([oneof(range(4))]));
    for (let i = 0; i < 100; i++)
      categories.update(range(4).map((pick) => ({ picks: [pick], weight: 0.25 })));
    expect(
      chi2gof(frequencies(categories, 4, RandomStream.of(4)), [0.25, 0.25, 0.25, 0.25]).pValue,
    ).toBeGreaterThan(1e-6);
  });

  it("draws among what other choices of a manyof left, and learns from that", () => {
    const categories = new Categories(choicesOf(manyof(3, range(4), { distinct: true, sorted: true })));
    const random = RandomStream.of(5);
    const draw = (): number[] => {
      const picked: number[] = [];
      for (const index of range(3)) picked.push(categories.draw(index, picked, random));
      return picked;
    };
    for (let generation = 0; generation < 100; generation++) {
      const all = range(8).map(draw);
      for (const picks of all) expect([...new Set(picks)].sort((a, b) => a - b)).toEqual(picks);
      const good = all.filter((picks) => picks.join() === "0,2,3");
      categories.update(
        all.map((picks) => ({
          picks,
          weight: good.length === 0 ? 1 / 8 : picks.join() === "0,2,3" ? 1 / good.length : 0,
        })),
      );
    }
    const found = range(200).filter(() => draw().join() === "0,2,3").length;
    // The margin leaves the likeliest arrangement a chance of 0.73; of 200 that is 146 ± 6.3, and 5 deviations less 114.
    expect(found).toBeGreaterThan(114);
  });
});
