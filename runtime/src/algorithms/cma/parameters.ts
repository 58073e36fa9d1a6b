/** The strategy parameters of CMA-ES and their defaults (Hansen: The CMA Evolution Strategy: A Tutorial, arXiv 1604.00772, table 1). */
import { compareResults, type Result } from "../standing.js";

/** What the updates of one Gaussian are weighed by. */
export interface StrategyParameters {
  /** How many results make a generation: λ. */
  readonly lambda: number;
  /** By rank, the best first; those of the better half sum to 1, those of the worse half are negative (equations 49–53). */
  readonly weights: readonly number[];
  /** The variance effective selection mass of the positive weights: μ_eff. */
  readonly muEff: number;
  /** The learning rate of the step size's path: c_σ. */
  readonly cSigma: number;
  /** The damping of the step size: d_σ. */
  readonly dSigma: number;
  /** The learning rate of the covariance's path: c_c. */
  readonly cC: number;
  /** The learning rate of the rank-one update: c₁. */
  readonly c1: number;
  /** The learning rate of the rank-μ update: c_μ. */
  readonly cMu: number;
  /** The expected length of a standard normal vector: E‖N(0, I)‖. */
  readonly chiN: number;
}

/** 4 + ⌊3 ln n⌋, for `n` dimensions (equation 48). */
export function defaultLambda(n: number): number {
  return 4 + Math.floor(3 * Math.log(Math.max(1, n)));
}

/**
 * The defaults for `n` dimensions, at least 1, and generations of `lambda`, at least 2.
 *
 * @param diagonal whether only variances are learned: fewer numbers, learned (n + 2) / 3 times as fast (Ros and Hansen:
 *   A Simple Modification in CMA-ES Achieving Linear Time and Space Complexity, PPSN 2008, section 3).
 */
export function strategyParameters(n: number, lambda: number, diagonal: boolean): StrategyParameters {
  const raw = rawWeights(lambda);
  const better = raw.slice(0, Math.floor(lambda / 2));
  const worse = raw.slice(better.length);
  const muEff = effectiveMass(better);
  const speed = diagonal ? (n + 2) / 3 : 1;
  const c1 = Math.min(0.5, (speed * 2) / ((n + 1.3) ** 2 + muEff));
  const cMu = Math.min(1 - c1, (speed * 2 * (0.25 + muEff + 1 / muEff - 2)) / ((n + 2) ** 2 + muEff));
  const cSigma = (muEff + 2) / (n + muEff + 5);
  // No decay of the covariance in all; no more than the worse half's own mass; and positive definite (equations 50–52).
  const negative = Math.min(
    1 + c1 / cMu,
    1 + (2 * effectiveMass(worse)) / (muEff + 2),
    Math.max(0, 1 - c1 - cMu) / (n * cMu),
  );
  const gain = sum(raw.filter((weight) => weight > 0));
  const loss = -sum(raw.filter((weight) => weight < 0));
  return {
    lambda,
    weights: raw.map((weight) => (weight >= 0 ? weight / gain : (negative * weight) / loss)),
    muEff,
    cSigma,
    dSigma: 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma,
    cC: (4 + muEff / n) / (n + 4 + (2 * muEff) / n),
    c1,
    cMu,
    chiN: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
  };
}

/** The positive weights, by rank, and 0 for the worse half: what the best of a generation count; they sum to 1. */
export function positiveWeights(lambda: number): number[] {
  const better = rawWeights(lambda).map((weight) => Math.max(0, weight));
  const gain = sum(better);
  return better.map((weight) => weight / gain);
}

/** ln((λ + 1) / 2) − ln rank, the rank from 1 (equation 49). */
function rawWeights(lambda: number): number[] {
  return Array.from({ length: lambda }, (_, rank) => Math.log((lambda + 1) / 2) - Math.log(rank + 1));
}

function effectiveMass(weights: readonly number[]): number {
  return sum(weights) ** 2 / sum(weights.map((weight) => weight * weight));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * The weights of sorted results: those of their ranks, and equal ones share theirs evenly, so that no order in which equals
 * happen to stand moves anything.
 *
 * @param sorted the best first.
 * @param weights by rank, as many.
 */
export function sharedWeights(sorted: readonly Result[], weights: readonly number[]): number[] {
  const shared: number[] = [];
  let total = 0;
  let equals = 0;
  sorted.forEach((result, rank) => {
    total += weights[rank] ?? 0;
    equals++;
    const next = sorted[rank + 1];
    if (next !== undefined && compareResults(result, next) === 0) return;
    for (const share = total / equals; equals > 0; equals--) shared.push(share);
    total = 0;
  });
  return shared;
}
