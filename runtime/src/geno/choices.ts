/** A DNA as a dictionary, decision point id → natural value (`"relu"`, `48`, a class's name), and back. */
import { DNA } from "./dna.js";
import { literalText, numberText } from "./literal-text.js";
import type { Candidate, CategoricalPoint, DecisionPoint, IntPoint, Literal, Space } from "./points.js";
import type { DNASpec } from "./spec.js";

/**
 * Decisions by the id or the name of their point. A candidate without a literal goes by its label, `"Conv"`; one that its
 * literal or label does not tell apart goes by its index too, `"Conv#1"`.
 */
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
    case "categorical":
      return namesOf(point)[number];
  }
}

const knownNames = new WeakMap<CategoricalPoint, readonly Literal[]>();

/** By what a dictionary names each candidate of a choice: no two by the same. */
function namesOf(point: CategoricalPoint): readonly Literal[] {
  const known = knownNames.get(point);
  if (known !== undefined) return known;
  const uses = new Map<Literal, number>();
  for (const candidate of point.candidates)
    uses.set(plainName(candidate), (uses.get(plainName(candidate)) ?? 0) + 1);
  const named = new Set<Literal>();
  const names = point.candidates.map((candidate, index) => {
    const plain = plainName(candidate);
    // Of equal literals the first keeps the name: it is what one means by it. An object has to be told apart.
    const isOwn = candidate.literal === undefined ? uses.get(plain) === 1 : !named.has(plain);
    if (candidate.literal !== undefined) named.add(plain);
    return isOwn ? plain : `${candidate.label}#${index}`;
  });
  knownNames.set(point, names);
  return names;
}

function plainName({ literal, label }: Candidate): Literal {
  return literal === undefined ? label : literal.value;
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
      ? namesOf(point).findIndex((name) => Object.is(name, value))
      : typeof value === "number"
        ? inRange(point, value)
        : -1;
  if (number === undefined || number === -1)
    throw new RangeError(`"${point.id}": ${literalText(value)} is not in ${domainText(point)}.`);
  return number;
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

/** A candidate's name to read: a literal as it is written, an object by its label, `Conv`. */
function nameText(candidate: Candidate | undefined, name: Literal): string {
  return candidate?.literal !== undefined && Object.is(candidate.literal.value, name)
    ? candidate.label
    : String(name);
}

/** A decision point's domain in a few words: `32 | 48 | 64`, `1e-6 to 1e-3, log`, `1 to 9 by 2`. */
export function domainText(point: DecisionPoint): string {
  switch (point.kind) {
    case "categorical":
      return namesOf(point)
        .map((name, index) => nameText(point.candidates[index], name))
        .join(" | ");
    case "float":
      return `${numberText(point.min)} to ${numberText(point.max)}${point.scale === "linear" ? "" : `, ${point.scale}`}`;
    case "int":
      return `${point.min} to ${point.max}${point.step === 1 ? "" : ` by ${point.step}`}`;
  }
}
