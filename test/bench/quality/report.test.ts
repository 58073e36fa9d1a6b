import { expect, test } from "vitest";
import { reportText, type Entrant } from "./report.js";
import type { Suite } from "./suite.js";

const suite: Suite = {
  name: "test",
  title: "Three tasks",
  about: "",
  tasks: ["one", "two", "three"],
  marks: [{ name: "end", isJudged: true }],
  seeds: 5,
  run: () => [],
  better: "larger",
  compared: (value) => value,
  shown: "mean",
  opponents: () => [{ name: "peer", values: [1, 2, 3, 4, 5] }],
  rule: "no loss",
};

/** Runs around a middle on each task. */
function entrant(name: string, middle: number, counts: readonly number[]): Entrant {
  const runs = suite.tasks.map((task, i) => {
    const values = [-2, 2, -1, 1, 0].slice(0, counts[i] ?? 0).map((each) => [middle + each]);
    return [task, values] as const;
  });
  return { name, tasks: suite.tasks, runs: new Map(runs) };
}

/** The lines of the report that begin with a cell of this text. */
function lines(of: Suite, all: readonly Entrant[], first: string): string[] {
  const text = reportText([
    { suite: of, tasks: of.tasks, entrants: all, absent: new Map(), failures: [], seeds: "1 to 5" },
  ]);
  return text.split("\n").filter((line) => line.startsWith(`| ${first} `));
}

test("runs that were lost are counted, and who lacks some has kept no rule", () => {
  const all = [entrant("whole", 3, [5, 5, 5]), entrant("torn", 3, [5, 0, 2]), entrant("none", 3, [0, 0, 0])];
  expect(lines(suite, all, "whole")).toContain("| whole | 3 (1.581) | 3 (1.581) | 3 (1.581) |");
  expect(lines(suite, all, "whole")[1]).toMatch(
    /^\| whole \| peer \| 0 \| 0 \| 3 \| \+0\.00 \(−.*\) \| ✓ \|$/,
  );
  expect(lines(suite, all, "torn")).toContain("| torn | 3 (1.581) | 0 of 5 runs | 3 (2.828) 2 of 5 runs |");
  expect(lines(suite, all, "torn")[1]).toMatch(
    /^\| torn \| peer \| 0 \| 0 \| 2 of 3 \| .* \| incomplete \|$/,
  );
  expect(lines(suite, all, "none")).toEqual([
    "| none | 0 of 5 runs | 0 of 5 runs | 0 of 5 runs |",
    "| none | peer |  |  | 0 of 3 |  | incomplete |",
    "| none – peer |  |  |  |",
  ]);
});

test("a run without a number is a lost one", () => {
  const odd: Entrant = { ...entrant("odd", 3, [5, 5, 5]), runs: new Map([["one", [[1], [NaN], [3]]]]) };
  expect(lines(suite, [odd], "odd")[0]).toBe("| odd | 2 (1.414) 2 of 5 runs | 0 of 5 runs | 0 of 5 runs |");
});

test("a floor is reached by all runs or not", () => {
  const floors: Suite = {
    ...suite,
    opponents: () => [],
    rule: "floors",
    floors: { one: { end: 2 }, two: { end: 4 }, three: { end: 2 } },
  };
  expect(lines(floors, [entrant("ours", 3, [5, 5, 4])], "ours")).toEqual([
    "| ours | 3 (1.581) ✓ | 3 (1.581) ✗ | 3 (1.826) 4 of 5 runs incomplete |",
  ]);
});
