/** The points of a space one after the other: the first decision varies slowest, candidates in their order. */
import { DNA } from "./dna.js";
import { pointText } from "./literal-text.js";
import type { DecisionPoint } from "./points.js";
import type { DNASpec } from "./spec.js";
import { nextAllowed } from "./subchoices.js";
import { numbersAt } from "./uniform.js";
import { decideSpace, type Decision } from "./walk.js";

/**
 * The first point of a space: every choice takes the first candidate that it may, floats their lower bound.
 *
 * @throws RangeError where a custom decision has no first genome.
 */
export function firstDna(spec: DNASpec): DNA {
  return DNA.trusted(spec, completed(spec, []));
}

/**
 * The point behind `dna` in the order of enumeration, or undefined behind the last. Constraints are not looked at here.
 *
 * @throws RangeError where the space has a float in it, which has no next value.
 */
export function nextDna(dna: DNA): DNA | undefined {
  const { spec, numbers, decisions } = dna;
  for (let i = decisions.length - 1; i >= 0; i--) {
    const decision = decisions[i];
    const next = decision === undefined ? undefined : successor(decision, decisions);
    if (decision === undefined || next === undefined) continue;
    return DNA.trusted(spec, completed(spec, [...numbers.slice(0, decision.start), next]));
  }
  return undefined;
}

/**
 * Every point of a space that its constraints allow, in order.
 *
 * @throws RangeError where the space has a float in it, or a custom decision without an order.
 */
export function* iterateDna(spec: DNASpec): Generator<DNA, void, undefined> {
  requireCountable(spec);
  for (let dna: DNA | undefined = firstDna(spec); dna !== undefined; dna = nextDna(dna))
    if (spec.isFeasible(dna)) yield dna;
}

/**
 * The point at a place in the order of enumeration.
 *
 * @param place from 0 to below the space's size.
 * @throws RangeError where there is no such place, or the space has a float in it, or a custom decision that is not counted.
 */
export function dnaAt(spec: DNASpec, place: bigint): DNA {
  requireCountable(spec);
  requireCounted(spec);
  if (place < 0n || place >= spec.discreteSize)
    throw new RangeError(`There is no point ${place}: the space has ${spec.discreteSize}, counted from 0.`);
  const numbers: number[] = [];
  numbersAt(spec, place, firstDecision, numbers);
  return DNA.trusted(spec, numbers);
}

/** @throws RangeError naming the first decision that has no next value. */
export function requireCountable(spec: DNASpec): void {
  for (const point of spec.decisionPoints) {
    if (point.kind === "float")
      throw new RangeError(
        `${pointText(point.id)} is a float, which has no next value: the space cannot be gone through point by point. Draw from it, or fix the float.`,
      );
    if (point.kind !== "custom") continue;
    const { first, next } = point.genomes.rules;
    if (first === undefined || next === undefined)
      throw new RangeError(
        `${pointText(point.id)} is custom, and has no order: the space cannot be gone through point by point. Give its hyper value a "first" and a "next".`,
      );
  }
}

/** @throws RangeError naming the first decision that has no number of genomes. */
function requireCounted(spec: DNASpec): void {
  const uncounted = spec.decisionPoints.find(
    (point) => point.kind === "custom" && point.genomes.rules.count === undefined,
  );
  if (uncounted !== undefined)
    throw new RangeError(
      `${pointText(uncounted.id)} is custom, and its genomes are not counted: points have no places. Give its hyper value a "count".`,
    );
}

/** A prefix and the first decision for all that is left. */
function completed(spec: DNASpec, prefix: readonly number[]): number[] {
  const numbers: number[] = [];
  let at = 0;
  decideSpace(
    spec.space,
    (point, picked) => prefix[at++] ?? firstDecision(point, picked),
    numbers,
    new Set(),
  );
  return numbers;
}

function firstDecision(point: DecisionPoint, picked: readonly number[] = []): number {
  switch (point.kind) {
    case "float":
      return point.min;
    case "int":
      return 0;
    case "custom": {
      const first = point.genomes.rules.first?.();
      if (first === undefined)
        throw new RangeError(`${pointText(point.id)} has no first genome; give its hyper value a "first".`);
      return point.genomes.numberOf(first, point.id);
    }
    case "categorical":
      return nextAllowed(point, picked, 0);
  }
}

function successor({ point, number }: Decision, decisions: readonly Decision[]): number | undefined {
  switch (point.kind) {
    case "float":
      throw new RangeError(`${pointText(point.id)} is a float, which has no next value.`);
    case "int":
      return number + 1 < point.count ? number + 1 : undefined;
    case "custom": {
      const next = point.genomes.rules.next?.(point.genomes.textOf(number) ?? "");
      return next === undefined ? undefined : point.genomes.numberOf(next, point.id);
    }
    case "categorical": {
      const next = nextAllowed(point, pickedBefore(point, decisions), number + 1);
      return next === -1 ? undefined : next;
    }
  }
}

/** What the subchoices before one took. */
function pickedBefore(point: DecisionPoint, decisions: readonly Decision[]): readonly number[] {
  if (point.kind !== "categorical" || point.many === undefined) return [];
  const { id, index } = point.many;
  return decisions.flatMap((each) =>
    each.point.kind === "categorical" && each.point.many?.id === id && each.point.many.index < index
      ? [each.number]
      : [],
  );
}
