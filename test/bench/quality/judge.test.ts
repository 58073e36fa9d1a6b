import { expect, test } from "vitest";
import { compare, floorVerdict, type Comparison, type ValuesOf, type Verdict } from "./judge.js";
import type { Opponent, Suite } from "./suite.js";

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
  const { wins, losses, cells, advantage, verdict } = against(suite, (_, mark) =>
    mark === "end" ? around(11) : around(0),
  );
  expect([wins, losses, verdict]).toEqual([2, 0, "kept"]);
  expect(cells.map(({ mark }) => mark)).toEqual(["end", "end"]);
  const deviation = Math.sqrt((20 * 21) / 12) / 10;
  expect(advantage?.mean).toBeCloseTo(1 / deviation, 12);
  expect(cells[0]?.error).toBeCloseTo(deviation * Math.sqrt(2 / 20), 12);
});

test("a significant loss on one task fails, however large the win on the other", () => {
  const { wins, losses, advantage, verdict } = against(suite, (task) => around(task === "one" ? 20 : 9));
  expect([wins, losses]).toEqual([1, 1]);
  expect(advantage?.mean).toBeGreaterThan(1);
  expect(verdict).toBe("broken");
});

test("as good as the peer is no loss, and no advantage", () => {
  expect(against(suite, () => around(10)).verdict).toBe("broken");
  expect(against({ ...suite, rule: "no loss" }, () => around(10)).verdict).toBe("kept");
  expect(against({ ...suite, rule: "no loss" }, () => around(9)).verdict).toBe("broken");
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
  expect(against(rule, () => around(9.7)).verdict).toBe("kept");
  expect(against(rule, () => around(9.65)).verdict).toBe("broken");
  expect(against(rule, () => around(9.7)).cells[0]?.ranks).toBeUndefined();
});

test("a peer that is only a yardstick judges nobody; within one point judges by the baseline too", () => {
  const yardstick = [{ name: "peer", values: around(10), isYardstick: true as const }];
  expect(against({ ...suite, opponents: () => yardstick }, () => around(0)).verdict).toBeUndefined();
  const point: Suite = { ...suite, rule: "one point", baseline: "random" };
  const verdicts = (ours: number, base: number): (Verdict | undefined)[] =>
    compare(
      point,
      "ours",
      () => around(ours),
      () => around(base),
    ).map(({ verdict }) => verdict);
  expect(verdicts(9.1, 9)).toEqual(["kept", "kept"]);
  expect(verdicts(8.9, 9)).toEqual(["broken", "broken"]);
  expect(verdicts(9.1, 9.2)).toEqual(["kept", "broken"]);
  const own = compare(
    point,
    "random",
    () => around(9),
    () => around(9),
  );
  expect(own.map(({ verdict }) => verdict)).toEqual([undefined]);
});

test("incomplete: a task without runs, one with fewer than there are seeds, a contestant that has none", () => {
  const of = (ours: ValuesOf, rule: Suite["rule"] = "no loss"): unknown[] => {
    const { verdict, cells, asked } = against({ ...suite, rule }, ours);
    return [verdict, cells.length, asked];
  };
  for (const rule of ["advantage", "no loss", "two errors", "one point"] as const) {
    expect(of(() => around(11), rule)).toEqual(["kept", 2, 2]);
    expect(of((task) => (task === "one" ? around(11) : undefined), rule)).toEqual(["incomplete", 1, 2]);
    expect(of((task) => around(11).slice(task === "one" ? 0 : 12), rule)).toEqual(["incomplete", 2, 2]);
    expect(of(() => undefined, rule)).toEqual(["incomplete", 0, 2]);
  }
});

test("incomplete: a task that the peer has no record of, or none to rank by; whole: tasks that are not the contestant's", () => {
  const peer = (task: string): readonly Opponent[] =>
    task === "one" ? [{ name: "peer", values: around(10) }] : [];
  const ours = (): readonly number[] => around(11);
  const partial: Suite = { ...suite, opponents: peer };
  expect(against(partial, ours).verdict).toBe("incomplete");
  expect(compare(partial, "ours", ours, undefined, ["one"]).map(({ verdict }) => verdict)).toEqual(["kept"]);
  const summary = { mean: 10, sd: 0.6, runs: 20 };
  const summarised: Suite = { ...suite, opponents: () => [{ name: "peer", summary }], rule: "no loss" };
  expect(against(summarised, ours).verdict).toBe("incomplete");
});

test("a cell without a test leaves those of the others as they are", () => {
  const mixed: Suite = {
    ...suite,
    opponents: (task) => [
      task === "one"
        ? { name: "peer", summary: { mean: 10, sd: 0.6, runs: 20 } }
        : { name: "peer", values: around(10) },
    ],
  };
  const { wins, cells } = against(mixed, () => around(11));
  expect(wins).toBe(1);
  expect(cells[1]?.ranks?.corrected).toBe(cells[1]?.ranks?.p);
});

test("within one point, and above the baseline: without all its runs nobody can say so", () => {
  const point: Suite = { ...suite, rule: "one point", baseline: "random" };
  const verdicts = (baseline: ValuesOf | undefined): unknown[] =>
    compare(point, "ours", () => around(9.5), baseline).map(({ opponent, verdict }) => [opponent, verdict]);
  const peer = ["peer", "kept"];
  expect(verdicts(() => around(9))).toEqual([peer, ["random (ours)", "kept"]]);
  expect(verdicts(() => around(9.6))).toEqual([peer, ["random (ours)", "broken"]]);
  expect(verdicts((task) => around(task === "one" ? 9 : 9.5))).toEqual([peer, ["random (ours)", "broken"]]);
  expect(verdicts(undefined)).toEqual([peer, ["random (ours)", "incomplete"]]);
  expect(verdicts(() => around(9).slice(1))).toEqual([peer, ["random (ours)", "incomplete"]]);
  expect(verdicts((task) => (task === "one" ? around(9) : undefined))).toEqual([
    peer,
    ["random (ours)", "incomplete"],
  ]);
});

test("a floor is reached by the mean of all seeds", () => {
  const floors: Suite = { ...suite, rule: "floors", floors: { one: { end: 10 } } };
  expect(floorVerdict(floors, "one", "end", around(10.1))).toBe("kept");
  expect(floorVerdict(floors, "one", "end", around(9.9))).toBe("broken");
  expect(floorVerdict(floors, "one", "end", around(10.1).slice(1))).toBe("incomplete");
  expect(floorVerdict(floors, "one", "end", [])).toBe("incomplete");
  expect(floorVerdict(floors, "two", "end", [])).toBeUndefined();
});
