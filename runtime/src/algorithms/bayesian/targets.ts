/**
 * Rewards made fit for a Gaussian process, which takes what it sees for normal: the worse half of them says only which is
 * worse than which, however bad, and the rest is standardised (half-rank and log warping of Song et al.: The Vizier Gaussian
 * Process Bandit Algorithm, arXiv 2408.11527, section 4.1).
 */
import { quantile } from "../normal.js";

/** What a trial came to. */
interface Rewarded {
  /** Larger is better; not NaN. */
  readonly reward: number;
  /** Whether it was stopped early: then it counts as no better than the worst that was not. */
  readonly stopped: boolean;
}

/** How much the differences between the best are stretched: 1 would not at all. */
const STRETCH = 1.5;

/** A target for each reward, in their order: ascending with them, mean 0 and deviation 1. */
export function targetsOf(trials: readonly Rewarded[]): Float64Array {
  return standardised(stretched(halfRanked(counted(trials))));
}

/** The rewards, those of stopped trials not above the worst of the others. */
function counted(trials: readonly Rewarded[]): Float64Array {
  let worst = Infinity;
  for (const { reward, stopped } of trials) if (!stopped) worst = Math.min(worst, reward);
  return Float64Array.from(trials, ({ reward, stopped }) => (stopped ? Math.min(reward, worst) : reward));
}

/**
 * The better half in a unit of its own, infinite ones beyond the finite by as much as these are spread; what lies below lies as
 * far below the median as its rank would in a normal distribution like that of the better half.
 */
function halfRanked(rewards: Float64Array): Float64Array {
  const n = rewards.length;
  const sorted = rewards.slice().sort();
  const median = sorted[(n - 1) >> 1] ?? 0;
  const finite = sorted.filter((reward) => reward >= median && Number.isFinite(reward));
  const [low, high] = [finite[0] ?? 0, finite.at(-1) ?? 0];
  // Divided before they are subtracted: the spread of the largest doubles is no number.
  const unit = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const spread = high / unit - low / unit || 1;
  const placed = (reward: number): number =>
    Math.min(high / unit + spread, Math.max(low / unit - spread, reward / unit));

  const middle = placed(median);
  let [squares, better] = [0, 0];
  for (const reward of rewards)
    if (reward >= median) {
      squares += (placed(reward) - middle) ** 2;
      better++;
    }
  // Where the better half is all the same, any unit will do for the worse one.
  const deviation = Math.sqrt(squares / better) || 1;
  const rankOf = new Map<number, { first: number; count: number }>();
  sorted.forEach((reward, i) => {
    const rank = rankOf.get(reward);
    if (rank === undefined) rankOf.set(reward, { first: i, count: 1 });
    else rank.count++;
  });
  return rewards.map((reward) => {
    if (reward >= median) return placed(reward);
    const { first, count } = rankOf.get(reward) ?? { first: 0, count: 1 };
    return middle + deviation * quantile((first + count / 2) / n);
  });
}

/** The nearer to the best, the further apart. */
function stretched(values: Float64Array): Float64Array {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high > low)) return values;
  return values.map(
    (value) => -Math.log1p(((high - value) / (high - low)) * (STRETCH - 1)) / Math.log(STRETCH),
  );
}

function standardised(values: Float64Array): Float64Array {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n) || 1;
  return values.map((value) => (value - mean) / deviation);
}

/** What a trial says of where feasible points are. */
interface Judged {
  /** Undefined where it was infeasible. */
  readonly reward: number | undefined;
  /** By how much it broke the study's constraints; 0 where it kept them. */
  readonly violation: number;
}

/**
 * For each trial 1 where it was feasible and kept the constraints; else between −½ and −1, by the rank of what it broke: the
 * step keeps those that hardly break any from being taken for the border.
 */
export function feasibilityOf(trials: readonly Judged[]): Float64Array {
  const broken = trials
    .flatMap(({ reward, violation }) => (reward !== undefined && violation > 0 ? [violation] : []))
    .sort((a, b) => a - b);
  const rankOf = new Map<number, number>();
  broken.forEach((violation, i) => rankOf.set(violation, i + 1));
  return Float64Array.from(trials, ({ reward, violation }) => {
    if (reward === undefined) return -1;
    return violation > 0 ? -0.5 - (0.5 * (rankOf.get(violation) ?? 0)) / broken.length : 1;
  });
}
