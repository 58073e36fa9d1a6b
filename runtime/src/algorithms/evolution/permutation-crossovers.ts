/**
 * Crossovers of orders: what stands in each place once, as distinct choices do. They take orders of some of the candidates
 * too, which then need not be the same in both, and a child never holds one twice.
 */
import type { RandomStream } from "../../geno/random.js";

/** A child of two orders of the same length. */
export type OrderCrossover = (a: readonly number[], b: readonly number[], random: RandomStream) => number[];

/** Two places with at least one between them, the second not included. */
function segmentOf(length: number, random: RandomStream): readonly [number, number] {
  const [one, two] = [random.int(length), random.int(length)];
  return [Math.min(one, two), Math.max(one, two) + 1];
}

/**
 * A segment of a; elsewhere what b has there or, where the segment has that, what stands in b where the segment has it, and
 * so on (PMX; Goldberg, Lingle: Alleles, Loci, and the Traveling Salesman Problem, ICGA 1985).
 */
export const partiallyMapped: OrderCrossover = (a, b, random) => {
  if (a.length === 0) return [];
  const [start, end] = segmentOf(a.length, random);
  const placeInSegment = new Map(a.slice(start, end).map((item, i) => [item, start + i]));
  return a.map((own, place) => {
    if (place >= start && place < end) return own;
    let item = b[place] ?? own;
    for (let held = placeInSegment.get(item); held !== undefined; held = placeInSegment.get(item))
      item = b[held] ?? own;
    return item;
  });
};

/**
 * A segment of a; behind it, and then from the front, the others in the order in which b has them from there on (OX; Davis:
 * Applying Adaptive Algorithms to Epistatic Domains, IJCAI 1985).
 */
export const order: OrderCrossover = (a, b, random) => {
  const { length } = a;
  if (length === 0) return [];
  const [start, end] = segmentOf(length, random);
  const child = a.slice();
  const kept = new Set(a.slice(start, end));
  const others = [...b.slice(end), ...b.slice(0, end)].filter((item) => !kept.has(item));
  for (let i = 0; i < length - (end - start); i++) {
    const place = (end + i) % length;
    child[place] = others[i] ?? child[place] ?? 0;
  }
  return child;
};

/**
 * Each place has what one of both has there: places that hold the same items form cycles, which come from a and b in turn
 * (CX; Oliver, Smith, Holland: A Study of Permutation Crossover Operators on the Traveling Salesman Problem, ICGA 1987).
 * Whether a or b is first is drawn.
 */
export const cycle: OrderCrossover = (a, b, random) => {
  const placeInA = new Map(a.map((item, place) => [item, place]));
  const placeInB = new Map(b.map((item, place) => [item, place]));
  const child = a.slice();
  const isDone = a.map(() => false);
  let isOfB = random.next() < 0.5;
  a.forEach((_, first) => {
    if (isDone[first] === true) return;
    const open = [first];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (isDone[place] === true) continue;
      isDone[place] = true;
      if (isOfB) child[place] = b[place] ?? 0;
      // Of orders of different items these are no cycles but paths, which end both ways.
      for (const next of [placeInA.get(b[place] ?? -1), placeInB.get(a[place] ?? -1)])
        if (next !== undefined) open.push(next);
    }
    isOfB = !isOfB;
  });
  return child;
};
