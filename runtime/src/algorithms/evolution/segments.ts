/** Which decisions are inherited together: a manyof is one of them, and those of a conditional space stand in its order. */
import type { DNA } from "../../geno/dna.js";
import type { DecisionPoint } from "../../geno/points.js";
import type { RandomStream } from "../../geno/random.js";
import type { DNASpec } from "../../geno/spec.js";
import { drawDistinct } from "./draws.js";

/** The number of a decision's segment, from 0, where `cuts` random cuts divide all that is active in a family. */
export function cutsAt(
  family: readonly DNA[],
  cuts: number,
  random: RandomStream,
): (point: DecisionPoint) => number {
  const [first] = family;
  if (first === undefined) return () => 0;
  const order = orderOf(first.spec);
  const active = new Set(family.flatMap(({ decisions }) => decisions.map(({ point }) => unitIdOf(point))));
  const units = [...active].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const between = Math.max(0, units.length - 1);
  const ends = drawDistinct(between, Math.min(cuts, between), random);
  const segments = new Map<string, number>();
  let segment = 0;
  units.forEach((id, place) => {
    segments.set(id, segment);
    if (ends.includes(place)) segment++;
  });
  return (point) => segments.get(unitIdOf(point)) ?? 0;
}

/** A parent for each segment, drawn when it is met. */
export function segmentsBy(
  segmentOf: (point: DecisionPoint) => string,
  parents: number,
  random: RandomStream,
): (point: DecisionPoint) => number {
  const drawn = new Map<string, number>();
  return (point) => {
    const segment = segmentOf(point);
    let parent = drawn.get(segment);
    if (parent === undefined) drawn.set(segment, (parent = random.int(parents)));
    return parent;
  };
}

/** What is inherited as one. */
function unitIdOf(point: DecisionPoint): string {
  return point.kind === "categorical" && point.many !== undefined ? point.many.id : point.id;
}

const orders = new WeakMap<DNASpec, ReadonlyMap<string, number>>();

function orderOf(spec: DNASpec): ReadonlyMap<string, number> {
  let order = orders.get(spec);
  if (order === undefined) {
    const places = new Map<string, number>();
    for (const [place, point] of spec.decisionPoints.entries()) {
      const id = unitIdOf(point);
      if (!places.has(id)) places.set(id, place);
    }
    orders.set(spec, (order = places));
  }
  return order;
}
