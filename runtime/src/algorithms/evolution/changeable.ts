/**
 * The active decisions of a DNA that could be made otherwise: how many there are, and which is the n-th. A mutation asks both
 * each time, so what can be known of a space before its decisions is found out once; where nothing opens, that is all.
 */
import type { DNA } from "../../geno/dna.js";
import type { CategoricalPoint, DecisionPoint, Space } from "../../geno/points.js";
import type { DNASpec } from "../../geno/spec.js";
import type { Decision } from "../../geno/walk.js";

/** What is known of a space without its decisions. */
interface Layout {
  readonly points: Space;
  /** The indices of the points that could be decided otherwise. */
  readonly changeable: readonly number[];
  /** What each candidate of each point opens; undefined where none opens anything. */
  readonly under: readonly (readonly Layout[])[] | undefined;
}

const layouts = new WeakMap<DNASpec, Layout>();

function layoutOf(spec: DNASpec): Layout {
  let layout = layouts.get(spec);
  if (layout === undefined) layouts.set(spec, (layout = makeLayout(spec.space, new Map())));
  return layout;
}

/** @param made those that there are already: a space may stand under many candidates. */
function makeLayout(points: Space, made: Map<Space, Layout>): Layout {
  const known = made.get(points);
  if (known !== undefined) return known;
  const opens = points.some(
    (point) => point.kind === "categorical" && point.candidates.some(({ space }) => space.length > 0),
  );
  const layout: Layout = {
    points,
    changeable: points.flatMap((point, index) => (isChangeable(point) ? [index] : [])),
    under: opens
      ? points.map((point) =>
          point.kind === "categorical" ? point.candidates.map(({ space }) => makeLayout(space, made)) : [],
        )
      : undefined,
  };
  made.set(points, layout);
  return layout;
}

/** Whether a point can be decided in more than one way. */
export function isChangeable(point: DecisionPoint): boolean {
  switch (point.kind) {
    case "float":
      return true;
    case "custom":
      return point.genomes.rules.count !== 1n;
    case "int":
      return point.count > 1;
    case "categorical":
      return point.candidates.length > 1 && !isComplete(point);
  }
}

/** All candidates in their order: there is no other way. */
function isComplete({ many, candidates }: CategoricalPoint): boolean {
  return many?.distinct === true && many.sorted && many.count === candidates.length;
}

/** How many active decisions could be made otherwise. */
export function countChangeable(dna: DNA): number {
  return dna.spec.hasTies ? changeableOf(dna).length : count(layoutOf(dna.spec), { dna, at: 0 });
}

/** The one at `place` among them, in the order of the DNA. @throws RangeError where there are not so many. */
export function changeableAt(dna: DNA, place: number): Decision {
  const found = dna.spec.hasTies ? changeableOf(dna)[place] : find(layoutOf(dna.spec), { dna, at: 0 }, place);
  if (found === undefined) throw new RangeError(`There are not ${place + 1} decisions to change.`);
  return found;
}

/** All of them. Where names tie decisions, which points are active depends on what was decided before them. */
export function changeableOf(dna: DNA): readonly Decision[] {
  return dna.decisions.filter(({ point }) => isChangeable(point));
}

/** Where a walk stands in the numbers of its DNA. */
interface Cursor {
  readonly dna: DNA;
  at: number;
}

/** Counts them in a space, and moves the cursor behind it. */
function count({ points, changeable, under }: Layout, cursor: Cursor): number {
  if (under === undefined) {
    cursor.at += points.length;
    return changeable.length;
  }
  const { numbers } = cursor.dna;
  let total = changeable.length;
  for (const layouts of under) {
    const opened = layouts[numbers[cursor.at++] ?? -1];
    if (opened !== undefined) total += count(opened, cursor);
  }
  return total;
}

function find(layout: Layout, cursor: Cursor, place: number): Decision | undefined {
  const { points, changeable, under } = layout;
  const { numbers } = cursor.dna;
  if (under === undefined) {
    const index = changeable[place];
    const point = index === undefined ? undefined : points[index];
    if (index === undefined || point === undefined) return undefined;
    const start = cursor.at + index;
    return { point, number: numbers[start] ?? NaN, start, end: start + 1 };
  }
  let left = place;
  for (const [index, point] of points.entries()) {
    const start = cursor.at++;
    const number = numbers[start] ?? NaN;
    const opened = under[index]?.[number];
    const inside = cursor.at;
    const within = opened === undefined ? 0 : count(opened, cursor);
    if (isChangeable(point) && left-- === 0) return { point, number, start, end: cursor.at };
    if (opened !== undefined && left < within) return find(opened, { dna: cursor.dna, at: inside }, left);
    left -= within;
  }
  return undefined;
}
