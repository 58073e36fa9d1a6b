/**
 * A space as columns that a kernel can compare: each decision point has one, or shares one, whatever opens it; a DNA is a
 * vector over all of them, with NaN where it leaves a decision out.
 */
import type { DNA } from "../../geno/dna.js";
import type { CategoricalPoint, DecisionPoint, FloatPoint, IntPoint, Space } from "../../geno/points.js";
import { toUnit } from "../../geno/scale.js";
import type { DNASpec } from "../../geno/spec.js";
import { decisionsOf, type Decision } from "../../geno/walk.js";

/**
 * How two values of a column are compared:
 * - `"line"`: numbers in 0 to 1, by their difference;
 * - `"same"`: candidates, equal or not;
 * - `"picks"`: what a manyof took, whatever the order: how many are not in both;
 * - `"slots"`: what a manyof took, place by place: how many places differ;
 * - `"ranks"`: permutations, by how far each candidate is moved.
 */
type ColumnKind = "line" | "same" | "picks" | "slots" | "ranks";

/** One or more numbers of a vector that are compared together. */
export interface Column {
  readonly kind: ColumnKind;
  /** Where its numbers begin in the vector. */
  readonly start: number;
  /** How many there are. */
  readonly width: number;
  /** Whether every DNA decides it. */
  readonly always: boolean;
  /** The length scale that it has, by its number; columns may share one. */
  readonly scale: number;
}

/** Where a decision that is a number stands in the vector. */
export interface Axis {
  readonly point: FloatPoint | IntPoint;
  /** Its column. */
  readonly column: Column;
}

/**
 * Spaces with more columns than this share a length scale among all columns of a kind: there are never trials enough to tell
 * more of them apart, and each costs a pass over all pairs of trials.
 */
const MOST_SCALES = 48;

/** The columns of a space, and the way of a DNA into them. */
export class Columns {
  readonly list: readonly Column[];
  /** How long a vector is. */
  readonly width: number;
  /** How many length scales there are. */
  readonly scales: number;
  readonly #places = new Map<DecisionPoint, readonly Column[]>();
  readonly #space: Space;

  constructor(spec: DNASpec) {
    this.#space = spec.space;
    const top = new Set(spec.space);
    const drafts: Draft[] = [];
    const byKey = new Map<string, readonly Draft[]>();
    const ofPoint = new Map<DecisionPoint, readonly Draft[]>();
    for (const point of spec.decisionPoints) {
      const key = keyOf(point);
      let own = byKey.get(key);
      if (own === undefined) {
        own = draftsOf(point, top.has(point) && point.tied !== true);
        byKey.set(key, own);
        drafts.push(...own);
      }
      ofPoint.set(point, own);
    }
    const kinds: ColumnKind[] = [];
    for (const { kind } of drafts) if (!kinds.includes(kind)) kinds.push(kind);
    const shared = drafts.length > MOST_SCALES;
    let start = 0;
    const made = new Map<Draft, Column>();
    for (const [index, draft] of drafts.entries()) {
      made.set(draft, { ...draft, start, scale: shared ? kinds.indexOf(draft.kind) : index });
      start += draft.width;
    }
    this.list = [...made.values()];
    this.width = start;
    this.scales = shared ? kinds.length : drafts.length;
    for (const [point, own] of ofPoint)
      this.#places.set(
        point,
        own.flatMap((draft) => made.get(draft) ?? []),
      );
  }

  /** The decisions that a DNA of the space makes. */
  decisions({ numbers }: DNA): readonly Decision[] {
    // Not by the DNA's own spec: a point that a study begins with may be of an equal one.
    return decisionsOf(this.#space, numbers);
  }

  /** Writes the vector of a DNA. */
  encode(dna: DNA, into: Float64Array): void {
    into.fill(NaN);
    for (const { point, number } of this.decisions(dna))
      for (const column of this.#places.get(point) ?? []) write(column, point, number, into);
  }

  /** Where a numeric decision stands; undefined for one that is none. */
  axisOf(point: DecisionPoint): Axis | undefined {
    const [column] = this.#places.get(point) ?? [];
    return (point.kind === "float" || point.kind === "int") && column !== undefined
      ? { point, column }
      : undefined;
  }
}

type Draft = Omit<Column, "start" | "scale">;

/**
 * What shares a column: the choices of a manyof that are compared as a whole, and decisions that one name ties together
 * where they are over the same domain.
 */
function keyOf(point: DecisionPoint): string {
  if (point.kind === "categorical" && point.many !== undefined && isWhole(point)) return point.many.id;
  if (point.name === undefined) return point.id;
  switch (point.kind) {
    case "float":
      return `${point.name} ${point.min} ${point.max} ${point.scale}`;
    case "int":
      return `${point.name} ${point.min} ${point.count} ${point.step}`;
    case "categorical":
      return `${point.name} ${point.candidates.map(({ label }) => label).join()}`;
    case "custom":
      return point.id;
  }
}

/** Whether the choices of a manyof are one thing: a set, or an order. Others are choices each of its own. */
function isWhole({ many }: CategoricalPoint): boolean {
  return many !== undefined && (many.distinct || many.sorted);
}

function draftsOf(point: DecisionPoint, always: boolean): readonly Draft[] {
  switch (point.kind) {
    case "float":
    case "int":
      return [{ kind: "line", width: 1, always }];
    case "custom":
      return [{ kind: "same", width: 1, always }];
    case "categorical": {
      const { many, candidates } = point;
      if (many === undefined || !isWhole(point)) {
        const choice: Draft = { kind: "same", width: 1, always };
        return isOrdered(point) ? [{ kind: "line", width: 1, always }, choice] : [choice];
      }
      const width = many.count;
      if (many.sorted) return [{ kind: "picks", width, always }];
      return [
        { kind: "slots", width, always },
        { kind: width === candidates.length ? "ranks" : "picks", width, always },
      ];
    }
  }
}

/** Whether a choice is among at least three numbers that rise or fall: then near ones may do alike. */
function isOrdered({ candidates }: CategoricalPoint): boolean {
  if (candidates.length < 3) return false;
  const values = candidates.map(({ literal }) => (typeof literal?.value === "number" ? literal.value : NaN));
  const signs = values.slice(1).map((value, i) => Math.sign(value - (values[i] ?? NaN)));
  return signs.every((sign) => sign === 1) || signs.every((sign) => sign === -1);
}

function write(
  { kind, start, width }: Column,
  point: DecisionPoint,
  number: number,
  into: Float64Array,
): void {
  switch (point.kind) {
    case "float":
      into[start] = toUnit(point, number);
      return;
    case "int":
      into[start] = point.count === 1 ? 0 : number / (point.count - 1);
      return;
    case "custom":
      into[start] = number;
      return;
    case "categorical": {
      const place = width === 1 ? 0 : (point.many?.index ?? 0);
      if (kind === "line") into[start] = number / (point.candidates.length - 1);
      else if (kind === "ranks") into[start + number] = place / (width - 1 || 1);
      else if (kind === "picks") insert(number, start, place, into);
      else into[start + place] = number;
    }
  }
}

/** Keeps the picks of a manyof ascending: `count` of them stand from `start` on. */
function insert(number: number, start: number, count: number, into: Float64Array): void {
  let at = start + count;
  for (; at > start && (into[at - 1] ?? 0) > number; at--) into[at] = into[at - 1] ?? 0;
  into[at] = number;
}
