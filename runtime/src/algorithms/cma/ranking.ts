/** The order of results, by which alone CMA-ES learns: an infinite reward weighs no more than the best. */
import type { Outcome } from "../algorithm.js";

/** How good a result was: first by standing, the smaller the better, then by value, the larger the better. */
export interface Score {
  /** 0 completed, 1 stopped early, 2 breaks a constraint on a metric, 3 infeasible. */
  readonly standing: 0 | 1 | 2 | 3;
  /** The reward, or less the violation; 0 where it is infeasible. */
  readonly value: number;
}

/** Where an outcome stands. */
export function scoreOf({ reward, violation = 0, stopped }: Outcome): Score {
  if (reward === undefined) return { standing: 3, value: 0 };
  if (violation > 0) return { standing: 2, value: -violation };
  return { standing: stopped === true ? 1 : 0, value: reward };
}

/** Negative where the first is better. */
export function compareScores(a: Score, b: Score): number {
  if (a.standing !== b.standing) return a.standing - b.standing;
  return a.value === b.value ? 0 : b.value > a.value ? 1 : -1;
}

/**
 * The weights of sorted results: those of their ranks, and equal ones share theirs evenly, so that no order in which equals
 * happen to stand moves anything.
 *
 * @param sorted the best first.
 * @param weights by rank, as many.
 */
export function sharedWeights(sorted: readonly Score[], weights: readonly number[]): number[] {
  const shared: number[] = [];
  let total = 0;
  let equals = 0;
  sorted.forEach((score, rank) => {
    total += weights[rank] ?? 0;
    equals++;
    const next = sorted[rank + 1];
    if (next !== undefined && compareScores(score, next) === 0) return;
    for (const share = total / equals; equals > 0; equals--) shared.push(share);
    total = 0;
  });
  return shared;
}
