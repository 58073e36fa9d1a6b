/** How far apart two points are, whatever the space: the part of their decisions in which they differ. */
import type { DNA } from "../../geno/dna.js";
import type { DecisionPoint } from "../../geno/points.js";
import { unitOf } from "./real-coded.js";

/**
 * From 0, equal, to 1, nothing in common: the mean over all decisions that are active in either. One that is active in one
 * alone counts 1, as a disjoint gene does in NEAT; different choices count 1, numbers their distance as a part of their range
 * (on its scale), and genomes the part of their words that they do not share.
 */
export function dnaDistance(a: DNA, b: DNA): number {
  const { difference, matching, disjoint } = a.spec.hasTies ? comparedById(a, b) : comparedInOrder(a, b);
  const total = matching + disjoint;
  return total === 0 ? 0 : (difference + disjoint) / total;
}

/** How many decisions two points share, by how much these differ in all, and how many are active in one alone. */
interface Comparison {
  readonly difference: number;
  readonly matching: number;
  readonly disjoint: number;
}

/** Without ties both decide the same points but for what different choices open: then each has a subtree of its own. */
function comparedInOrder(a: DNA, b: DNA): Comparison {
  const [own, others] = [a.decisions, b.decisions];
  let [difference, matching, disjoint] = [0, 0, 0];
  let [i, j] = [0, 0];
  for (;;) {
    const [one, other] = [own[i], others[j]];
    if (one === undefined || other === undefined) return { difference, matching, disjoint };
    matching++;
    i++;
    j++;
    if (Object.is(one.number, other.number)) continue;
    difference += differenceOf(one.point, one.number, other.number);
    disjoint += one.end - i + (other.end - j);
    i = one.end;
    j = other.end;
  }
}

function comparedById(a: DNA, b: DNA): Comparison {
  const others = new Map(b.decisions.map(({ point, number }) => [point.id, number]));
  let [difference, matching] = [0, 0];
  for (const { point, number } of a.decisions) {
    const other = others.get(point.id);
    if (other === undefined) continue;
    matching++;
    if (!Object.is(number, other)) difference += differenceOf(point, number, other);
  }
  return { difference, matching, disjoint: a.numbers.length + b.numbers.length - 2 * matching };
}

function differenceOf(point: DecisionPoint, a: number, b: number): number {
  switch (point.kind) {
    case "float":
      return Math.abs(unitOf(point, a) - unitOf(point, b));
    case "int":
      return Math.abs(a - b) / Math.max(1, point.count - 1);
    case "categorical":
      return 1;
    case "custom":
      return textDistance(point.genomes.textOf(a) ?? "", point.genomes.textOf(b) ?? "");
  }
}

/**
 * 1 less Sørensen and Dice's coefficient of the words in two texts, each as often as it stands there; of other texts of the
 * same words, half a word's difference.
 */
function textDistance(a: string, b: string): number {
  const words = wordsOf(a);
  const others = wordsOf(b);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of others) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared++;
  }
  const total = words.length + others.length;
  const different = total - 2 * shared;
  return Math.min(1, (different > 0 ? different : 1) / Math.max(1, total));
}

/** Names, numbers and signs. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}_$][\p{L}\p{N}_$]*|[\d.]+|[^\s]/gu) ?? [];
}
