/**
 * Directions spread evenly over the trade-offs between objectives: Das, Dennis: Normal-Boundary Intersection, SIAM Journal on
 * Optimization 8(3), 1998, and in two layers Deb, Jain: An Evolutionary Many-Objective Optimization Algorithm Using
 * Reference-Point-Based Nondominated Sorting Approach, Part I, IEEE Transactions on Evolutionary Computation 18(4), 2014,
 * section V.
 */

/** All points with coordinates that are multiples of 1 / divisions and sum to 1. */
export function simplexLattice(objectives: number, divisions: number): number[][] {
  const points: number[][] = [];
  const parts: number[] = [];
  const fill = (left: number): void => {
    if (parts.length === objectives - 1) {
      points.push([...parts, left].map((part) => part / divisions));
      return;
    }
    for (let part = 0; part <= left; part++) {
      parts.push(part);
      fill(left - part);
      parts.pop();
    }
  };
  fill(divisions);
  return points;
}

/** How many points {@link simplexLattice} has: the binomial coefficient of objectives + divisions − 1 over divisions. */
export function latticeSize(objectives: number, divisions: number): number {
  let size = 1;
  for (let i = 1; i <= divisions; i++) size = (size * (objectives - 1 + i)) / i;
  return Math.round(size);
}

/**
 * Reference points for a population: the finest lattice that is no larger. Where even its divisions are fewer than the
 * objectives, so that all its points lie on the boundary, a second one of half its extent, around the middle, takes what room
 * is left, and the middle itself does at least.
 */
export function referencePoints(objectives: number, population: number): readonly (readonly number[])[] {
  if (objectives < 2) return [[1]];
  // The objectives themselves are always among the directions.
  const outer = Math.max(1, finest(objectives, population));
  const points = simplexLattice(objectives, outer);
  if (outer >= objectives) return points;
  const inner = finest(objectives, population - points.length);
  const middle = 1 / objectives;
  const around =
    inner === 0 ? [Array.from({ length: objectives }, () => middle)] : simplexLattice(objectives, inner);
  return [...points, ...around.map((point) => point.map((part) => (part + middle) / 2))];
}

/** The most divisions whose lattice is no larger than `most`; 0 where there is none. */
function finest(objectives: number, most: number): number {
  let divisions = 0;
  while (latticeSize(objectives, divisions + 1) <= most) divisions++;
  return divisions;
}
