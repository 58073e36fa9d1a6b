/** A DNA as a dictionary, decision point id → natural value (`"relu"`, `48`, a class's name), and back. */
import { DNA } from "./dna.js";
import type { DecisionPoint, IntPoint, Literal, Space } from "./points.js";
import type { DNASpec } from "./spec.js";

/** Decisions by the id or the name of their point. A candidate without a literal goes by its label, `"Conv"`. */
export type Choices = Readonly<Record<string, Literal>>;

/** The active decisions of a DNA by id, each as the value that it stands for. */
export function choicesOf(dna: DNA): Choices {
  return Object.fromEntries(dna.decisions.map(({ point, number }) => [point.id, valueOf(point, number)]));
}

function valueOf(point: DecisionPoint, number: number): Literal {
  switch (point.kind) {
    case "float":
      return number;
    case "int":
      return point.min + number * point.step;
    case "categorical": {
      const candidate = point.candidates[number];
      return candidate?.literal ? candidate.literal.value : candidate?.label;
    }
  }
}

/**
 * The DNA of a dictionary that decides every active point.
 *
 * @throws RangeError where a decision is missing, is unknown or inactive, or is not in its point's domain; the message
 *   names the point, the value and the domain.
 */
export function dnaOfChoices(spec: DNASpec, choices: Choices): DNA {
  const numbers: number[] = [];
  const used = new Set<string>();
  decide(spec.space, choices, numbers, used);
  const unused = Object.keys(choices).find((key) => !used.has(key));
  if (unused !== undefined) throw new RangeError(unusedText(spec, unused));
  return DNA.trusted(spec, numbers);
}

function decide(space: Space, choices: Choices, numbers: number[], used: Set<string>): void {
  for (const point of space) {
    const key = keyOf(point, choices);
    if (key === undefined)
      throw new RangeError(`"${point.id}" is not decided: add one of ${domainText(point)}.`);
    used.add(key);
    const number = numberOf(point, choices[key]);
    numbers.push(number);
    if (point.kind === "categorical") decide(point.candidates[number]?.space ?? [], choices, numbers, used);
  }
}

function keyOf(point: DecisionPoint, choices: Choices): string | undefined {
  if (Object.hasOwn(choices, point.id)) return point.id;
  return point.name !== undefined && Object.hasOwn(choices, point.name) ? point.name : undefined;
}

function numberOf(point: DecisionPoint, value: Literal): number {
  const number =
    point.kind === "categorical"
      ? indexOfCandidate(point, value)
      : typeof value === "number"
        ? inRange(point, value)
        : -1;
  if (number === undefined || number === -1)
    throw new RangeError(`"${point.id}": ${literalText(value)} is not in ${domainText(point)}.`);
  return number;
}

function indexOfCandidate(point: DecisionPoint & { kind: "categorical" }, value: Literal): number {
  const literal = point.candidates.findIndex(
    (c) => c.literal !== undefined && Object.is(c.literal.value, value),
  );
  if (literal !== -1) return literal;
  return point.candidates.findIndex(
    (candidate) => candidate.literal === undefined && candidate.label === value,
  );
}

function inRange(point: Exclude<DecisionPoint, { kind: "categorical" }>, value: number): number | undefined {
  if (!(value >= point.min && value <= point.max)) return undefined;
  return point.kind === "float" ? value : indexOfInt(point, value);
}

/** The index of a value of an int range, or undefined for a value that is between two of its steps. */
function indexOfInt(point: IntPoint, value: number): number | undefined {
  const index = (value - point.min) / point.step;
  return Number.isInteger(index) ? index : undefined;
}

function unusedText(spec: DNASpec, key: string): string {
  const known = spec.decisionPoints.some((point) => point.id === key || point.name === key);
  return known
    ? `"${key}" is decided, but the choices above it leave it out: remove it.`
    : `"${key}" is no decision point. There are: ${spec.decisionPoints.map((point) => point.id).join(", ")}.`;
}

/** A literal as one writes it: `"relu"`, `48`, `12n`. */
export function literalText(value: Literal): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return numberText(value);
  return typeof value === "bigint" ? `${value}n` : String(value);
}

/** A number as one writes it: `48`, `1e-6` and not `0.000001`. */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return "-0";
  const plain = String(value);
  const exponent = value.toExponential();
  return Math.abs(value) < 1e-2 && exponent.length < plain.length ? exponent : plain;
}

/** A decision point's domain in a few words: `32 | 48 | 64`, `1e-6 to 1e-3, log`, `1 to 9 by 2`. */
export function domainText(point: DecisionPoint): string {
  switch (point.kind) {
    case "categorical":
      return point.candidates.map((candidate) => candidate.label).join(" | ");
    case "float":
      return `${numberText(point.min)} to ${numberText(point.max)}${point.scale === "linear" ? "" : `, ${point.scale}`}`;
    case "int":
      return `${point.min} to ${point.max}${point.step === 1 ? "" : ` by ${point.step}`}`;
  }
}
