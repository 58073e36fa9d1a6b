/** Which points algorithms draw before they have learned anything: by chi-square, and by Kolmogorov and Smirnov. */
import chi2gof from "@stdlib/stats-chi2gof";
import kstest from "@stdlib/stats-kstest";
import { describe, expect, it } from "vitest";
import type { DNA } from "../geno/dna.js";
import { iterateDna } from "../geno/enumerate.js";
import { RandomStream } from "../geno/random.js";
import { toUnit } from "../geno/scale.js";
import type { DNASpec } from "../geno/spec.js";
import { manyof, permutate } from "../hyper/many.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import type { Algorithm } from "./algorithm.js";
import { CMAES } from "./cma/cma-es.js";
import { unboxed } from "./cma/unit-box.js";
import { logCdf } from "./normal.js";
import { RandomSearch } from "./random-search.js";
import { TPE } from "./tpe/tpe.js";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const evenly = (count: number): number[] => range(count).map(() => 1 / count);

/**
 * Each test below fails for a true law once in 10⁶ seeds for each p-value; there are about thirty, and the seeds are fixed.
 */
const LEAST = 1e-6;

/** The first proposals of a study that hears of no result. */
function proposals(algorithm: Algorithm, spec: DNASpec, count: number, seed: number): readonly DNA[] {
  const search = algorithm.start({ spec, trials: count });
  const random = RandomStream.of(seed);
  return range(count).map((i) => {
    const dna = search.propose({ id: i + 1, random: random.split(i + 1), pending: [] });
    if (dna === undefined) throw new Error(`${algorithm.name} has no point.`);
    return dna;
  });
}

/** The first proposal of each of many studies. */
function firsts(algorithm: Algorithm, spec: DNASpec, count: number): readonly DNA[] {
  return range(count).flatMap((seed) => proposals(algorithm, spec, 1, seed));
}

/** How often each value of a decision was taken, where it was there. */
function frequencies(dnas: readonly DNA[], id: string, count: number): number[] {
  const counts = range(count).map(() => 0);
  for (const { decisions } of dnas)
    for (const { point, number } of decisions)
      if (point.id === id) counts[number] = (counts[number] ?? NaN) + 1;
  return counts;
}

/** A float's values as parts of its range on its scale. */
function unitsOf(dnas: readonly DNA[], id: string): number[] {
  return dnas.flatMap(({ decisions }) =>
    decisions.flatMap(({ point, number }) =>
      point.id === id && point.kind === "float" ? [toUnit(point, number)] : [],
    ),
  );
}

/** Every kind of decision, one of them only under a choice. */
const mixed = dnaSpec({
  op: oneof(["none", ["conv", intv(1, 7)], ["pool", floatv(1e-5, 1, "log")]]),
  rate: floatv(0.9, 0.999, "rlog"),
  width: intv(0, 4),
});
const UNDER_CONV = "op[=1/3][1]";
const UNDER_POOL = "op[=2/3][1]";

function expectEvenDecisions(dnas: readonly DNA[]): void {
  expect(chi2gof(frequencies(dnas, "op", 3), evenly(3)).pValue).toBeGreaterThan(LEAST);
  expect(chi2gof(frequencies(dnas, "width", 5), evenly(5)).pValue).toBeGreaterThan(LEAST);
  expect(chi2gof(frequencies(dnas, UNDER_CONV, 7), evenly(7)).pValue).toBeGreaterThan(LEAST);
  expect(kstest(unitsOf(dnas, "rate"), "uniform", 0, 1).pValue).toBeGreaterThan(LEAST);
  const pool = unitsOf(dnas, UNDER_POOL);
  expect(pool.length).toBeGreaterThan(100);
  expect(kstest(pool, "uniform", 0, 1).pValue).toBeGreaterThan(LEAST);
}

