/** A DNA's decisions in few words: `lr 0.00123`, `op Conv(filters 48, kernel 3)`. */
import { literalText } from "../geno/literal-text.js";
import type { DNA } from "../geno/dna.js";
import type { Decision } from "../geno/walk.js";
import type { Candidate, CategoricalPoint, DecisionPoint } from "../geno/points.js";
import type { Literal } from "../geno/literal.js";
import { shortNumber } from "./number-text.js";
import { cut, oneLine } from "./one-line.js";

/** How much of a genome is shown. */
const LONGEST_GENOME = 40;

/** An active decision with those that it opened. */
export interface Decided {
  readonly point: DecisionPoint;
  /** As in the DNA: an index, or a float's value. */
  readonly number: number;
  readonly inner: readonly Decided[];
}

/** The decisions of a DNA as a tree: the unconditional ones, each with what hangs under it. */
export function decidedTree(dna: DNA): readonly Decided[] {
  const { decisions } = dna;
  return treeOf(decisions, 0, decisions.length);
}

function treeOf(decisions: readonly Decision[], from: number, to: number): Decided[] {
  const tree: Decided[] = [];
  for (let at = from; at < to;) {
    const decision = decisions[at];
    if (decision === undefined) break;
    const { point, number, end } = decision;
    tree.push({ point, number, inner: treeOf(decisions, at + 1, end) });
    at = end;
  }
  return tree;
}

/** Every decision of a tree by the id of its point, conditional ones included. */
export function decidedById(
  tree: readonly Decided[],
  into = new Map<string, Decided>(),
): ReadonlyMap<string, Decided> {
  for (const decided of tree) {
    into.set(decided.point.id, decided);
    decidedById(decided.inner, into);
  }
  return into;
}

/**
 * What was decided at a point, what it opened included: `48`, `0.00123`, `Conv(filters 48, kernel 3)`, `{k 3}` for a
 * plain object. Candidates that share a label are told apart by their place: `MaxPool#0`, `MaxPool#1`.
 *
 * @param digits significant digits of floats, 3 by default.
 */
export function valueWords(decided: Decided, digits = 3): string {
  const { point, number, inner } = decided;
  if (point.kind === "float") return shortNumber(number, digits);
  if (point.kind === "int") return String(point.min + number * point.step);
  if (point.kind === "custom") return cut(oneLine(point.genomes.textOf(number) ?? ""), LONGEST_GENOME);
  const own = candidateWords(point, number);
  if (inner.length === 0) return own;
  const prefix = insideOf(point, number);
  const parts = inner.map((part) => namedWords(part, prefix, digits)).join(", ");
  // A choice among choices: the inner one says it all.
  if (inner.length === 1 && inner[0]?.point.id === prefix) return parts;
  return own === "object" ? `{${parts}}` : `${own}(${parts})`;
}

/**
 * All decisions of a DNA: `lr 0.00123, op Conv(filters 48, kernel 3)`.
 *
 * @param limit the most characters; unlimited by default.
 */
export function dnaWords(dna: DNA, limit = Infinity, digits = 3): string {
  return cut(
    decidedTree(dna)
      .map((decided) => namedWords(decided, "", digits))
      .join(", "),
    limit,
  );
}

/** The number by which decisions of a point can be ordered: a float's, an int's, a numeric literal's own. */
export function orderOf({ point, number }: Decided): number | undefined {
  if (point.kind === "float") return number;
  if (point.kind === "int") return point.min + number * point.step;
  const value = point.kind === "categorical" ? point.candidates[number]?.literal?.value : undefined;
  return typeof value === "number" || typeof value === "bigint" ? Number(value) : undefined;
}

/** What a point is called where its surroundings are known: its name, or what its id adds to `prefix`. */
export function pointName(point: DecisionPoint, prefix: string): string {
  if (point.name !== undefined) return oneLine(point.name);
  const own = point.id.startsWith(prefix) ? point.id.slice(prefix.length).replace(/^\./, "") : point.id;
  return oneLine(own);
}

function namedWords(decided: Decided, prefix: string, digits: number): string {
  return `${pointName(decided.point, prefix)} ${valueWords(decided, digits)}`.trimStart();
}

/** The prefix of the ids under a candidate. */
function insideOf(point: CategoricalPoint, index: number): string {
  return `${point.id}[=${index}/${point.candidates.length}]`;
}

const wordsOfCandidates = new WeakMap<CategoricalPoint, readonly string[]>();

function candidateWords(point: CategoricalPoint, index: number): string {
  let words = wordsOfCandidates.get(point);
  if (words === undefined) {
    words = tellApart(point.candidates.map(labelWords));
    wordsOfCandidates.set(point, words);
  }
  return words[index] ?? "?";
}

function tellApart(labels: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return labels.map((label, index) => (counts.get(label) === 1 ? label : `${label}#${index}`));
}

function labelWords({ label, literal }: Candidate): string {
  return oneLine(literal === undefined ? label : literalWords(literal.value), 60);
}

/** A string that is a plain word goes without its quotes, unless it would read as another kind of literal. */
function literalWords(value: Literal): string {
  if (typeof value !== "string" || /^(true|false|null|undefined)$/.test(value)) return literalText(value);
  return /^\p{L}[\p{L}\p{N}_./+-]*$/u.test(value) ? value : literalText(value);
}
