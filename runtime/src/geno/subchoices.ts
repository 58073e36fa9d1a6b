/** Which candidates are left for one of several choices among the same candidates (`manyof`, `permutate`). */
import type { RandomStream } from "./random.js";
import type { CategoricalPoint, Subchoice } from "./points.js";

/**
 * The first candidate that a subchoice may take from `from` on, given what those before it took; -1 where there is none.
 *
 * @param picked the indices of the subchoices before it, in their order.
 */
export function nextAllowed(point: CategoricalPoint, picked: readonly number[], from: number): number {
  const { many } = point;
  const end = point.candidates.length;
  if (many === undefined) return from < end ? from : -1;
  let index = Math.max(from, lowest(many, picked));
  const limit = highest(many, end);
  while (many.distinct && !many.sorted && picked.includes(index)) index++;
  return index <= limit ? index : -1;
}

/** Whether a subchoice may take this candidate, given what those before it took. */
export function isAllowed(point: CategoricalPoint, picked: readonly number[], index: number): boolean {
  return nextAllowed(point, picked, index) === index;
}

/** A sorted choice starts where the one before it stands, or behind. */
function lowest({ sorted, distinct }: Subchoice, picked: readonly number[]): number {
  const last = picked.at(-1);
  return !sorted || last === undefined ? 0 : last + (distinct ? 1 : 0);
}

/** A sorted distinct choice leaves enough candidates for those behind it. */
function highest({ sorted, distinct, count, index }: Subchoice, candidates: number): number {
  return candidates - 1 - (sorted && distinct ? count - 1 - index : 0);
}

/**
 * Draws all choices of a manyof: distinct ones uniformly over the arrangements (sorted: over the subsets); others each
 * on its own, then sorted where they have to be.
 */
export function drawSubchoices(
  { distinct, sorted, count }: Subchoice,
  candidates: number,
  random: RandomStream,
): number[] {
  const picked = distinct
    ? drawDistinct(count, candidates, random)
    : Array.from({ length: count }, () => random.int(candidates));
  return sorted ? picked.sort((a, b) => a - b) : picked;
}

/** The first `count` places of a Fisher and Yates shuffle. */
function drawDistinct(count: number, candidates: number, random: RandomStream): number[] {
  const deck = Array.from({ length: candidates }, (_, index) => index);
  for (let i = 0; i < count; i++) {
    const other = i + random.int(candidates - i);
    const card = deck[other] ?? other;
    deck[other] = deck[i] ?? i;
    deck[i] = card;
  }
  return deck.slice(0, count);
}
