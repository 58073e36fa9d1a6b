import { describe, expect, it } from "vitest";
import { floatv, intv } from "../hyper/numbers.js";
import { custom } from "../hyper/custom.js";
import { manyof, permutate } from "../hyper/many.js";
import { oneof } from "../hyper/oneof.js";
import { dnaSpec } from "../hyper/template.js";
import { COUNT, countBehind, measureSpace } from "./count.js";
import { sizeText } from "./cardinality.js";
import { iterateDna } from "./enumerate.js";
import type { Space } from "./points.js";

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** n! / (n − k)! / k!, exactly. */
function binomial(n: number, k: number): bigint {
  let value = 1n;
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i);
  return value;
}

function factorial(n: number): bigint {
  return range(n).reduce((product, i) => product * BigInt(i + 1), 1n);
}

describe("the size of a manyof", () => {
  it.each([
    [3, 5, true, true],
    [3, 5, true, false],
    [3, 5, false, true],
    [3, 5, false, false],
    [1, 4, true, true],
    [6, 2, false, true],
    [4, 4, true, true],
  ] as const)(
    "of %i of %i, distinct %s, sorted %s, is that of its arrangements",
    (k, n, distinct, sorted) => {
      const expected = sorted
        ? distinct
          ? binomial(n, k)
          : binomial(n + k - 1, k)
        : distinct
          ? factorial(n) / factorial(n - k)
          : BigInt(n) ** BigInt(k);
      const spec = dnaSpec([manyof(k, range(n), { distinct, sorted })]);
      expect(spec.size).toBe(expected);
      expect(BigInt([...iterateDna(spec)].length)).toBe(expected);
    },
  );

  it("is exact where it is astronomic", () => {
    expect(dnaSpec(manyof(12, range(24), { sorted: true })).size).toBe(2704156n);
    expect(dnaSpec(manyof(200, range(400), { sorted: true })).size).toBe(binomial(400, 200));
    expect(dnaSpec(manyof(200, range(400), { sorted: true, distinct: false })).size).toBe(binomial(599, 200));
    expect(dnaSpec(permutate(range(200))).size).toBe(factorial(200));
    expect(dnaSpec(manyof(200, range(400), { distinct: false })).size).toBe(400n ** 200n);
  });

  it("weighs candidates by what they open", () => {
    // Of sizes 1, 2 and 3, two sorted ones: 1·2 + 1·3 + 2·3; in any order twice that; with repeats 1 + 4 + 9 more.
    const candidates = [0, intv(1, 2), intv(1, 3)];
    expect(dnaSpec(manyof(2, candidates, { sorted: true })).size).toBe(11n);
    expect(dnaSpec(manyof(2, candidates)).size).toBe(22n);
    expect(dnaSpec(manyof(2, candidates, { sorted: true, distinct: false })).size).toBe(25n);
    expect(dnaSpec(manyof(2, candidates, { distinct: false })).size).toBe(36n);
  });

  it("of candidates that all open something is exact too", () => {
    const spec = dnaSpec(
      manyof(
        10,
        range(20).map(() => intv(1, 2)),
        { sorted: true },
      ),
    );
    expect(spec.size).toBe(binomial(20, 10) * 2n ** 10n);
  });
});

describe("the ways behind some picks", () => {
  it("are what the size is made of", () => {
    for (const distinct of [true, false])
      for (const sorted of [true, false]) {
        const { space } = dnaSpec([manyof(3, range(5), { distinct, sorted })]);
        const points = [...iterateDna(dnaSpec([manyof(3, range(5), { distinct, sorted })]))].map(
          ({ numbers }) => numbers,
        );
        for (const picked of [[], [1], [0, 2], [1, 3, 4]])
          expect(countBehind(space, picked)).toBe(
            BigInt(points.filter((numbers) => picked.every((each, i) => numbers[i] === each)).length),
          );
      }
  });
});

