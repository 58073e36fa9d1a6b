/** A DNA as a dictionary, decision point id → natural value (`"relu"`, `48`, a class's name), and back. */
import { DNA } from "./dna.js";
import { decisionProblem } from "./decision-problem.js";
import { numberText, pointText, shownValue } from "./literal-text.js";
import type { Candidate, CategoricalPoint, DecisionPoint, IntPoint } from "./points.js";
import type { Literal } from "./literal.js";
import type { DNASpec } from "./spec.js";
import { someOf } from "./some-of.js";
import { decideSpace } from "./walk.js";

/**
 * Decisions by the id or the name of their point; a manyof's by `x[0]`, `x[1]`, or all of them as a list by its own, `x`.
 * A candidate without a literal goes by its label, `"Conv"`; one that its literal or label does not tell apart goes by its
 * index too, `"Conv#1"`.
 */
export type Choices = Readonly<Record<string, Literal | readonly Literal[]>>;

/**
 * The active decisions of a DNA, each as the value that it stands for.
 *
 * @param options.keys by what a decision goes: its id (the default), or its name where it has one.
 */
export function choicesOf(
  dna: DNA,
  options: { readonly keys?: "id" | "name" } = {},
): Readonly<Record<string, Literal>> {
  const named = options.keys === "name";
  return Object.fromEntries(
    dna.decisions.map(({ point, number }) => [
      (named ? nameOf(dna.spec, point) : undefined) ?? point.id,
      valueOf(point, number),
    ]),
  );
}

/** The name by which a dictionary may call a point; not one that is another point's id. */
function nameOf(
  spec: DNASpec,
  { id, name }: { readonly id: string; readonly name?: string },
): string | undefined {
  if (name === undefined) return undefined;
  const found = spec.find(name);
  return found?.id === name && found.id !== id ? undefined : name;
}

function valueOf(point: DecisionPoint, number: number): Literal {
  switch (point.kind) {
    case "float":
      return number;
    case "int":
      return point.min + number * point.step;
    case "categorical":
      return namesOf(point)[number];
    case "custom":
      return point.genomes.textOf(number);
  }
}

/** How many ids a message lists. */
const SHOWN_IDS = 20;

const MINUS_ZERO = Symbol("-0");

const knownNames = new WeakMap<CategoricalPoint, readonly Literal[]>();

