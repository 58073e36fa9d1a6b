import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DNA } from "../../geno/dna.js";
import { randomDna } from "../../geno/random-dna.js";
import { RandomStream } from "../../geno/random.js";
import { toUnit } from "../../geno/scale.js";
import type { DNASpec } from "../../geno/spec.js";
import { choicesOf } from "../../geno/choices.js";
import { iterateDna } from "../../geno/enumerate.js";
import { constrain } from "../../hyper/constrain.js";
import { custom, type CustomRules } from "../../hyper/custom.js";
import { manyof, permutate } from "../../hyper/many.js";
import { floatv, intv } from "../../hyper/numbers.js";
import { oneof } from "../../hyper/oneof.js";
import { dnaSpec } from "../../hyper/template.js";
import { mutate } from "./mutate.js";

/** The places of decisions in the first DNA that the second does not share, where both have the same shape outside. */
function changedDecisions(before: DNA, after: DNA): readonly string[] {
  const others = new Map(after.decisions.map((decision) => [decision.point.id, decision.number]));
  const changed = before.decisions.filter(({ point, number }) => others.get(point.id) !== number);
  // What hangs under a changed decision is not counted: it went with it.
  return changed
    .filter(({ start }) => !changed.some((outer) => outer.start < start && start < outer.end))
    .map(({ point }) => point.id);
}

const changeable = (dna: DNA): readonly string[] =>
  dna.decisions
    .filter(
      ({ point }) =>
        (point.kind === "categorical" ? point.candidates.length : point.kind === "int" ? point.count : 2) > 1,
    )
    .map(({ point }) => point.id);

/** Random conditional spaces out of hyper values. */
const { spaces } = fc.letrec<{ spaces: unknown }>((tie) => ({
  spaces: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    fc.constantFrom<unknown>(1, "a"),
    fc.constantFrom("linear", "log", "rlog").map((scale) => floatv(1e-3, 1, scale)),
    fc.integer({ min: 0, max: 4 }).map((max) => intv(0, max)),
    fc.array(tie("spaces"), { minLength: 1, maxLength: 4 }),
    fc.array(tie("spaces"), { minLength: 1, maxLength: 4 }).map((candidates) => oneof(candidates)),
  ),
}));
const specs = spaces.map((space) => dnaSpec(space));

