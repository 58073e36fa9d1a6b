/** Fewer marks where many lie on top of each other. */

/** A mark's place in the plot. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  /** Kept before others that lie in the same spot. */
  readonly notable: boolean;
}

/**
 * At most `limit` marks: one is kept of each square of a grid, which is made as fine as the limit allows. Fewer marks
 * than the limit stay as they are; the order does.
 */
export function thinOut<T extends Placed>(marks: readonly T[], limit: number): readonly T[] {
  let kept = marks;
  for (let square = 1; kept.length > limit; square *= 1.25) kept = onePerSquare(marks, square);
  return kept;
}

function onePerSquare<T extends Placed>(marks: readonly T[], square: number): readonly T[] {
  const taken = new Map<string, T>();
  for (const mark of marks) {
    const spot = `${Math.floor(mark.x / square)} ${Math.floor(mark.y / square)}`;
    const before = taken.get(spot);
    if (before === undefined || (mark.notable && !before.notable)) taken.set(spot, mark);
  }
  const kept = new Set(taken.values());
  return marks.filter((mark) => kept.has(mark));
}
