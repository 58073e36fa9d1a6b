/**
 * One point of a search space, as a flat vector: the decisions of the active points in depth-first order.
 * A conditional point stands right behind the choice that opens it, so a subtree is a slice of the vector.
 */
import { numberText } from "./literal-text.js";
import type { DecisionPoint, Space } from "./points.js";
import type { DNASpec } from "./spec.js";

/** A point of `spec`'s space. Immutable; equality and JSON are those of its numbers. */
export class DNA {
  /**
   * @param spec the space that the decisions belong to.
   * @param numbers a decision per active point: an index (categorical, int) or a value (float).
   * @throws RangeError naming the decision point, the number and its domain, where the numbers are no point of the space.
   */
  static of(spec: DNASpec, numbers: readonly number[]): DNA {
    const end = validate(spec.space, numbers, 0);
    if (end !== numbers.length)
      throw new RangeError(
        `The DNA is ${numbers.length} long and its decisions take ${end}; remove the rest.`,
      );
    return new DNA(spec, [...numbers]);
  }

  /** For numbers that are known to be right (drawn, mutated, decoded): see {@link DNA.of}, which checks them. */
  static trusted(spec: DNASpec, numbers: readonly number[]): DNA {
    return new DNA(spec, numbers);
  }

  private constructor(
    readonly spec: DNASpec,
    readonly numbers: readonly number[],
  ) {}

  /** The active decisions, each with its point, its number and where its subtree ends in {@link numbers}. */
  get decisions(): readonly Decision[] {
    const decisions: Decision[] = [];
    gather(this.spec.space, this.numbers, 0, decisions);
    return decisions;
  }

  /** Whether both have the same numbers; of one spec they are the same point then. */
  equals(other: DNA): boolean {
    return (
      this.numbers.length === other.numbers.length && this.numbers.every((n, i) => n === other.numbers[i])
    );
  }

  toString(): string {
    return `DNA(${this.numbers.join(", ")})`;
  }

  toJSON(): readonly number[] {
    return this.numbers;
  }
}

/** One active decision of a DNA. */
export interface Decision {
  readonly point: DecisionPoint;
  readonly number: number;
  /** Its place in {@link DNA.numbers}; `[start, end)` holds it and the decisions that it opens. */
  readonly start: number;
  readonly end: number;
}

function gather(space: Space, numbers: readonly number[], at: number, into: Decision[]): number {
  for (const point of space) {
    const start = at;
    const number = numbers[at++] ?? NaN;
    const slot = into.length;
    if (point.kind === "categorical") {
      into.push({ point, number, start, end: at });
      at = gather(point.candidates[number]?.space ?? [], numbers, at, into);
    }
    into[slot] = { point, number, start, end: at };
  }
  return at;
}

function validate(space: Space, numbers: readonly number[], at: number): number {
  for (const point of space) {
    const number = numbers[at++];
    const problem = decisionProblem(point, number);
    if (problem !== undefined) throw new RangeError(`"${point.id}": ${problem}.`);
    if (point.kind === "categorical") at = validate(point.candidates[number ?? 0]?.space ?? [], numbers, at);
  }
  return at;
}

function decisionProblem(point: DecisionPoint, number: number | undefined): string | undefined {
  if (number === undefined) return `the DNA ends before this decision; it takes ${domainText(point)}`;
  if (point.kind === "float")
    return number >= point.min && number <= point.max ? undefined : `${number} is not ${domainText(point)}`;
  const count = point.kind === "int" ? point.count : point.candidates.length;
  return Number.isInteger(number) && number >= 0 && number < count
    ? undefined
    : `${number} is not ${domainText(point)}`;
}

function domainText(point: DecisionPoint): string {
  switch (point.kind) {
    case "float":
      return `a number from ${numberText(point.min)} to ${numberText(point.max)}`;
    case "int":
      return `a whole number from 0 to ${point.count - 1} (the index of ${point.min} to ${point.max} by ${point.step})`;
    case "categorical":
      return `a whole number from 0 to ${point.candidates.length - 1} (the index of ${point.candidates.map((c) => c.label).join(" | ")})`;
  }
}