describe("the size of a deep space", () => {
  it("of a chain of 400 nested choices is its length and one", () => {
    let chain: unknown = 0;
    for (let i = 0; i < 400; i++) chain = oneof([i, chain]);
    const spec = dnaSpec(chain);
    expect(spec.size).toBe(401n);
    expect(spec.decisionPoints).toHaveLength(400);
  });

  it("of choices that double at each level is a power", () => {
    let tree: unknown = oneof([0, 1]);
    for (let i = 0; i < 10; i++) tree = [oneof([0, 1]), oneof([tree, "leaf"])];
    // s(0) = 2, s(n + 1) = 2 (s(n) + 1).
    expect(dnaSpec(tree).size).toBe(range(10).reduce((size) => 2n * (size + 1n), 2n));
  });
});

describe("names that tie decisions", () => {
  const a = (): number => oneof([0, 1, 2], { name: "a" });
  it.each<readonly [string, unknown, bigint]>([
    ["side by side count once", [a(), a(), a()], 3n],
    ["under one choice and behind it", [oneof([a(), "x"]), a()], 3n + 3n],
    ["under two choices", [oneof([a(), "x"]), oneof([a(), "x"])], 3n + 3n + 3n + 1n],
    ["in exclusive branches count in each", oneof([a(), [a()], "x"]), 7n],
    ["in exclusive branches, and behind", [oneof([a(), [a()], "x"]), a()], 9n],
    ["in a sorted pair", manyof(2, [a(), a(), "x"], { sorted: true }), 3n + 3n + 3n],
    ["in a pair of any order", manyof(2, [a(), "x"]), 6n],
    ["in a pair with repeats", manyof(2, [a(), "x"], { distinct: false }), 3n + 3n + 3n + 1n],
  ])("%s", (_, space, size) => {
    const spec = dnaSpec(space);
    expect(spec.size).toBe(size);
    expect(BigInt(new Set([...iterateDna(spec)].map(String)).size)).toBe(size);
  });

  it("may be of lists, of which all choices are decided together", () => {
    const pair = (): number[] => manyof(2, [1, 2, 3], { name: "p", sorted: true });
    expect(dnaSpec([pair(), pair()]).size).toBe(3n);
    expect(dnaSpec([oneof(["x", pair()]), pair()]).size).toBe(6n);
  });
});

describe("continuous decisions", () => {
  const lr = (): number => floatv(0, 1, "linear", { name: "lr" });
  it.each<readonly [string, unknown, number]>([
    ["add up", [floatv(0, 1), floatv(0, 1)], 2],
    ["are the most of a choice", oneof([[floatv(0, 1), floatv(0, 1)], floatv(0, 1), 1]), 2],
    [
      "are the most of distinct choices together",
      manyof(2, [[floatv(0, 1), floatv(0, 1)], floatv(0, 1), 1]),
      3,
    ],
    ["repeat where choices may", manyof(2, [[floatv(0, 1), floatv(0, 1)], 1], { distinct: false }), 4],
    ["of one name count once", [lr(), lr()], 1],
    ["of one name in exclusive branches count in each", oneof([lr(), [lr(), floatv(0, 1)]]), 2],
    ["of one name under two choices count once", [oneof([lr(), 1]), oneof([lr(), 1])], 1],
    ["are not ints", [intv(0, 9), floatv(0, 1)], 1],
    ["are customs that are not counted", [custom({ random: () => "a", decode: String })], 1],
    ["are not customs that are", [custom({ random: () => "a", decode: String, count: 1n })], 0],
  ])("%s", (_, space, dimensions) => {
    const spec = dnaSpec(space);
    expect(spec.continuousDimensions).toBe(dimensions);
    expect(spec.size === "infinite").toBe(dimensions > 0);
  });

  it("show in a size's text", () => {
    expect(sizeText(dnaSpec([oneof([1, 2]), manyof(2, [floatv(0, 1), floatv(0, 1), 3])]).space)).toBe(
      "12 × ℝ²",
    );
  });
});

describe("measuring with decisions given", () => {
  it("counts the points that begin with them", () => {
    const space: Space = dnaSpec([oneof([intv(1, 3), "x"]), oneof([1, 2])]).space;
    expect([[], [0], [1], [0, 2], [0, 2, 1]].map((forced) => measureSpace(space, COUNT, forced))).toEqual([
      8n,
      6n,
      2n,
      2n,
      1n,
    ]);
  });
});
