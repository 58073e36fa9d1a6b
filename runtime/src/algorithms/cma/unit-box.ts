/**
 * Any real number as a place in the unit interval, so that no draw is out of bounds and none has to be punished: the identity
 * inside, flattened by a parabola towards the bounds, and mirrored beyond them (Hansen's boundary transformation, as in his
 * C code and pycma). The slope is continuous; a bound is reached `EDGE` outside of it.
 */

/** How far inside a bound the parabola begins, and how far outside it reaches the bound. */
const EDGE = 0.05;

/** Where the lower bound is reached. */
export const LOWEST = -EDGE;

/** Where the upper bound is reached. */
export const HIGHEST = 1 + EDGE;

/** The place in [0, 1] of a coordinate: any finite number. */
export function boxed(coordinate: number): number {
  const folded = mirrored(coordinate);
  if (folded < EDGE) return (folded - LOWEST) ** 2 / (4 * EDGE);
  if (folded > 1 - EDGE) return 1 - (HIGHEST - folded) ** 2 / (4 * EDGE);
  return folded;
}

/** The coordinate in [{@link LOWEST}, {@link HIGHEST}] of a place in [0, 1]. */
export function unboxed(place: number): number {
  if (place < EDGE) return LOWEST + Math.sqrt(4 * EDGE * Math.max(0, place));
  if (place > 1 - EDGE) return HIGHEST - Math.sqrt(4 * EDGE * Math.max(0, 1 - place));
  return place;
}

/** Folds the line into [LOWEST, HIGHEST] by mirrors at both ends. */
function mirrored(coordinate: number): number {
  const width = HIGHEST - LOWEST;
  const turn = (coordinate - LOWEST) / (2 * width);
  const phase = 2 * (turn - Math.floor(turn));
  // Inside nothing is computed: the identity is exact.
  if (coordinate >= LOWEST && coordinate <= HIGHEST) return coordinate;
  return LOWEST + width * (phase <= 1 ? phase : 2 - phase);
}
