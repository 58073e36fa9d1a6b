/** `trialTable`: the best trials of a study as text, to see what they have in common. */
import type { StudyView } from "../tuning/study-view.js";
import type { Trial } from "../tuning/trial/trial.js";
import { decisionColumns, mergeLists, type DecisionColumn } from "./decision-columns.js";
import { countText, digitsToTell, secondsText, shortNumber } from "./number-text.js";
import { cut } from "./one-line.js";
import { ranked, statusCounts, trialTime, valuesOf } from "./ranking.js";
import { tableLines, tableWidth, wrapped, type TextColumn } from "./text-table.js";

/** What a table of trials shows. */
export interface TrialTableOptions {
  /** How many trials, the best ones; 10 by default. Of a front the first ones, by their first objective. */
  readonly top?: number;
  /**
   * The ids or names of the decision points to show, conditional ones too (`"op[=0/2].filters"`), in this order and at any
   * width. By default all unconditional ones, as far as they fit, with what hangs under a choice in its cell.
   */
  readonly columns?: readonly string[];
  /** The width to keep to, in characters; 100 by default. */
  readonly width?: number;
}

/** No column is cut shorter than this. */
const narrowest = 12;
/** No line below the table takes more characters, before it is wrapped. */
const longest = 1000;

/**
 * The best completed trials as an aligned table: rank, trial, reward, seconds, and the decisions; in a study of several
 * objectives those of its Pareto front, with a column for each, as for each metric with limits. Where the decisions are too many for the width, those that are the same in all rows move to a line below, lists (`layers[0]`, `layers[1]`) share a column,
 * long cells end in `…`, and what still does not fit is named; then the best trial's decisions follow in full.
 *
 * @param study running or over.
 * @returns lines without a line break at the end; a sentence where no trial completed.
 * @throws RangeError where `top` is no whole number above 0, or a column's decision point does not exist.
 */
export function trialTable(study: StudyView, options: TrialTableOptions = {}): string {
  const { top = 10, columns: chosen, width = 100 } = options;
  if (!Number.isSafeInteger(top) || top < 1)
    throw new RangeError(`trialTable: top is ${top}; give a whole number above 0.`);
  const best = bestFirst(study).slice(0, top);
  const decisions = decisionColumns(study.spec, best, chosen);
  const [winner] = best;
  if (winner === undefined) return emptyText(study);
  const { objectives } = study;
  const count = objectives.length > 1 ? study.front.length : 0;
  const rank = { header: "rank", cells: best.map((_, index) => String(index + 1)) };
  const figures: TextColumn[] = [
    ...(objectives.length === 1 ? [rank] : []),
    { header: "trial", cells: best.map((trial) => String(trial.id)) },
    ...objectives.map(({ name }, index) => {
      const values = best.map((trial) => valuesOf(study, trial)[index] ?? NaN);
      const digits = digitsToTell(values);
      return { header: name, cells: values.map((value) => shortNumber(value, digits)) };
    }),
    ...limitColumns(study, best),
    { header: "seconds", cells: best.map((trial) => secondsText(trialTime(trial) ?? 0)) },
  ];
  const layout = chosen === undefined ? fit(decisions, width - tableWidth(figures) - 2) : whole(decisions);
  return [
    ...tableLines([...figures, ...layout.shown]),
    ...note(`the same in all ${best.length}: `, layout.common.map(firstCell), width),
    ...note(
      "no room for: ",
      layout.left.map((column) => column.header),
      width,
    ),
    ...note("on the front: ", count > best.length ? [`${countText(count)} trials`] : [], width),
    ...note(`trial ${winner.id} in full: `, layout.cut ? mergeLists(decisions).map(firstCell) : [], width),
  ].join("\n");
}

/** What trials reached in metrics that only have limits, and where they break one. */
function limitColumns({ limits, objectives }: StudyView, trials: readonly Trial[]): TextColumn[] {
  const others = limits.filter(({ name }) => !objectives.some((objective) => objective.name === name));
  return others.map(({ name, min = -Infinity, max = Infinity }) => {
    const values = trials.map(({ metrics }) => metrics?.[name] ?? NaN);
    const digits = digitsToTell(values);
    const cells = values.map(
      (value) => shortNumber(value, digits) + (value > max ? " (over)" : value < min ? " (under)" : ""),
    );
    return { header: name, cells };
  });
}

/** The ranked trials; a front, which has no ranks, by its first objective. */
function bestFirst(study: StudyView): readonly Trial[] {
  const [first] = study.objectives;
  if (study.objectives.length === 1 || first === undefined) return ranked(study);
  const sign = first.direction === "maximize" ? -1 : 1;
  const value = (trial: Trial): number => sign * (valuesOf(study, trial)[0] ?? NaN);
  return [...ranked(study)].sort((a, b) => value(a) - value(b));
}

function emptyText(study: StudyView): string {
  if (study.trials.length === 0) return "No trials yet.";
  return `No completed trial among ${countText(study.trials.length)}: ${statusCounts(study.trials).join(", ")}.`;
}

interface Layout {
  readonly shown: readonly DecisionColumn[];
  /** The same in all rows, and told in a line. */
  readonly common: readonly DecisionColumn[];
  /** Left out. */
  readonly left: readonly DecisionColumn[];
  /** Whether something is not shown whole. */
  readonly cut: boolean;
}

function whole(columns: readonly DecisionColumn[]): Layout {
  return { shown: columns, common: [], left: [], cut: false };
}

function fit(columns: readonly DecisionColumn[], room: number): Layout {
  if (tableWidth(columns) <= room) return whole(columns);
  const lists = mergeLists(columns).filter(isCommon);
  const told = new Set(lists.flatMap((list) => list.ids));
  const rest = columns.filter((column) => !column.ids.some((id) => told.has(id)));
  const common = [...lists, ...rest.filter(isCommon)];
  const varying = rest.filter((column) => !isCommon(column));
  if (tableWidth(varying) <= room) return { ...whole(varying), common };
  const merged = mergeLists(varying);
  if (tableWidth(merged) <= room) return { ...whole(merged), common };
  return { common, cut: true, ...squeeze(merged, room) };
}

function isCommon({ cells }: DecisionColumn): boolean {
  return cells.length > 1 && new Set(cells).size === 1;
}

/** Leaves out the last columns where not even short cells make room for all, and cuts the widest of the others. */
function squeeze(columns: readonly DecisionColumn[], room: number): Pick<Layout, "shown" | "left"> {
  let count = 1;
  while (count < columns.length && tableWidth(cutAll(columns.slice(0, count + 1), narrowest)) <= room)
    count++;
  const shown = columns.slice(0, count);
  let limit = Math.max(narrowest, room);
  while (limit > narrowest && tableWidth(cutAll(shown, limit)) > room) limit--;
  return { shown: cutAll(shown, limit), left: columns.slice(count) };
}

function cutAll(columns: readonly DecisionColumn[], limit: number): DecisionColumn[] {
  return columns.map((column) => cutColumn(column, limit));
}

function cutColumn(column: DecisionColumn, limit: number): DecisionColumn {
  return {
    ...column,
    header: cut(column.header, limit),
    cells: column.cells.map((cell) => cut(cell, limit)),
  };
}

/** What the best trial decided. */
function firstCell(column: DecisionColumn): string {
  return `${column.header} ${column.cells[0] ?? ""}`;
}

function note(label: string, items: readonly string[], width: number): string[] {
  return items.length === 0 ? [] : wrapped(label + cut(items.join(", "), longest), width, "  ");
}
