import { describe, expect, it } from "vitest";
import type { CategoricalPoint } from "./points.js";
import { RandomStream } from "./random.js";
import { drawSubchoices, isAllowed, nextAllowed } from "./subchoices.js";

function subchoice(
  index: number,
  distinct: boolean,
  sorted: boolean,
  count = 3,
  candidates = 5,
): CategoricalPoint {
  return {
    kind: "categorical",
    id: `x[${index}]`,
    candidates: Array.from({ length: candidates }, (_, i) => ({ label: String(i), space: [] })),
    many: { id: "x", index, count, distinct, sorted },
  };
}

const allowed = (point: CategoricalPoint, picked: readonly number[]): number[] =>
  point.candidates.flatMap((_, index) => (isAllowed(point, picked, index) ? [index] : []));

describe("what a subchoice may take", () => {
  it.each([
    [true, true, 0, [], [0, 1, 2]],
    [true, true, 1, [1], [2, 3]],
    [true, true, 2, [1, 3], [4]],
    [true, false, 0, [], [0, 1, 2, 3, 4]],
    [true, false, 1, [3], [0, 1, 2, 4]],
    [true, false, 2, [3, 0], [1, 2, 4]],
    [false, true, 0, [], [0, 1, 2, 3, 4]],
    [false, true, 1, [2], [2, 3, 4]],
    [false, true, 2, [2, 4], [4]],
    [false, false, 2, [4, 4], [0, 1, 2, 3, 4]],
  ] as const)(
    "distinct %s, sorted %s: the choice %i behind %j takes one of %j",
    (distinct, sorted, at, picked, list) => {
      expect(allowed(subchoice(at, distinct, sorted), picked)).toEqual(list);
    },
  );

  it("is found from any index on, and -1 where there is none", () => {
    expect(nextAllowed(subchoice(1, true, false), [2], 2)).toBe(3);
    expect(nextAllowed(subchoice(1, true, true), [1], 4)).toBe(-1);
    expect(nextAllowed(subchoice(1, false, true), [3], 0)).toBe(3);
    const plain: CategoricalPoint = {
      kind: "categorical",
      id: "x",
      candidates: subchoice(0, true, true).candidates,
    };
    expect([nextAllowed(plain, [], 4), nextAllowed(plain, [], 5)]).toEqual([4, -1]);
  });
});

describe("drawing all choices of a manyof", () => {
  const N = 24_000;

  function chiSquare(distinct: boolean, sorted: boolean, expected: ReadonlyMap<string, number>): number {
    const random = RandomStream.of(`${distinct} ${sorted}`);
    const counts = new Map<string, number>();
    const many = { id: "x", index: 0, count: 2, distinct, sorted };
    for (let i = 0; i < N; i++) {
      const key = drawSubchoices(many, 4, random).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect([...counts.keys()].filter((key) => !expected.has(key))).toEqual([]);
    return [...expected].reduce(
      (sum, [key, share]) => sum + ((counts.get(key) ?? 0) - N * share) ** 2 / (N * share),
      0,
    );
  }

  const pairs = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].map((b) => [a, b] as const));

  // Critical values at p = 10⁻⁶ by Wilson and Hilferty: df · (1 − 2/(9 df) + 4.753 · √(2/(9 df)))³.
  it("is uniform over arrangements where they are distinct", () => {
    const law = new Map(pairs.filter(([a, b]) => a !== b).map((pair) => [pair.join(), 1 / 12]));
    // 12 cells, df 11: 11 · (1 − 0.0202 + 4.753 · 0.1421)³ = 49.7.
    expect(chiSquare(true, false, law)).toBeLessThan(49.7);
  });

  it("is uniform over subsets where they are distinct and sorted", () => {
    const law = new Map(pairs.filter(([a, b]) => a < b).map((pair) => [pair.join(), 1 / 6]));
    // 6 cells, df 5: 5 · (1 − 0.0444 + 4.753 · 0.2108)³ = 37.6.
    expect(chiSquare(true, true, law)).toBeLessThan(37.6);
  });

  it("is each on its own where they need not be distinct", () => {
    const law = new Map(pairs.map((pair) => [pair.join(), 1 / 16]));
    // 16 cells, df 15: 15 · (1 − 0.0148 + 4.753 · 0.1217)³ = 57.5.
    expect(chiSquare(false, false, law)).toBeLessThan(57.5);
  });

  it("is each on its own and then sorted where they are sorted: pairs of two kinds are twice as likely", () => {
    const law = new Map(
      pairs.filter(([a, b]) => a <= b).map(([a, b]) => [`${a},${b}`, (a === b ? 1 : 2) / 16]),
    );
    // 10 cells, df 9: 9 · (1 − 0.0247 + 4.753 · 0.1571)³ = 45.8.
    expect(chiSquare(false, true, law)).toBeLessThan(45.8);
    // A uniform law over multisets is another one: the test above can fail.
    expect(chiSquare(false, true, new Map([...law.keys()].map((key) => [key, 1 / 10])))).toBeGreaterThan(
      1000,
    );
  });

  it("takes all of them where there are as many", () => {
    const many = { id: "x", index: 0, count: 200, distinct: true, sorted: false };
    const drawn = drawSubchoices(many, 200, RandomStream.of(1));
    expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(drawSubchoices({ ...many, sorted: true }, 200, RandomStream.of(1))).toEqual(
      Array.from({ length: 200 }, (_, i) => i),
    );
  });
});
