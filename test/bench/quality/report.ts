/** The table of the comparison, as Markdown. */
import { compare, floorVerdict, LEVEL, type Comparison, type ValuesOf, type Verdict } from "./judge.js";
import { deviation, mean, median } from "./statistics.js";
import type { Suite } from "./suite.js";

/** A contestant's part in a suite. */
export interface Entrant {
  readonly name: string;
  /** All tasks that it has to do, whether it was asked for them now or not. */
  readonly tasks: readonly string[];
  /** The values of each task's runs, a list a mark; those that threw, or were not done, are none of them. */
  readonly runs: ReadonlyMap<string, readonly (readonly number[])[]>;
}

/** What was measured in a suite. */
export interface Measured {
  /** With all its tasks, and as many seeds as were asked for where these are more. */
  readonly suite: Suite;
  /** The tasks that were asked for. */
  readonly tasks: readonly string[];
  /** In the registry's order; who has no run at all, too. */
  readonly entrants: readonly Entrant[];
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
- ✓ and ✗ say whether the rule that was fixed before the run is kept; lines without either inform. "incomplete" says that runs or tasks are lacking which the rule was to be kept with.`;

function suiteText(measured: Measured): string[] {
  const { suite, entrants, absent, failures, seeds } = measured;
  const valuesOf =
    (entrant: Entrant): ValuesOf =>
    (task, mark) => {
      const values = runsOf(suite, entrant, task, mark);
      return values.length < 2 ? undefined : values;
    };
  const base = entrants.find(({ name }) => name === suite.baseline);
  const baseline = base === undefined ? undefined : valuesOf(base);
  const comparisons = entrants.flatMap((each) =>
    compare(suite, each.name, valuesOf(each), baseline, each.tasks),
  );
  return [
    `## ${suite.title}`,
    `${suite.about} Seeds ${seeds}.`,
    ...(suite.rule === undefined ? [] : [`Rule: ${RULES[suite.rule]}.`]),
    ...[...absent].map(([task, why]) => `**${task} was left out.** ${why}`),
    ...failures.map((each) => `**Failed:** ${each.split("\n")[0] ?? ""}`),
    ...suite.marks.filter(({ isJudged }) => isJudged).map(({ name }) => valueTable(measured, name)),
    ...(comparisons.length === 0 ? [] : [summaryTable(comparisons), cellTable(measured, comparisons)]),
  ];
}

/** What its runs on a task had at a mark; a run that had no number there is a lost one. */
function runsOf(suite: Suite, { runs }: Entrant, task: string, mark: string): readonly number[] {
  const place = suite.marks.findIndex(({ name }) => name === mark);
  return (runs.get(task) ?? []).map((each) => each[place] ?? NaN).filter((value) => !Number.isNaN(value));
}

const SIGNS: Readonly<Record<Verdict, string>> = { kept: "✓", broken: "✗", incomplete: "incomplete" };

function sign(verdict: Verdict | undefined): string {
  return verdict === undefined ? "" : SIGNS[verdict];
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
function valueTable({ suite, tasks, entrants }: Measured, mark: string): string {
  const floors = tasks.map((task) => suite.floors?.[task]?.[mark]);
  const rows = entrants.map((entrant) => {
    const shown = tasks.map((task) => {
      if (!entrant.tasks.includes(task)) return "";
      const values = runsOf(suite, entrant, task, mark);
      const text =
        suite.shown === "median" ? figure(median(values)) : figures(mean(values), deviation(values));
      const lacking = values.length < suite.seeds ? `${values.length} of ${suite.seeds} runs` : "";
      const verdict = sign(floorVerdict(suite, task, mark, values));
      return [values.length < 2 ? "" : text, lacking, verdict].filter((each) => each !== "").join(" ");
    });
    return [entrant.name, ...shown];
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
    comparisons.map(({ contestant, opponent, wins, losses, cells, asked, advantage, verdict }) => [
      contestant,
      opponent,
      ...(advantage === undefined ? ["", ""] : [String(wins), String(losses)]),
      cells.length < asked ? `${cells.length} of ${asked}` : String(asked),
      advantage === undefined ? "" : `${signed(advantage.mean)} (${signed(advantage.lower)})`,
      sign(verdict),
    ]),
  );
}

/** A cell each: the advantage and its p, or the difference and its two errors. */
function cellTable({ suite, tasks }: Measured, comparisons: readonly Comparison[]): string {
  const judged = suite.marks.filter(({ isJudged }) => isJudged);
  const columns = judged.flatMap(({ name }) =>
    tasks.map((task) => ({ task, mark: name, title: judged.length === 1 ? task : `${task}, ${name}` })),
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
