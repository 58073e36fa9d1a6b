/** The table of the comparison, as Markdown. */
import { compare, LEVEL, type Comparison, type ValuesOf } from "./judge.js";
import { deviation, mean, median } from "./statistics.js";
import type { Suite } from "./suite.js";

/** What was measured in a suite. */
export interface Measured {
  readonly suite: Suite;
  /** By contestant, in the registry's order: the values of each task's runs, a list a mark. */
  readonly runs: ReadonlyMap<string, ReadonlyMap<string, readonly (readonly number[])[]>>;
  /** Tasks that were left out, with the reason. */
  readonly absent: ReadonlyMap<string, string>;
  /** Runs that threw, with what. */
  readonly failures: readonly string[];
  readonly seeds: string;
}

/** The whole page. */
export function reportText(all: readonly Measured[]): string {
  return [
    "# Search quality",
    "Made by `npm run bench:quality`; [search-quality.jsonl](search-quality.jsonl) has every run. Optuna is 5.0.0 with its defaults, pycma 4.5.0 with restarts.",
    HOW,
    ...all.flatMap(suiteText),
  ].join("\n\n");
}

const HOW = `- **Values** are means and standard deviations over seeds, or medians where it says so.
- **Advantage** on a task: the difference of means (positive: ours is better) over the root of the mean of both variances. Over tasks: their mean, in brackets the lower end of its 95 % percentile bootstrap interval (both sides' runs drawn anew, 10,000 times).
- **p** is of the two-sided rank-sum test (Mann–Whitney, normal approximation, corrected for ties), after Holm's correction over the cells of the same line. A win or a loss is a cell with p below ${LEVEL}, on the side where most pairs of runs are.
- ✓ and ✗ say whether the rule that was fixed before the run is kept; lines without either inform.`;

function suiteText(measured: Measured): string[] {
  const { suite, runs, absent, failures, seeds } = measured;
  const valuesOf =
    (contestant: string): ValuesOf =>
    (task, mark) => {
      const place = suite.marks.findIndex(({ name }) => name === mark);
      const values = runs
        .get(contestant)
        ?.get(task)
        ?.map((each) => each[place] ?? NaN);
      return values === undefined || values.length < 2 ? undefined : values;
    };
  const baseline = suite.baseline === undefined ? undefined : valuesOf(suite.baseline);
  const comparisons = [...runs.keys()].flatMap((name) => compare(suite, name, valuesOf(name), baseline));
  return [
    `## ${suite.title}`,
    `${suite.about} Seeds ${seeds}.`,
    ...(suite.rule === undefined ? [] : [`Rule: ${RULES[suite.rule]}.`]),
    ...[...absent].map(([task, why]) => `**${task} was left out.** ${why}`),
    ...failures.map((each) => `**Failed:** ${each.split("\n")[0] ?? ""}`),
    ...suite.marks.filter(({ isJudged }) => isJudged).map(({ name }) => valueTable(measured, name, valuesOf)),
    ...(comparisons.length === 0 ? [] : [summaryTable(comparisons), cellTable(suite, comparisons)]),
  ];
}

const RULES: Readonly<Record<NonNullable<Suite["rule"]>, string>> = {
  advantage:
    "no significant loss on any task, a mean advantage of at least 0.2, and its lower end above 0; against Optuna's two TPE",
  "no loss": "no significant loss in any cell",
  "two errors": "on every task at least the reference less two standard errors of the difference",
  "one point":
    "on every task at most a point less than random search with 100 trainings, and more than RandomSearch",
  floors: "the mean over seeds reaches the floor in every cell",
};

/** Everybody's values at a mark, a column a task. */
function valueTable({ suite, runs }: Measured, mark: string, valuesOf: (name: string) => ValuesOf): string {
  const tasks = suite.tasks;
  const floors = tasks.map((task) => suite.floors?.[task]?.[mark]);
  const rows = [...runs.keys()].map((name) => {
    const cells = tasks.map((task) => valuesOf(name)(task, mark));
    const shown = cells.map((values, i) => {
      if (values === undefined) return "";
      const floor = floors[i];
      const text =
        suite.shown === "median" ? figure(median(values)) : figures(mean(values), deviation(values));
      return floor === undefined ? text : `${text} ${mean(values) >= floor ? "✓" : "✗"}`;
    });
    return [name, ...shown];
  });
  const opponents = new Map<string, string[]>();
  tasks.forEach((task, i) => {
    for (const { name, values, summary } of suite.opponents(task, mark)) {
      const row = opponents.get(name) ?? tasks.map(() => "");
      if (values !== undefined && suite.shown === "median") row[i] = figure(median(values));
      else if (values !== undefined) row[i] = figures(mean(values), deviation(values));
      else if (summary !== undefined) row[i] = figures(summary.mean, summary.sd);
      opponents.set(name, row);
    }
  });
  const floorRow = floors.some((floor) => floor !== undefined)
    ? [["_floor_", ...floors.map((floor) => (floor === undefined ? "" : `≥ ${floor}`))]]
    : [];
  return table(
    [`${mark}, ${suite.shown === "median" ? "medians" : "means"}`, ...tasks],
    [...rows, ...[...opponents].map(([name, row]) => [`_${name}_`, ...row]), ...floorRow],
  );
}

function summaryTable(comparisons: readonly Comparison[]): string {
  return table(
    ["ours", "against", "wins", "losses", "cells", "mean advantage", ""],
    comparisons.map(({ contestant, opponent, wins, losses, cells, advantage, passes }) => [
      contestant,
      opponent,
      ...(advantage === undefined ? ["", ""] : [String(wins), String(losses)]),
      String(cells.length),
      advantage === undefined ? "" : `${signed(advantage.mean)} (${signed(advantage.lower)})`,
      passes === undefined ? "" : passes ? "✓" : "✗",
    ]),
  );
}

/** A cell each: the advantage and its p, or the difference and its two errors. */
function cellTable(suite: Suite, comparisons: readonly Comparison[]): string {
  const judged = suite.marks.filter(({ isJudged }) => isJudged);
  const columns = judged.flatMap(({ name }) =>
    suite.tasks.map((task) => ({ task, mark: name, title: judged.length === 1 ? task : `${task}, ${name}` })),
  );
  const byErrors = suite.rule === "two errors" || suite.rule === "one point";
  const rows = comparisons.map(({ contestant, opponent, cells }) => [
    `${contestant} – ${opponent}`,
    ...columns.map(({ task, mark }) => {
      const cell = cells.find((each) => each.task === task && each.mark === mark);
      if (cell === undefined) return "";
      const { ranks, difference, error } = cell;
      if (byErrors || ranks === undefined) return `${signed(difference)} (2 s.e. ${figure(2 * error)})`;
      const isSignificant = ranks.corrected < LEVEL;
      const text = `${signed(ranks.advantage)} (p ${probability(ranks.corrected)})`;
      return isSignificant ? `**${text}**` : text;
    }),
  ]);
  const title = byErrors ? "difference (two standard errors)" : "advantage (p after Holm)";
  return table([title, ...columns.map((each) => each.title)], rows);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

function figures(middle: number, sd: number): string {
  return `${figure(middle)} (${figure(sd)})`;
}

/** Five digits where they are all before the point, else four, without the zeros behind. */
function figure(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) return value.toExponential(1);
  return String(Number(value.toPrecision(size >= 10 && size < 100 ? 5 : 4)));
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
}

function probability(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}
