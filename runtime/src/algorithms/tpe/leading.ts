/**
 * The best of trials with several objectives: front after front, and of the front that is only partly taken those that add
 * the most hypervolume (Ozaki, Tanigaki, Watanabe, Nomura, Onishi: Multiobjective Tree-Structured Parzen Estimator,
 * JAIR 2022, section 4.2; the greedy choice is within 1 − 1/e of the best one).
 */
import { frontsOf } from "../dominates.js";
import type { Result } from "../standing.js";
import { hypervolume } from "./hypervolume.js";

/** How far behind the worst of a front the reference point is, as a part of the front's extent. */
const MARGIN = 0.1;

/** Places of points. */
export interface Leading {
  /** Of the best ones, the best first. */
  readonly taken: readonly number[];
  /** Of those of later fronts: whatever points are still to come, they will not be among so many best ones. */
  readonly behind: readonly number[];
}

/** The places of the `count` best of some results. */
export function leading(results: readonly Result[], count: number): Leading {
  const taken: number[] = [];
  const reached = new Set<number>();
  for (const front of frontsOf(results, count)) {
    if (taken.length >= count) break;
    for (const place of front) reached.add(place);
    const points = scaled(front.map((place) => results[place]?.gains ?? []));
    for (const index of spread(points, Math.min(front.length, count - taken.length)))
      taken.push(front[index] ?? -1);
  }
  return { taken, behind: results.flatMap((_, place) => (reached.has(place) ? [] : [place])) };
}

/** Each objective from the reference point, 0, to 1 at its best; infinite ones at the ends. */
function scaled(points: readonly (readonly number[])[]): number[][] {
  const objectives = points[0]?.length ?? 0;
  const into: number[][] = points.map(() => []);
  for (let objective = 0; objective < objectives; objective++) {
    const column = points.map((point) => point[objective] ?? 0);
    const finite = column.filter((gain) => Number.isFinite(gain));
    const low = finite.reduce((least, gain) => Math.min(least, gain), Infinity);
    const high = finite.reduce((most, gain) => Math.max(most, gain), -Infinity);
    column.forEach((gain, i) => {
      // Halves, as the difference of two finite numbers need not be finite.
      const part = Number.isFinite(gain)
        ? high > low
          ? (gain / 2 - low / 2) / (high / 2 - low / 2)
          : 0.5
        : gain > 0
          ? 1
          : 0;
      into[i]?.push((part + MARGIN) / (1 + MARGIN));
    });
  }
  return into;
}

/** The `count` points that cover the most hypervolume, chosen one after the other. */
function spread(points: readonly number[][], count: number): number[] {
  const chosen: number[] = [];
  const covered: number[][] = [];
  const left = new Heap(points.map((point, index) => ({ index, gain: volume(point), known: 0 })));
  while (chosen.length < count) {
    const { top } = left;
    const point = points[top?.index ?? -1];
    if (top === undefined || point === undefined) return chosen;
    if (top.known === chosen.length) {
      chosen.push(top.index);
      covered.push(point);
      left.removeTop();
    } else {
      // What a point adds only falls as others are chosen: the largest of old figures, once renewed, is often still the largest.
      const shared = covered.map((other) => other.map((value, j) => Math.min(value, point[j] ?? 0)));
      left.replaceTop({ ...top, gain: volume(point) - hypervolume(shared), known: chosen.length });
    }
  }
  return chosen;
}

/** What a point adds to those that are chosen. */
interface Addition {
  readonly index: number;
  readonly gain: number;
  /** How many were chosen when it was found out. */
  readonly known: number;
}

/** A binary heap of additions, the largest on top, of equal ones that of the first point. */
class Heap {
  readonly #items: Addition[];

  constructor(items: readonly Addition[]) {
    // A sorted list is a heap.
    this.#items = [...items].sort((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  get top(): Addition | undefined {
    return this.#items[0];
  }

  removeTop(): void {
    const last = this.#items.pop();
    if (last !== undefined && this.#items.length > 0) this.replaceTop(last);
  }

  replaceTop(item: Addition): void {
    const items = this.#items;
    let at = 0;
    for (;;) {
      const [left, right] = [items[2 * at + 1], items[2 * at + 2]];
      const isRight = left !== undefined && right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (child === undefined || !isBefore(child, item)) break;
      items[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    items[at] = item;
  }
}

function isBefore(a: Addition, b: Addition): boolean {
  return a.gain === b.gain ? a.index < b.index : a.gain > b.gain;
}

function volume(point: readonly number[]): number {
  return point.reduce((product, value) => product * value, 1);
}
