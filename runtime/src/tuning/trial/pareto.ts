/** The Pareto front: the trials that no other trial beats in every objective. */
import { dominates } from "../../algorithms/dominates.js";

/**
 * The members that no other dominates: none is at least as good in every objective and better in one. Equal members
 * stay together.
 *
 * @param gains how good a member is, a number for each objective, larger is better.
 * @returns the front, in the order of `members`.
 */
export function paretoFront<T>(members: readonly T[], gains: (member: T) => readonly number[]): readonly T[] {
  const points = members.map((member, place) => ({ place, gains: gains(member) }));
  // Best first in the first objective, then the second, ...: nobody is dominated by one that comes later.
  points.sort((a, b) => descending(a.gains, b.gains));
  const front: typeof points = [];
  let highest = -Infinity;
  for (const point of points) {
    if (point.gains.length === 2) {
      // Two objectives: the best second value so far says it all, but for equals of the last member.
      const second = point.gains[1] ?? NaN;
      const last = front.at(-1);
      const equal = last !== undefined && descending(last.gains, point.gains) === 0;
      if (second > highest || equal) front.push(point);
      highest = Math.max(highest, second);
    } else if (!front.some((other) => dominates(other.gains, point.gains))) front.push(point);
  }
  return front.sort((a, b) => a.place - b.place).flatMap(({ place }) => members.slice(place, place + 1));
}

function descending(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const lead = (b[i] ?? NaN) - (a[i] ?? NaN);
    if (lead !== 0) return lead;
  }
  return 0;
}
