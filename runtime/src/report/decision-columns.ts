/** The decisions of many trials as the columns of a table. */
import type { DecisionPoint } from "../geno/points.js";
import type { DNASpec } from "../geno/spec.js";
import type { Trial } from "../tuning/trial/trial.js";
import { decidedById, decidedTree, orderOf, pointName, valueWords, type Decided } from "./decision-words.js";

/** One column: a decision point, or several that make one list. */
export interface DecisionColumn {
  readonly header: string;
  /** The ids of its points. */
  readonly ids: readonly string[];
  /** What each trial decided, in the order of the trials; empty where the point was inactive. */
  readonly cells: readonly string[];
  /** The numbers by which the cells are ordered, where they have one. */
  readonly orders: readonly (number | undefined)[];
}

/**
 * A column for each unconditional decision point; what hangs under a choice stands in its cell. Headers are as short as
 * they can be and still differ.
 *
 * @param trials the rows.
 * @param chosen ids or names of decision points, conditional ones too, in place of the unconditional ones.
 * @throws RangeError naming a chosen point that does not exist, and those that do.
 */
export function decisionColumns(
  spec: DNASpec,
  trials: readonly Trial[],
  chosen?: readonly string[],
): DecisionColumn[] {
  const points = chosen === undefined ? spec.space : chosen.map((key) => pointOf(spec, key));
  const headers = shortHeaders(points.map((point) => pointName(point, "")));
  const rows = trials.map((trial) => decidedById(decidedTree(trial.dna)));
  return points.map((point, index) => {
    const decided: readonly (Decided | undefined)[] = rows.map((row) => row.get(point.id));
    return {
      header: headers[index] ?? point.id,
      ids: [point.id],
      cells: decided.map((one) => (one === undefined ? "" : valueWords(one))),
      orders: decided.map((one) => (one === undefined ? undefined : orderOf(one))),
    };
  });
}

/** Puts the elements of a list, `layers[0]`, `layers[1]` and on, into one column, `layers`; other columns stay. */
export function mergeLists(columns: readonly DecisionColumn[]): DecisionColumn[] {
  const groups = new Map<string, DecisionColumn[]>();
  for (const column of columns) {
    const list = /^(.*?)(\[\d+\])+$/.exec(column.header)?.[1];
    const key = list === undefined || list === "" ? column.header : `${list}[]`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [column]);
    else group.push(column);
  }
  return [...groups].map(([key, group]) =>
    group.length === 1 && group[0] !== undefined ? group[0] : merged(key.slice(0, -2), group),
  );
}

function merged(header: string, group: readonly DecisionColumn[]): DecisionColumn {
  const rows = group[0]?.cells ?? [];
  return {
    header,
    ids: group.flatMap((column) => column.ids),
    cells: rows.map((_, row) => listWords(group.map((column) => column.cells[row] ?? ""))),
    orders: rows.map(() => undefined),
  };
}

/** `0 1 1 0`, or with commas where an element is more than a word. */
function listWords(elements: readonly string[]): string {
  return elements.join(elements.some((element) => element.includes(" ")) ? ", " : " ");
}

function pointOf(spec: DNASpec, key: string): DecisionPoint {
  const point = spec.find(key);
  if (point !== undefined) return point;
  const known = spec.decisionPoints.map((candidate) => `"${candidate.id}"`).join(", ");
  throw new RangeError(`trialTable: there is no decision point "${key}" for a column. There are: ${known}.`);
}

/** The last parts of dotted names, as few as tell them apart: `model.op`, `model.lr` → `op`, `lr`. */
export function shortHeaders(names: readonly string[]): string[] {
  const endings = names.map(endingsOf);
  const uses = new Map<string, number>();
  for (const ending of endings.flat()) uses.set(ending, (uses.get(ending) ?? 0) + 1);
  return names.map((name, index) => {
    const short = endings[index]?.find((ending) => ending !== "" && uses.get(ending) === 1) ?? name;
    return short === "" ? "value" : short;
  });
}

/** `a.b.c` → `c`, `b.c`, `a.b.c`. A dot inside brackets belongs to a key. */
function endingsOf(name: string): string[] {
  const parts = name.split(/\.(?![^[]*\])/);
  return parts.map((_, index) => parts.slice(parts.length - 1 - index).join("."));
}
