/**
 * Which trials are better than which: the one order that studies and algorithms go by. It knows of rewards only which is
 * larger, so that an infinite one is just the best or the worst.
 */
import type { Outcome } from "./algorithm.js";

/** What a trial came to. */
export interface Result {
  /** Its rewards, one for each objective, larger is better; they may be infinite. None where the point is infeasible. */
  readonly gains: readonly number[];
  /** By how much it breaks limits of the study's metrics, 0 where it keeps them. */
  readonly violation: number;
  /** Whether it was stopped early. */
  readonly stopped: boolean;
}

/** What the end of a trial amounts to. */
export function resultOf({ reward, rewards, violation = 0, stopped }: Outcome): Result {
  return { gains: rewards ?? (reward === undefined ? [] : [reward]), violation, stopped: stopped === true };
}

/**
 * 0 completed, 1 stopped early, 2 breaks a limit, 3 infeasible: any of a lower tier is better. What breaks limits is no solution,
 * however long it was tried (Deb, An efficient constraint handling method for genetic algorithms, 2000); what was stopped may be one.
 */
export function tierOf({ gains, violation, stopped }: Result): 0 | 1 | 2 | 3 {
  if (gains.length === 0) return 3;
  if (violation > 0) return 2;
  return stopped ? 1 : 0;
}

/**
 * Negative where the first is better whatever their rewards are, 0 where these have to tell: by tier, of those that break limits
 * by how much, and of those that break them as much by whether they were stopped.
 */
export function compareStandings(a: Result, b: Result): number {
  const tiers = tierOf(a) - tierOf(b);
  if (tiers !== 0) return tiers;
  return a.violation === b.violation ? Number(a.stopped) - Number(b.stopped) : a.violation - b.violation;
}

/**
 * Negative where the first is better, by standing and then objective by objective: a total order, which of one objective is all
 * there is to say. Of several, whoever dominates another comes before it.
 */
export function compareResults(a: Result, b: Result): number {
  const standing = compareStandings(a, b);
  if (standing !== 0) return standing;
  for (let i = 0; i < a.gains.length; i++) {
    const [one = 0, other = 0] = [a.gains[i], b.gains[i]];
    if (one !== other) return one > other ? -1 : 1;
  }
  return 0;
}