/** By what a dictionary names each candidate of a choice: no two by the same. */
function namesOf(point: CategoricalPoint): readonly Literal[] {
  const known = knownNames.get(point);
  if (known !== undefined) return known;
  // A map takes 0 and -0 for one key; as candidates they are two.
  const keyOf = (name: Literal): Literal | symbol => (Object.is(name, -0) ? MINUS_ZERO : name);
  const uses = new Map<Literal | symbol, number>();
  for (const candidate of point.candidates) {
    const key = keyOf(plainName(candidate));
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const named = new Set<Literal | symbol>();
  const names = point.candidates.map((candidate, index) => {
    const plain = plainName(candidate);
    const key = keyOf(plain);
    // Of equal literals the first keeps the name: it is what one means by it. An object has to be told apart.
    const isOwn = candidate.literal === undefined ? uses.get(key) === 1 : !named.has(key);
    if (candidate.literal !== undefined) named.add(key);
    if (isOwn) return plain;
    let told = `${candidate.label}#${index}`;
    while (uses.has(told)) told += "#";
    return told;
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
  const unknown = Object.keys(choices).find((key) => !isKey(spec, key));
  if (unknown !== undefined) throw new RangeError(unknownText(spec, unknown));
  const numbers: number[] = [];
  const used = new Set<string>();
  const decide = (point: DecisionPoint, picked: readonly number[]): number => {
    const { key, value } = given(spec, point, choices);
    if (key === undefined)
      throw new RangeError(`${pointText(point.id)} is not decided: add one of ${domainText(point)}.`);
    used.add(key);
    const number = numberOf(point, value);
    const problem = number === undefined ? "" : decisionProblem(point, number, picked);
    if (number === undefined || problem === "")
      throw new RangeError(`${pointText(point.id)}: ${shownValue(value)} is not in ${domainText(point)}.`);
    if (problem !== undefined)
      throw new RangeError(`${pointText(point.id)}: ${shownValue(value)}: ${problem}.`);
    return number;
  };
  decideSpace(spec.space, decide, numbers, new Set());
  const unused = Object.keys(choices).find((key) => !used.has(key));
  if (unused !== undefined)
    throw new RangeError(`"${unused}" is decided, but the choices above it leave it out: remove it.`);
  return DNA.trusted(spec, numbers);
}

/** What a dictionary says of a point: by its id, its name, or as an item of its manyof's list. */
function given(
  spec: DNASpec,
  point: DecisionPoint,
  choices: Choices,
): { readonly key: string | undefined; readonly value: unknown } {
  const key = [point.id, nameOf(spec, point)].find(
    (each) => each !== undefined && Object.hasOwn(choices, each),
  );
  if (key !== undefined) return { key, value: choices[key] };
  const many = point.kind === "categorical" ? point.many : undefined;
  const whole = (many === undefined ? [] : [many.id, nameOf(spec, many)]).find(
    (each) => each !== undefined && Object.hasOwn(choices, each),
  );
  if (many === undefined || whole === undefined) return { key: undefined, value: undefined };
  const list = choices[whole];
  if (!Array.isArray(list) || list.length !== many.count)
    throw new RangeError(
      `"${whole}": ${shownValue(list)} is no list of ${many.count}, each one of ${domainText(point)}.`,
    );
  return { key: whole, value: (list as readonly unknown[])[many.index] };
}

/** The decision that a value stands for, undefined where it stands for none. */
function numberOf(point: DecisionPoint, value: unknown): number | undefined {
  switch (point.kind) {
    case "categorical": {
      const index = namesOf(point).findIndex((name) => Object.is(name, value));
      return index === -1 ? undefined : index;
    }
    case "custom":
      return typeof value === "string" ? point.genomes.numberOf(value, point.id) : undefined;
    case "float":
      return typeof value === "number" && value >= point.min && value <= point.max ? value : undefined;
    case "int":
      return typeof value === "number" && value >= point.min && value <= point.max
        ? indexOfInt(point, value)
        : undefined;
  }
}

/** The index of a value of an int range, or undefined for a value that is between two of its steps. */
function indexOfInt(point: IntPoint, value: number): number | undefined {
  const index = (value - point.min) / point.step;
  return Number.isInteger(index) ? index : undefined;
}

/** Whether a dictionary may have a key: the id or name of a decision point, or of a manyof. */
function isKey(spec: DNASpec, key: string): boolean {
  if (spec.find(key) !== undefined) return true;
  return spec.decisionPoints.some(
    (point) => point.kind === "categorical" && (point.many?.id === key || point.many?.name === key),
  );
}

function unknownText(spec: DNASpec, key: string): string {
  // People write `op.filters` where the id says under which candidate: `op[=0/3].filters`.
  const meant = spec.decisionPoints.filter(({ id }) => id.replace(/\[=\d+\/\d+\]/g, "") === key);
  const ids = meant.length > 0 ? meant : spec.decisionPoints;
  const list = ids.slice(0, SHOWN_IDS).map(({ id }) => id);
  const more = ids.length > SHOWN_IDS ? `, ... (${ids.length} in all)` : "";
  return meant.length > 0
    ? `"${key}" is no decision point; the choice above it belongs to its id: "${list.join('" or "')}"${more}.`
    : `"${key}" is no decision point. There are: ${list.join(", ")}${more}.`;
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
      return someOf(namesOf(point).map((name, index) => nameText(point.candidates[index], name)));
    case "float":
      return `${numberText(point.min)} to ${numberText(point.max)}${point.scale === "linear" ? "" : `, ${point.scale}`}`;
    case "int":
      return `${point.min} to ${point.max}${point.step === 1 ? "" : ` by ${point.step}`}`;
    case "custom":
      return "a genome";
  }
}
