/** The law "point": every point of a space equally likely. */
import { describe, expect, it } from "vitest";
import { custom, type CustomRules } from "../hyper/custom.js";
import { manyof, permutate } from "../hyper/many.js";
import { floatv, intv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import type { DNA } from "./dna.js";
import { dnaAt, iterateDna } from "./enumerate.js";
import { randomDna } from "./random-dna.js";
import { RandomStream } from "./random.js";
import type { SamplingLaw } from "./sampling-law.js";
import type { DNASpec } from "./spec.js";

const N = 20_000;

/** Pearson's statistic of draws against the uniform law over all points, and the critical value at p = 10⁻⁶. */
function chiSquare(spec: DNASpec, law: SamplingLaw): { readonly chi: number; readonly critical: number } {
  const counts = new Map([...iterateDna(spec)].map((dna) => [String(dna), 0]));
  const random = RandomStream.of("uniform");
  for (let i = 0; i < N; i++) {
    const key = String(randomDna(spec, random.split(i), law));
    const before = counts.get(key);
    if (before === undefined) throw new Error(`${key} is no point of the space.`);
    counts.set(key, before + 1);
  }
  const expected = N / counts.size;
  const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // Wilson and Hilferty: df · (1 − 2/(9 df) + z · √(2/(9 df)))³, where z = 4.753 is the normal law's 1 − 10⁻⁶ quantile.
  const spread = 2 / (9 * (counts.size - 1));
  return { chi, critical: (counts.size - 1) * (1 - spread + 4.753 * Math.sqrt(spread)) ** 3 };
}

const wordRules: CustomRules<string> = {
  random: (random) => "aaa".slice(random.int(3)),
  decode: String,
  first: () => "a",
  next: (genome) => (genome.length < 3 ? `${genome}a` : undefined),
  count: 3n,
};
const word = (name?: string): string => custom(wordRules, name === undefined ? {} : { name });
const named = (): number => oneof([0, 1, 2], { name: "n" });

const SPACES: readonly (readonly [string, unknown])[] = [
  ["of conditional choices", [oneof([intv(1, 8), "x"]), oneof(["a", oneof(["b", "c", "d"])])]],
  ["of distinct choices", manyof(3, [0, 1, intv(1, 3), "x"])],
  ["of distinct, sorted choices", manyof(3, [0, 1, intv(1, 3), intv(1, 4), "x"], { sorted: true })],
  ["of sorted choices", manyof(3, [0, 1, intv(1, 3)], { distinct: false, sorted: true })],
  ["of independent choices", manyof(3, [0, intv(1, 2), "x"], { distinct: false })],
  ["of permutations", [permutate([1, 2, 3, 4]), oneof([1, 2])]],
  ["with names that tie decisions", [oneof([named(), "x"]), oneof([[named(), oneof([1, 2])], "y"]), named()]],
  [
    "with names in a list of choices",
    [manyof(2, [named(), intv(1, 2), "x"], { sorted: true }), oneof([named(), 7])],
  ],
  ["with counted customs", [oneof([word(), 1]), oneof([1, 2])]],
  ["with counted customs beside tied names", [oneof([word("w"), 1]), oneof([word("w"), 2]), intv(1, 3)]],
];

describe("the law of equal points", () => {
  it.each(SPACES)("holds in spaces %s", (_, space) => {
    const { chi, critical } = chiSquare(dnaSpec(space), "point");
    expect(chi).toBeLessThan(critical);
  });

  // Where nothing is conditional, as among permutations, both are one law.
  it.each(SPACES.filter(([label]) => label !== "of permutations"))(
    "is another than each decision's, %s",
    (_, space) => {
      const { chi, critical } = chiSquare(dnaSpec(space), "decision");
      expect(chi).toBeGreaterThan(critical);
    },
  );

  it("draws floats evenly on their scale, and the discrete part without them", () => {
    const spec = dnaSpec([
      oneof([floatv(1e-4, 1, "log"), [floatv(1e-4, 1, "log"), floatv(0, 1)], "x", intv(1, 2)]),
    ]);
    const random = RandomStream.of(2);
    const draws = Array.from({ length: N }, () => randomDna(spec, random, "point").numbers);
    const counts = [0, 1, 2, 3].map((index) => draws.filter(([first]) => first === index).length);
    // Sizes 1, 1, 1, 2 of 5, each float counted once: five standard errors are 5 · √(0.2 · 0.8 · 20000) = 283.
    [0.2, 0.2, 0.2, 0.4].forEach((share, i) => {
      expect(Math.abs((counts[i] ?? 0) - share * N)).toBeLessThan(350);
    });
    const logs = draws.flatMap(([first, x = NaN]) =>
      first === 0 ? [Math.log(x / 1e-4) / Math.log(1e4)] : [],
    );
    const sorted = logs.sort((a, b) => a - b);
    const distance = sorted.reduce(
      (most, x, i) => Math.max(most, x - i / sorted.length, (i + 1) / sorted.length - x),
      0,
    );
    // Kolmogorov's critical value at p = 10⁻⁶: √(ln(2 / 10⁻⁶) / 2n) = √(14.51 / 2n), n near 4000.
    expect(distance).toBeLessThan(Math.sqrt(14.51 / (2 * sorted.length)));
  });

  it("reaches far into spaces that no number could count", () => {
    const spec = dnaSpec([
      manyof(
        200,
        Array.from({ length: 400 }, (_, i) => i),
        { sorted: true },
      ),
      oneof([1, 2]),
    ]);
    const { numbers } = randomDna(spec, RandomStream.of(1), "point");
    expect(numbers).toHaveLength(201);
    // The middle of 200 sorted of 400 lies near 200: its standard deviation is about 400 / (2 √200) · √(1/2) = 10.
    expect(Math.abs((numbers[100] ?? NaN) - 200)).toBeLessThan(60);
  });
});

describe("the point at a place", () => {
  it.each(SPACES)("is that of the enumeration in spaces %s", (_, space) => {
    const spec = dnaSpec(space);
    const points: readonly DNA[] = [...iterateDna(spec)];
    expect(BigInt(points.length)).toBe(spec.size);
    points.forEach((dna, place) => {
      expect(dnaAt(spec, BigInt(place)).equals(dna)).toBe(true);
    });
  });

  it("is found at once in ranges and lists that are long, beside tied names too", () => {
    const literals = Array.from({ length: 10_000 }, (_, i) => i);
    const spec = dnaSpec([oneof([named(), "x"]), named(), intv(0, 10 ** 9 - 1), oneof(literals)]);
    expect(spec.size).toBe(6n * 10n ** 13n);
    expect(dnaAt(spec, 6n * 10n ** 13n - 1n).numbers).toEqual([1, 2, 10 ** 9 - 1, 9999]);
    const permuted = dnaSpec([permutate(literals.slice(0, 200))]);
    if (permuted.size === "infinite") throw new Error("A permutation is finite.");
    expect(dnaAt(permuted, permuted.size - 1n).numbers).toEqual(literals.slice(0, 200).reverse());
  });

  it("is refused where there is none", () => {
    const spec = dnaSpec([oneof([1, 2])]);
    expect(() => dnaAt(spec, 2n)).toThrow("There is no point 2: the space has 2, counted from 0.");
    expect(() => dnaAt(spec, -1n)).toThrow(RangeError);
    expect(() => dnaAt(dnaSpec([floatv(0, 1)]), 0n)).toThrow('"[0]" is a float, which has no next value');
    const uncounted = custom({ random: () => "a", decode: String, first: () => "a", next: () => undefined });
    expect(() => dnaAt(dnaSpec([uncounted]), 0n)).toThrow('"[0]" is custom, and its genomes are not counted');
    const short = custom({
      random: () => "a",
      decode: String,
      first: () => "a",
      next: () => undefined,
      count: 2n,
    });
    expect(() => dnaAt(dnaSpec([short]), 1n)).toThrow('"[0]" has no genome at place 1');
  });
});
