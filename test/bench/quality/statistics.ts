/** The statistics of the comparison: rank sums, Holm's correction, standardised advantages and their bootstrap. */
import { RandomStream } from "tsglove";

export function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

/** The standard deviation of a sample (n − 1); NaN for fewer than two values. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (values.length - 1));
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** By linear interpolation between neighbours (type 7 of Hyndman and Fan, 1996). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below === above ? below : below + (place - Math.floor(place)) * (above - below);
}

/** What a rank-sum test finds of two samples. */
export interface RankSum {
  /** In how many pairs the first's value is the larger; equal ones count a half. */
  readonly u: number;
  /** The probability, of samples of one distribution, of a `u` at least so far from the middle on either side. */
  readonly p: number;
}

/**
 * The two-sided rank-sum test (Mann and Whitney, 1947) by the normal approximation, with mid-ranks, the variance corrected for
 * ties and a continuity correction of a half (Conover: Practical Nonparametric Statistics, 3rd ed., 5.1). For samples of 20
 * and more the approximation is good to the third decimal. Samples that are all one value have p 1;
 * those with a value that is none (NaN) have no ranks, and neither `u` nor `p`.
 */
export function rankSum(first: readonly number[], second: readonly number[]): RankSum {
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ].sort((a, b) => a.value - b.value);
  if (all.some(({ value }) => Number.isNaN(value))) return { u: NaN, p: NaN };
  const [n, m, total] = [first.length, second.length, all.length];
  let ranks = 0;
  let ties = 0;
  for (let start = 0, end = 0; start < total; start = end) {
    while (end < total && all[end]?.value === all[start]?.value) end++;
    const tied = end - start;
    ties += tied ** 3 - tied;
    const rank = (start + 1 + end) / 2;
    ranks += rank * all.slice(start, end).filter(({ isFirst }) => isFirst).length;
  }
  const u = ranks - (n * (n + 1)) / 2;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  if (variance === 0) return { u, p: 1 };
  const distance = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5);
  return { u, p: Math.min(1, 2 * upperTail(distance / Math.sqrt(variance))) };
}

/**
 * Holm's step-down correction (Holm: A Simple Sequentially Rejective Multiple Test Procedure, 1979): each p as it has to be
 * compared with the level that the whole family shall keep. Where there was no test (NaN) there is none to correct for.
 */
export function holm(ps: readonly number[]): number[] {
  const order = ps
    .flatMap((p, index) => (Number.isNaN(p) ? [] : [index]))
    .sort((a, b) => (ps[a] ?? NaN) - (ps[b] ?? NaN));
  const corrected = ps.slice();
  let most = 0;
  order.forEach((index, rank) => {
    most = Math.max(most, Math.min(1, (order.length - rank) * (ps[index] ?? NaN)));
    corrected[index] = most;
  });
  return corrected;
}

/**
 * By how many standard deviations the first sample's mean is above the second's; the deviation is the root of the mean of the
 * two variances (Cohen's d for samples of one size). 0 where neither varies and the means are equal.
 */
export function advantage(first: readonly number[], second: readonly number[]): number {
  const difference = mean(first) - mean(second);
  const pooled = Math.sqrt((deviation(first) ** 2 + deviation(second) ** 2) / 2);
  return difference === 0 ? 0 : difference / pooled;
}

/** Two samples of one task, ours first. */
export type Samples = readonly [readonly number[], readonly number[]];

const RESAMPLES = 10_000;

/**
 * The mean of the tasks' advantages, and the lower end of its 95 % percentile bootstrap interval (Efron, Tibshirani: An
 * Introduction to the Bootstrap, 1993, ch. 13): both samples of each task are drawn anew with replacement, 10,000 times.
 */
export function meanAdvantage(tasks: readonly Samples[]): { readonly mean: number; readonly lower: number } {
  const of = (samples: readonly Samples[]): number =>
    mean(samples.map(([ours, theirs]) => advantage(ours, theirs)));
  const random = RandomStream.of("bootstrap");
  const again = (values: readonly number[]): number[] =>
    values.map(() => values[random.int(values.length)] ?? NaN);
  const means = Array.from({ length: RESAMPLES }, () =>
    of(tasks.map(([ours, theirs]) => [again(ours), again(theirs)])),
  );
  return { mean: of(tasks), lower: quantile(means, 0.025) };
}

/** The standard error of the difference of two means, by their deviations and sizes. */
export function differenceError(sd: number, count: number, otherSd: number, otherCount: number): number {
  return Math.sqrt(sd ** 2 / count + otherSd ** 2 / otherCount);
}

/**
 * The probability of a standard normal number above z ≥ 0, to 1.2e-7 of itself: the rational Chebyshev fit of Numerical
 * Recipes (Press et al., 2nd ed., 6.2, erfcc).
 */
export function upperTail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const series = FIT.reduceRight((sum, each) => sum * t + each, 0);
  return (t * Math.exp(-x * x + series)) / 2;
}

const FIT = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
];
