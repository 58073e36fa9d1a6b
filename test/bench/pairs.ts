/**
 * Measuring by pairs: the two sides of a ratio run in turn, A B A B, so that a machine whose speed drifts slows both. What
 * is quoted is the median of the rounds' ratios.
 */

/** Something of ours beside the same by hand; each call does `perCall` operations. */
export interface Pair {
  readonly name: string;
  /** What one operation is: "object", "decode". */
  readonly unit: string;
  readonly perCall: number;
  readonly ours: () => unknown;
  readonly plain: () => unknown;
  /** The bound of the design, where it gives one. */
  readonly bound?: string;
}

export interface PairResult {
  readonly name: string;
  readonly unit: string;
  /** Nanoseconds an operation, medians. */
  readonly ours: number;
  readonly plain: number;
  /** ours / plain: median, and the smallest and largest of the rounds. */
  readonly ratio: number;
  readonly ratioRange: readonly [number, number];
  readonly bound: string | undefined;
}

const ROUNDS = 15;
const ROUND_MS = 40;

/** Keeps results alive, so that no call is optimised away. */
const sink: { last?: unknown } = {};

export function measure(pair: Pair): PairResult {
  const rounds = Array.from(
    { length: ROUNDS + 2 },
    () => [timed(pair.ours), timed(pair.plain)] as const,
  ).slice(2);
  const ratios = rounds.map(([ours, plain]) => ours / plain);
  const perOperation = (values: readonly number[]): number => (median(values) * 1e6) / pair.perCall;
  return {
    name: pair.name,
    unit: pair.unit,
    ours: perOperation(rounds.map(([ours]) => ours)),
    plain: perOperation(rounds.map(([, plain]) => plain)),
    ratio: median(ratios),
    ratioRange: [Math.min(...ratios), Math.max(...ratios)],
    bound: pair.bound,
  };
}

/** Milliseconds a call, over as many calls as fit a round. */
function timed(work: () => unknown): number {
  const start = performance.now();
  let calls = 0;
  let elapsed = 0;
  do {
    sink.last = work();
    calls++;
    elapsed = performance.now() - start;
  } while (elapsed < ROUND_MS);
  return elapsed / calls;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
