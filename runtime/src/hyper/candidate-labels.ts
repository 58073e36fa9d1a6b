/** What people call the candidates of a choice, and dictionaries of decisions with them. */
import { literalText } from "../geno/literal-text.js";
import type { Candidate } from "../geno/points.js";
import type { Literal } from "../geno/literal.js";
import { format } from "../symbolic/reading/format.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { isOpen } from "../symbolic/marks.js";
import { infoOf } from "../symbolic/object.js";
import { absentValue } from "./absent.js";

/** A label longer than this tells less than a short one with a number. */
const LONGEST = 40;

/**
 * A candidate's name is its literal, or its class. Where two candidates would share a name, each is called by what it is,
 * `MaxPool(2)` and `MaxPool(3)`; and where that does not tell them apart either, by its place: `Conv#0`.
 */
export function candidateNames(candidates: readonly unknown[]): readonly Omit<Candidate, "space">[] {
  const labels = distinct(candidates.map(shortLabel), (index) => longLabel(candidates[index]));
  const unique = distinct(labels, (index) => `${shortLabel(candidates[index])}#${index}`);
  return candidates.map((candidate, index) =>
    candidate === absentValue
      ? { label: "absent", literal: { value: undefined } }
      : isLiteral(candidate)
        ? { label: literalText(candidate), literal: { value: candidate } }
        : { label: unique[index] ?? shortLabel(candidate) },
  );
}

function distinct(labels: readonly string[], other: (index: number) => string): readonly string[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return labels.map((label, index) => (counts.get(label) === 1 ? label : other(index)));
}

function shortLabel(candidate: unknown): string {
  if (isLiteral(candidate)) return literalText(candidate);
  if (candidate instanceof HyperValue) return candidate.source(candidate.children.map(() => "..."));
  const entry = infoOf(candidate);
  if (entry !== undefined) return entry.type.name;
  if (typeof candidate === "function" && candidate.name !== "") return candidate.name;
  return Array.isArray(candidate) ? "array" : typeof candidate;
}

function longLabel(candidate: unknown): string {
  const short = shortLabel(candidate);
  if (isLiteral(candidate) || isOpen(candidate) || typeof candidate === "function") return short;
  try {
    const source = format(candidate, { width: Infinity }).replace(/^new /, "");
    return source.length <= LONGEST ? source : short;
  } catch {
    // Something inside has no source; a place is name enough.
    return short;
  }
}

function isLiteral(value: unknown): value is Literal {
  return value === null || ["string", "number", "boolean", "bigint", "undefined"].includes(typeof value);
}
