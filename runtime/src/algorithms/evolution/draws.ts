/** Draws of places: different ones, and by weight. */
import type { RandomStream } from "../../geno/random.js";

/** Different places below `size`, in random order: the beginning of a Fisher and Yates shuffle. */
export function drawDistinct(size: number, count: number, stream: RandomStream): number[] {
  const places = Array.from({ length: size }, (_, place) => place);
  for (let i = 0; i < count; i++) {
    const other = i + stream.int(size - i);
    const place = places[other] ?? other;
    places[other] = places[i] ?? i;
    places[i] = place;
  }
  places.length = count;
  return places;
}

/** Two different places among `count`, or twice the only one. */
export function twoOf(count: number, random: RandomStream): readonly [number, number] {
  const one = random.int(count);
  if (count === 1) return [one, one];
  const two = random.int(count - 1);
  return [one, two < one ? two : two + 1];
}

/** The place that a number from 0 to below 1 falls on; where all weights are 0, each has the same share. */
export function wheelOf(weights: readonly number[]): (turn: number) => number {
  const ends: number[] = [];
  let total = 0;
  for (const weight of weights) ends.push((total += weight));
  // Of the largest doubles a sum is no number.
  if (total === Infinity) return wheelOf(weights.map((weight) => weight / weights.length));
  if (total === 0) return (turn) => Math.floor(turn * weights.length);
  return (turn) => {
    const place = ends.findIndex((end) => turn * total < end);
    return place < 0 ? weights.length - 1 : place;
  };
}