describe("mutate", () => {
  it("changes exactly one decision and what hangs under it, and gives a valid DNA", () => {
    fc.assert(
      fc.property(specs, fc.integer(), (spec, seed) => {
        const random = RandomStream.of(seed);
        const dna = randomDna(spec, random);
        const mutant = mutate(dna, random);
        expect(DNA.of(spec, mutant.numbers).numbers).toEqual(mutant.numbers);
        const open = changeable(dna);
        if (open.length === 0) expect(mutant).toBe(dna);
        else {
          const changed = changedDecisions(dna, mutant);
          expect(changed).toHaveLength(1);
          expect(open).toEqual(expect.arrayContaining([...changed]));
        }
      }),
      { seed: 3, numRuns: 800 },
    );
  });

  it("leaves the given DNA as it is", () => {
    const dna = DNA.of(dnaSpec([oneof([1, 2]), oneof([1, [oneof([1, 2])]])]), [0, 1, 1]);
    const before = [...dna.numbers];
    for (let seed = 0; seed < 50; seed++) mutate(dna, RandomStream.of(seed));
    expect(dna.numbers).toEqual(before);
  });

  it("picks each changeable decision, and of it each other value, equally often", () => {
    const spec = dnaSpec([
      oneof([0, 1, 2, 3]),
      oneof(["only"]),
      oneof([[intv(0, 2)], 1]),
      floatv(0, 1),
      intv(5, 5),
    ]);
    const dna = DNA.of(spec, [1, 0, 0, 2, 0.5, 0]);
    const random = RandomStream.of(5);
    const counts = new Map<string, number>();
    const N = 12_000;
    for (let i = 0; i < N; i++) {
      const { numbers } = mutate(dna, random);
      const key =
        numbers.length === 5
          ? "leaves the list"
          : numbers.map((n, at) => (at === 4 ? (n === 0.5 ? "same" : "moved") : n)).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    // Four decisions can change. A quarter of the mutants each: three other values of the first, the third's other
    // candidate, its int's two other values, and the float.
    const expected = new Map([
      ["0,0,0,2,same,0", N / 12],
      ["2,0,0,2,same,0", N / 12],
      ["3,0,0,2,same,0", N / 12],
      ["leaves the list", N / 4],
      ["1,0,0,0,same,0", N / 8],
      ["1,0,0,1,same,0", N / 8],
      ["1,0,0,2,moved,0", N / 4],
    ]);
    expect([...counts.keys()].sort()).toEqual([...expected.keys()].sort());
    const chi = [...expected].reduce((sum, [key, e]) => sum + ((counts.get(key) ?? 0) - e) ** 2 / e, 0);
    // 7 cells, 6 degrees of freedom; p = 10⁻⁶ by Wilson and Hilferty: 6 · (1 − 2/54 + 4.753 · √(2/54))³ = 39.6.
    expect(chi).toBeLessThan(39.6);
  });

  it("draws the decisions under a new candidate uniformly", () => {
    const spec = dnaSpec(oneof(["none", { a: oneof([0, 1, 2]), b: intv(0, 1) }]));
    const dna = DNA.of(spec, [0]);
    const random = RandomStream.of(6);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const key = String(mutate(dna, random).numbers);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(["1,0,0", "1,0,1", "1,1,0", "1,1,1", "1,2,0", "1,2,1"]);
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 6 cells, 5 degrees of freedom; p = 10⁻⁶ by Wilson and Hilferty: 5 · (1 − 2/45 + 4.753 · √(2/45))³ = 37.
    expect(chi).toBeLessThan(37);
  });

  it("moves a float by a normal step of a fifth of its range on its scale", () => {
    const spec = dnaSpec(floatv(1e-6, 1e-2, "log"));
    const [point] = spec.space;
    if (point?.kind !== "float") throw new Error("The space is one float.");
    const random = RandomStream.of(7);
    const N = 10_000;
    const steps = Array.from(
      { length: N },
      () => toUnit(point, mutate(DNA.of(spec, [1e-4]), random).numbers[0] ?? NaN) - 0.5,
    );
    // Started from the middle, the bounds are 2.5 standard deviations away, so folding hardly matters: within one
    // standard deviation lie 68.3 %. Five standard errors: 5 · √(0.683 · 0.317 / 10000) = 0.023; the mean's are
    // 5 · 0.2 / √10000 = 0.01.
    const within = steps.filter((step) => Math.abs(step) < 0.2).length / N;
    expect(Math.abs(within - 0.683)).toBeLessThan(0.023);
    expect(Math.abs(steps.reduce((sum, step) => sum + step, 0) / N)).toBeLessThan(0.01);
  });

  it.each(["linear", "log", "rlog"] as const)("reflects floats at the bounds of a %s range", (scale) => {
    for (const [min, max] of [
      [1e-6, 1e-3],
      [1e-20, 1],
    ] as const) {
      const spec = dnaSpec(floatv(min, max, scale));
      const random = RandomStream.of(8);
      for (const start of [min, max])
        for (let i = 0; i < 300; i++) {
          const { numbers } = mutate(DNA.of(spec, [start]), random);
          expect(DNA.of(spec, numbers).numbers[0]).not.toBe(start);
        }
    }
  });

  it("never stops at a bound: a step over it comes back as far as it went over", () => {
    const spec = dnaSpec(floatv(0, 1));
    const random = RandomStream.of(10);
    const moved = Array.from({ length: 4000 }, () => mutate(DNA.of(spec, [0.95]), random).numbers[0] ?? NaN);
    expect(moved.filter((x) => x === 0 || x === 1)).toEqual([]);
    // Above 0.95 lands what steps by 0 to 0.05 or, reflected, by 0.05 to 0.1: a share of Φ(0.1 / 0.2) − Φ(0) = 0.1915.
    // Five standard errors: 5 · √(0.1915 · 0.8085 / 4000) = 0.031.
    expect(Math.abs(moved.filter((x) => x > 0.95).length / 4000 - 0.1915)).toBeLessThan(0.031);
  });

  it("changes a float even where its range has but two values", () => {
    const spec = dnaSpec(floatv(1, 1 + Number.EPSILON));
    const random = RandomStream.of(9);
    for (let i = 0; i < 50; i++) {
      expect(mutate(DNA.of(spec, [1]), random).numbers).toEqual([1 + Number.EPSILON]);
      expect(mutate(DNA.of(spec, [1 + Number.EPSILON]), random).numbers).toEqual([1]);
    }
  });

  it("returns a DNA that has nothing to change", () => {
    const spec: DNASpec = dnaSpec([oneof([1]), intv(3, 3)]);
    const dna = DNA.of(spec, [0, 0]);
    expect(mutate(dna, RandomStream.of(1))).toBe(dna);
    const empty = DNA.of(dnaSpec(7), []);
    expect(mutate(empty, RandomStream.of(1))).toBe(empty);
  });

  const pick = (seed: number, spec: DNASpec): DNA => randomDna(spec, RandomStream.of(seed));
  const named = (): number => oneof([0, 1, 2], { name: "n" });
  const word = (): string => custom(words, { name: "w" });
  const words: CustomRules<string> = {
    random: (random) => "abc".charAt(random.int(3)),
    decode: String,
    // A rule that often gives back what it was given.
    mutate: (genome, random) => (random.int(4) === 0 ? "abc".charAt(random.int(3)) : genome),
    first: () => "a",
    next: (genome) => ({ a: "b", b: "c" })[genome],
    count: 3n,
  };
  const groups: readonly (readonly [string, unknown])[] = [
    ["distinct choices", manyof(3, [0, intv(1, 2), "x", "y"])],
    ["sorted choices", manyof(3, [0, intv(1, 2), "x"], { distinct: false, sorted: true })],
    ["distinct, sorted choices", manyof(2, [0, intv(1, 2), "x", "y"], { sorted: true })],
    ["independent choices", manyof(2, [0, intv(1, 2), "x"], { distinct: false })],
    ["all candidates in order, with one inside", [manyof(2, [0, intv(1, 3)], { sorted: true })]],
    ["a permutation", permutate([1, 2, 3, oneof([4, 5])])],
    ["tied names", [oneof([named(), "x"]), oneof([[named(), intv(1, 2)], "y"]), named()]],
    [
      "tied names among choices",
      [manyof(2, [named(), "x", intv(1, 2)], { sorted: true }), oneof([named(), 1])],
    ],
    ["a tied list", [oneof(["x", manyof(2, [1, 2, 3], { name: "p" })]), manyof(2, [1, 2, 3], { name: "p" })]],
    ["customs", [oneof([custom(words), 1])]],
    ["tied customs", [oneof([word(), 1]), oneof([word(), 2])]],
    ["a constraint", constrain([intv(0, 5), intv(0, 5)], ([a = 0, b = 0]) => Math.abs(a - b) <= 1)],
    [
      "a constraint and ties",
      constrain([named(), oneof([named(), 5]), intv(0, 3)], ([a = 0, , c = 0]) => a <= c),
    ],
  ];

  it.each(groups)("of %s gives another valid point, and reaches every point", (_, space) => {
    const spec = dnaSpec(space);
    const wanted = new Set([...iterateDna(spec)].map(String));
    const random = RandomStream.of(11);
    let dna = pick(1, spec);
    const seen = new Set<string>([String(dna)]);
    for (let i = 0; i < 6000; i++) {
      const mutant = mutate(dna, random);
      expect(mutant.equals(dna)).toBe(false);
      expect(DNA.of(spec, mutant.numbers).equals(mutant)).toBe(true);
      expect(spec.isFeasible(mutant)).toBe(true);
      dna = mutant;
      seen.add(String(dna));
    }
    expect([...wanted].filter((key) => !seen.has(key))).toEqual([]);
  });

  it("exchanges two of a permutation, with what they opened", () => {
    const spec = dnaSpec([permutate([intv(1, 9), intv(1, 9), "x"])]);
    const dna = DNA.of(spec, [0, 3, 1, 7, 2]);
    for (let seed = 0; seed < 60; seed++) {
      const { numbers } = mutate(dna, RandomStream.of(seed));
      const isMoved = ["1,7,0,3,2", "2,1,7,0,3", "0,3,2,1,7"].includes(numbers.join());
      const isInner = numbers.filter((number, i) => number !== dna.numbers[i]).length === 1;
      expect([isMoved, isInner]).toContain(true);
    }
  });

  it("keeps what the change of a tied space does not touch", () => {
    const spec = dnaSpec([oneof([named(), "x"]), named(), intv(0, 99), floatv(0, 1)]);
    const dna = DNA.of(spec, [0, 2, 50, 0.5]);
    for (let seed = 0; seed < 100; seed++) {
      const choices = choicesOf(mutate(dna, RandomStream.of(seed)), { keys: "name" });
      const changed = [choices["n"] !== 2, choices["[2]"] !== 50, choices["[3]"] !== 0.5];
      // Where the choice itself changed, its name is decided at its other place, and drawn.
      if (choices["[0]"] === "x") expect(changed.slice(1)).toEqual([false, false]);
      else expect(changed.filter(Boolean)).toHaveLength(1);
    }
  });

  it("returns a DNA beside which there is no other", () => {
    const alone = dnaSpec(constrain([intv(0, 3)], ([n]) => n === 2));
    const dna = DNA.of(alone, [2]);
    expect(mutate(dna, RandomStream.of(1))).toBe(dna);
    const same = dnaSpec([custom({ random: () => "a", decode: String, count: 1n })]);
    const only = pick(1, same);
    expect(mutate(only, RandomStream.of(1))).toBe(only);
    const stubborn = dnaSpec([custom({ random: () => "a", decode: String })]);
    expect(mutate(pick(1, stubborn), RandomStream.of(1)).toJSON()).toBe("a");
  });

  it("says so where a custom rule gives no text", () => {
    const spec = dnaSpec({
      w: custom({ random: () => "a", decode: String, mutate: () => 5 as unknown as string }),
    });
    expect(() => mutate(pick(1, spec), RandomStream.of(1))).toThrow(
      '"w": 5 is no genome: a genome is a text.',
    );
  });
});