describe("the law of random search", () => {
  it("by decision draws each evenly over its own candidates, floats on their scale", () => {
    expectEvenDecisions(proposals(new RandomSearch(), mixed, 1500, 1));
  });

  it.each([
    ["conditional choices", oneof(["a", ["b", oneof([1, 2, 3])], ["c", intv(0, 4), oneof([1, 2])]])],
    ["distinct choices", manyof(2, ["a", ["b", oneof([1, 2])], "c"], { distinct: true, sorted: false })],
    ["sorted choices", manyof(3, ["a", "b", ["c", oneof([1, 2])]], { distinct: false, sorted: true })],
    ["an order", permutate(["a", ["b", oneof([1, 2, 3])], "c"])],
    ["tied names", [oneof(["no", ["yes", oneof([1, 2], { name: "n" })]]), oneof([1, 2], { name: "n" })]],
  ])("by point draws each point of the space evenly: %s", (_, space) => {
    const spec = dnaSpec(space);
    const places = new Map([...iterateDna(spec)].map((dna, place) => [dna.toString(), place]));
    const counts = range(places.size).map(() => 0);
    for (const dna of proposals(new RandomSearch({ law: "point" }), spec, 3000, 2)) {
      const place = places.get(dna.toString()) ?? -1;
      counts[place] = (counts[place] ?? NaN) + 1;
    }
    expect(chi2gof(counts, evenly(places.size)).pValue).toBeGreaterThan(LEAST);
  });

  it("by point draws floats evenly on their scale, and counts each for one", () => {
    const drawn = proposals(new RandomSearch({ law: "point" }), mixed, 2000, 3);
    // none : conv : pool is 1 : 7 : 1.
    expect(chi2gof(frequencies(drawn, "op", 3), [1 / 9, 7 / 9, 1 / 9]).pValue).toBeGreaterThan(LEAST);
    expect(kstest(unitsOf(drawn, "rate").slice(0, 500), "uniform", 0, 1).pValue).toBeGreaterThan(LEAST);
    expect(kstest(unitsOf(drawn, UNDER_POOL), "uniform", 0, 1).pValue).toBeGreaterThan(LEAST);
  });
});

describe("the law of TPE's first trials", () => {
  it("is that of random search, of each trial alone", () => {
    expectEvenDecisions(firsts(new TPE(), mixed, 1500));
  });

  it("of a block has each part of a decision's range once, in any order", () => {
    const spec = dnaSpec([floatv(0, 1), intv(0, 9)]);
    const orders = range(6).map(() => 0);
    for (let seed = 0; seed < 600; seed++) {
      const block = proposals(new TPE({ startup: 10 }), spec, 10, seed);
      for (const column of [0, 1]) {
        const parts = block.map(({ numbers }) =>
          Math.floor((numbers[column] ?? NaN) * (column === 0 ? 10 : 1)),
        );
        expect([...parts].sort((a, b) => a - b)).toEqual(range(10));
      }
      // The order of the first three parts, as one of six.
      const [a = NaN, b = NaN, c = NaN] = block.map(({ numbers }) => numbers[1]);
      const order = 2 * (Number(a > b) + Number(a > c)) + Number(b > c);
      orders[order] = (orders[order] ?? NaN) + 1;
    }
    expect(chi2gof(orders, evenly(6)).pValue).toBeGreaterThan(LEAST);
  });
});

describe("the law of CMA-ES' first generation", () => {
  it("is normal around the middle, mirrored at the bounds, and even over choices", () => {
    const drawn = proposals(new CMAES({ sigma: 0.3 }), mixed, 1500, 4);
    const below = (z: number): number => Math.exp(logCdf((z - 0.5) / 0.3));
    // What is not between the turning points −0.05 and 1.05 comes back from there.
    const law = (unit: number): number => {
      const at = unboxed(Math.min(1, Math.max(0, unit)));
      return below(at) - below(-0.1 - at) + (1 - below(2.1 - at));
    };
    expect(kstest(unitsOf(drawn, "rate"), law).pValue).toBeGreaterThan(LEAST);
    expect(kstest(unitsOf(drawn, UNDER_POOL), law).pValue).toBeGreaterThan(LEAST);
    const cells = (count: number): number[] =>
      range(count).map(
        (i) => (i === count - 1 ? 1 : below((i + 1) / count)) - (i === 0 ? 0 : below(i / count)),
      );
    expect(chi2gof(frequencies(drawn, "width", 5), cells(5)).pValue).toBeGreaterThan(LEAST);
    expect(chi2gof(frequencies(drawn, UNDER_CONV, 7), cells(7)).pValue).toBeGreaterThan(LEAST);
    expect(chi2gof(frequencies(drawn, "op", 3), evenly(3)).pValue).toBeGreaterThan(LEAST);
  });
});
