/** The Pareto front: the trials that no other trial beats in every objective. */
import { frontsOf } from "../../algorithms/dominates.js";

/**
 * The members that no other dominates: none is at least as good in every objective and better in one. Equal members
 * stay together.
 *
 * @param gains how good a member is, a number for each objective, larger is better.
 * @returns the front, in the order of `members`.
 */
export function paretoFront<T>(members: readonly T[], gains: (member: T) => readonly number[]): readonly T[] {
  const results = members.map((member) => ({ gains: gains(member), violation: 0, stopped: false }));
  const [front = []] = frontsOf(results, 1);
  return front.sort((a, b) => a - b).flatMap((place) => members.slice(place, place + 1));
}
