/** Which trials are better than which: all that the model knows of rewards, so that an infinite one is just the best or the worst. */
import type { Outcome } from "../algorithm.js";

/** How good a trial was. */
export interface Standing {
  /** 0 completed, 1 stopped early, 2 breaks a constraint on a metric, 3 infeasible: any of a lower tier is better. */
  readonly tier: 0 | 1 | 2 | 3;
  /** Of a stopped one how far it came, of one that breaks constraints how little; 0 elsewhere. Larger is better. */
  readonly progress: number;
  /** Its rewards, one for each objective; none where it is infeasible. Larger is better. */
  readonly gains: readonly number[];
}

/** What an outcome is worth. Stopped ones stand by their last step first, as policies stop the worst the earliest. */
export function standingOf({ reward, rewards, violation = 0, stopped, steps }: Outcome): Standing {
  const gains = rewards ?? (reward === undefined ? [] : [reward]);
  if (gains.length === 0) return { tier: 3, progress: 0, gains };
  if (violation > 0) return { tier: 2, progress: -violation, gains };
  return stopped === true
    ? { tier: 1, progress: steps?.at(-1)?.step ?? 0, gains }
    : { tier: 0, progress: 0, gains };
}

/** Negative where the first is better, by tier and progress, and 0 where rewards have to tell. */
export function compareTiers(a: Standing, b: Standing): number {
  return a.tier === b.tier ? b.progress - a.progress : a.tier - b.tier;
}

/** Negative where the first is better; of one objective. */
export function compareStandings(a: Standing, b: Standing): number {
  const tiers = compareTiers(a, b);
  if (tiers !== 0) return tiers;
  const [one = 0, other = 0] = [a.gains[0], b.gains[0]];
  return one === other ? 0 : other > one ? 1 : -1;
}
