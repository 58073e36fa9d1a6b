/** Which rewards a plot shows: a few disasters shall not press all others into a line. */
import type { Direction } from "../../tuning/trial/objectives.js";

/** The rewards between a plot's edges. */
export interface RewardRange {
  readonly low: number;
  readonly high: number;
  /** Whether the axis is one of powers. */
  readonly log: boolean;
}

/** So that the distance between two edges, and its inverse, are numbers. */
const farthest = 1e300;

/**
 * The range of rewards to plot, with some air at both ends. Losses that span more than three powers of ten go on a
 * logarithmic axis. Where some of the worst tenth lie far from the rest, the range ends near the rest; all others are
 * in it.
 *
 * @param rewards at least one, finite.
 */
export function rewardRange(rewards: readonly number[], direction: Direction): RewardRange {
  const sorted = [...rewards].sort((a, b) => a - b);
  const [least = 0] = sorted;
  const most = sorted.at(-1) ?? least;
  const log = direction === "minimize" && least > farthest ** -1 && most / least > 1000;
  const scale = (value: number): number => (log ? Math.log10(value) : value);
  const unscale = (value: number): number => (log ? 10 ** value : value);
  const [low, high] =
    direction === "maximize"
      ? [-nearEdge(sorted.map((value) => -scale(value))), scale(most)]
      : [scale(least), nearEdge(sorted.map(scale).reverse())];
  const air = high > low ? (high - low) * 0.04 : Math.abs(high) * 0.1 || 1;
  return { low: Math.max(-farthest, unscale(low - air)), high: Math.min(farthest, unscale(high + air)), log };
}

/** The edge on the worse side. @param worstFirst values, worst (largest) first. */
function nearEdge(worstFirst: readonly number[]): number {
  const [worst = 0] = worstFirst;
  const best = worstFirst.at(-1) ?? worst;
  const most = worstFirst[Math.floor(worstFirst.length / 10)] ?? worst;
  const spread = most - best;
  return spread > 0 && worst - best > 4 * spread ? most + spread / 2 : worst;
}
