import { expect, test } from "vitest";
import { compare, type Comparison, type ValuesOf } from "./judge.js";
import type { Suite } from "./suite.js";

/** Twenty runs around a middle, 0.1 apart: their deviation is √(20 · 21 / 12) / 10 = 0.592. */
function around(middle: number): readonly number[] {
  return Array.from({ length: 20 }, (_, i) => middle + (i - 9.5) / 10);
}

const suite: Suite = {
  name: "test",
  title: "",
  about: "",
  tasks: ["one", "two"],
  marks: [{ name: "early" }, { name: "end", isJudged: true }],
  seeds: 20,
  run: () => [],
  better: "larger",
  compared: (value) => value,
  shown: "mean",
  opponents: () => [{ name: "peer", values: around(10) }],
  rule: "advantage",
};

function against(of: Suite, ours: ValuesOf, baseline?: ValuesOf): Comparison {
  const [first] = compare(of, "ours", ours, baseline);
  if (first === undefined) throw new Error("Nothing was compared.");
  return first;
}

test("clearly better on both tasks: two wins, by the judged mark alone", () => {
  const { wins, losses, cells, advantage, passes } = against(suite, (_, mark) =>
    mark === "end" ? around(11) : around(0),
  );
  expect([wins, losses, passes]).toEqual([2, 0, true]);
  expect(cells.map(({ mark }) => mark)).toEqual(["end", "end"]);
  const deviation = Math.sqrt((20 * 21) / 12) / 10;
  expect(advantage?.mean).toBeCloseTo(1 / deviation, 12);
  expect(cells[0]?.error).toBeCloseTo(deviation * Math.sqrt(2 / 20), 12);
});

test("a significant loss on one task fails, however large the win on the other", () => {
  const { wins, losses, advantage, passes } = against(suite, (task) => around(task === "one" ? 20 : 9));
  expect([wins, losses]).toEqual([1, 1]);
  expect(advantage?.mean).toBeGreaterThan(1);
  expect(passes).toBe(false);
});

test("as good as the peer is no loss, and no advantage", () => {
  expect(against(suite, () => around(10)).passes).toBe(false);
  expect(against({ ...suite, rule: "no loss" }, () => around(10)).passes).toBe(true);
  expect(against({ ...suite, rule: "no loss" }, () => around(9)).passes).toBe(false);
});

test("where the smaller is better, all signs turn", () => {
  const smaller: Suite = { ...suite, better: "smaller", compared: (value) => -value, rule: "no loss" };
  const { wins, cells } = against(smaller, () => around(9));
  expect(wins).toBe(2);
  expect(cells[0]?.difference).toBeCloseTo(1, 12);
  expect(cells[0]?.ranks?.advantage).toBeGreaterThan(1);
});

test("two standard errors of the difference, of a peer of whom mean and deviation are known", () => {
  const rule: Suite = {
    ...suite,
    rule: "two errors",
    opponents: () => [{ name: "peer", summary: { mean: 10, sd: 0.3, runs: 9 } }],
  };
  // √(0.592² / 20 + 0.3² / 9) = 0.166.
  expect(against(rule, () => around(9.7)).passes).toBe(true);
  expect(against(rule, () => around(9.65)).passes).toBe(false);
  expect(against(rule, () => around(9.7)).cells[0]?.ranks).toBeUndefined();
});

test("a peer that is only a yardstick judges nobody; within one point judges by the baseline too", () => {
  const yardstick = [{ name: "peer", values: around(10), isYardstick: true as const }];
  expect(against({ ...suite, opponents: () => yardstick }, () => around(0)).passes).toBeUndefined();
  const point: Suite = { ...suite, rule: "one point", baseline: "random" };
  const verdicts = (ours: number, base: number): (boolean | undefined)[] =>
    compare(
      point,
      "ours",
      () => around(ours),
      () => around(base),
    ).map(({ passes }) => passes);
  expect(verdicts(9.1, 9)).toEqual([true, true]);
  expect(verdicts(8.9, 9)).toEqual([false, false]);
  expect(verdicts(9.1, 9.2)).toEqual([true, false]);
  const own = compare(
    point,
    "random",
    () => around(9),
    () => around(9),
  );
  expect(own.map(({ passes }) => passes)).toEqual([undefined]);
});
