/**
 * The walk through the active points of a space, in the order of a DNA's numbers: what opens under a choice follows it,
 * a tied point whose name has been decided is passed over, and a subchoice is shown what its siblings took.
 */
import type { DecisionPoint, Space } from "./points.js";

/**
 * Decides a point.
 *
 * @param picked what the subchoices before this one took, in their order; empty elsewhere.
 */
export type Decide = (point: DecisionPoint, picked: readonly number[]) => number;

/** The names that were decided so far; only of use in a space with tied points. */
export type Decided = Set<string>;

const NONE: readonly number[] = [];

/** Asks for a decision for each active point of a space, and appends them to `numbers`. */
export function decideSpace(space: Space, decide: Decide, numbers: number[], decided: Decided): void {
  let picked: number[] = [];
  for (const point of space) {
    if (isDecided(point, decided)) continue;
    const many = point.kind === "categorical" ? point.many : undefined;
    if (many?.index === 0) picked = [];
    const number = decide(point, many === undefined ? NONE : picked);
    if (many !== undefined) picked.push(number);
    numbers.push(number);
    if (point.name !== undefined) decided.add(point.name);
    if (point.kind === "categorical") decideSpace(spaceUnder(point, number), decide, numbers, decided);
  }
}

/** Whether a point takes no decision because its name has one. */
export function isDecided(point: DecisionPoint, decided: Decided): boolean {
  return point.tied === true && point.name !== undefined && decided.has(point.name);
}

/** What a decision opens; nothing where the point is no choice, or the decision is none of its candidates. */
export function spaceUnder(point: DecisionPoint, number: number): Space {
  return point.kind === "categorical" ? (point.candidates[number]?.space ?? []) : [];
}

/** One active decision of a DNA. */
export interface Decision {
  /** What was decided. */
  readonly point: DecisionPoint;
  /** How: an index (categorical, int), a value (float), a genome's number (custom). */
  readonly number: number;
  /** Its place in the DNA's numbers. */
  readonly start: number;
  /** Behind the last of the decisions that it opens: `[start, end)` holds it and them. */
  readonly end: number;
}

/** The active decisions that `numbers` make, in their order. */
export function decisionsOf(space: Space, numbers: ArrayLike<number>): readonly Decision[] {
  const into: Decision[] = [];
  gather(space, numbers, 0, into, new Set());
  return into;
}

function gather(
  space: Space,
  numbers: ArrayLike<number>,
  from: number,
  into: Decision[],
  decided: Decided,
): number {
  let at = from;
  for (const point of space) {
    if (isDecided(point, decided)) continue;
    const start = at;
    const number = numbers[at++] ?? NaN;
    const slot = into.length;
    if (point.name !== undefined) decided.add(point.name);
    if (point.kind === "categorical") {
      into.push({ point, number, start, end: at });
      at = gather(spaceUnder(point, number), numbers, at, into, decided);
    }
    into[slot] = { point, number, start, end: at };
  }
  return at;
}
