/**
 * The points of a small space that keep its constraints: where hardly any does, going through all of them once is cheaper than
 * drawing until one comes.
 */
import type { DNA } from "./dna.js";
import { iterateDna } from "./enumerate.js";
import type { RandomStream } from "./random.js";
import type { SamplingLaw } from "./sampling-law.js";
import type { DNASpec } from "./spec.js";
import { decisionsOf, type Decision } from "./walk.js";

/** A space of more points is not gone through. */
export const MOST_ENUMERATED = 10_000;

interface Kept {
  readonly points: readonly DNA[];
  /** By law: up to each point, the sum of the chances of those before it and its own. */
  readonly sums: Map<SamplingLaw, Float64Array>;
}

/** Null where a space is not gone through. */
const kept = new WeakMap<DNASpec, Kept | null>();

/**
 * All points that keep the constraints, in the order of enumeration; undefined where the space has more than
 * {@link MOST_ENUMERATED} points in all, or floats or custom decisions in it. They are looked for once.
 */
export function feasiblePoints(spec: DNASpec): readonly DNA[] | undefined {
  return keptOf(spec)?.points;
}

function keptOf(spec: DNASpec): Kept | null {
  let known = kept.get(spec);
  if (known === undefined) {
    known = isSmall(spec) ? { points: [...iterateDna(spec)], sums: new Map() } : null;
    kept.set(spec, known);
  }
  return known;
}

function isSmall({ size, decisionPoints }: DNASpec): boolean {
  if (size === "infinite" || size > MOST_ENUMERATED) return false;
  return decisionPoints.every(({ kind }) => kind !== "custom");
}

/**
 * A random one of these points, each as likely as if points were drawn by a law until one is feasible.
 *
 * @returns undefined where no point is feasible, or the space is not gone through: see {@link feasiblePoints}.
 */
export function drawFeasible(spec: DNASpec, random: RandomStream, law: SamplingLaw): DNA | undefined {
  const known = keptOf(spec);
  if (known === null) return undefined;
  let sums = known.sums.get(law);
  if (sums === undefined) known.sums.set(law, (sums = sumsOf(known.points, law)));
  const place = random.next() * (sums.at(-1) ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (place < (sums[middle] ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  return known.points[low];
}

function sumsOf(points: readonly DNA[], law: SamplingLaw): Float64Array {
  let sum = 0;
  return Float64Array.from(points, ({ spec, numbers }) => {
    sum += law === "point" ? 1 : chanceOf(decisionsOf(spec.space, numbers));
    return sum;
  });
}

/** How likely a point is where each decision is drawn evenly over its own candidates; of a space without customs and floats. */
export function chanceOf(decisions: readonly Decision[]): number {
  let chance = 1;
  /** How many choices of a sorted manyof have taken the same candidate in a row. */
  const runs = new Map<string, { readonly number: number; readonly length: number }>();
  for (const { point, number } of decisions) {
    if (point.kind === "int") chance /= point.count;
    if (point.kind !== "categorical") continue;
    const { candidates, many } = point;
    chance /= candidates.length - (many?.distinct === true ? many.index : 0);
    if (many?.sorted !== true) continue;
    // Every order in which they can be drawn comes to the same: k! of them, divided by those among equals.
    const before = runs.get(many.id);
    const length = before?.number === number ? before.length + 1 : 1;
    runs.set(many.id, { number, length });
    chance *= (many.index + 1) / length;
  }
  return chance;
}
