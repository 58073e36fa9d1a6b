// What a child is worth to a search that has a cost in mind: its score, less what its distance from the target is worth.

/** Which cost children shall have, and what a miss is worth. */
export interface CostTarget {
  /** The cost that children shall have, in the unit of the cost; above 0. */
  readonly target: number;
  /** What a child is worth that costs twice the target, or nothing: below 0, in units of the score. */
  readonly weight: number;
}

/**
 * TuNAS's absolute reward (Bender and others: Can Weight Sharing Outperform Random Architecture Search?, CVPR 2020, section 3.2):
 * score + weight · |cost / target − 1|. A child below the target loses as much as one above it by as much: the best one costs what
 * was asked, and the weight needs no tuning.
 *
 * @param cost of the child; a `target` without a cost counts for nothing.
 */
export function absoluteReward(
  score: number,
  cost: number | undefined,
  goal: CostTarget | undefined,
): number {
  return score + costTerm(cost, goal);
}

/** The part of the reward that the cost makes: 0 at the target, and where there is none; below 0 elsewhere. */
export function costTerm(cost: number | undefined, goal: CostTarget | undefined): number {
  if (goal === undefined || cost === undefined) return 0;
  return goal.weight * Math.abs(cost / goal.target - 1);
}

/** @throws RangeError naming the option, where a target or a weight is out of its range. */
export function requireCostTarget(method: string, goal: CostTarget | undefined): void {
  if (goal === undefined) return;
  const { target, weight } = goal;
  if (!(target > 0 && target < Infinity))
    throw new RangeError(
      `${method}: cost.target is ${target}; give a number above 0, in the unit of the cost.`,
    );
  if (!(weight < 0 && weight > -Infinity))
    throw new RangeError(
      `${method}: cost.weight is ${weight}; give a number below 0: what a child loses that costs twice the target.`,
    );
}

/** A target, and what the cost is: see `RewriteOptions`. */
export type CostGoal = CostTarget & { readonly of?: unknown };

/** What of a cost a checkpoint has to agree with. Of a function that says it no more is known than that there is one. */
export function costIdentity(cost: CostGoal | undefined): Readonly<Record<string, unknown>> {
  if (cost === undefined) return { cost: null };
  const { of, target, weight } = cost;
  return { cost: { of: of === undefined ? "multiply-adds" : "a function", target, weight } };
}
