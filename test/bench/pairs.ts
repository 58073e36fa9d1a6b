/**
 * Measuring by pairs: the two sides of a ratio run in turn, A B A B, so that a machine whose speed drifts slows both. What
 * is quoted is the median of the rounds' ratios. Time is CPU time of the process, garbage collection included: other
 * programs on the machine do not count.
 */

/** What the design asks for: at most so many times the other side, or at least so many a second. */
export type Bound = { readonly ratio: number } | { readonly perSecond: number };

/** Something of ours beside the same by hand; each call does `perCall` operations. */
export interface Pair {
  readonly name: string;
  readonly perCall?: number;
  readonly ours: () => unknown;
  readonly byHand: () => unknown;
  readonly bound?: Bound;
  /** Where PyGlove's recorded figure stands in its file: `"symbolic.a_construct"`. */
  readonly pyglove?: string;
}

export interface PairResult {
  readonly name: string;
  /** Nanoseconds of CPU an operation, medians. */
  readonly ours: number;
  readonly byHand: number;
  /** ours / byHand: median, and the smallest and largest of the rounds. */
  readonly ratio: number;
  readonly ratioRange: readonly [number, number];
  readonly bound: Bound | undefined;
  /** Whether the bound is missed; undefined without one. */
  readonly missed: boolean | undefined;
  /** PyGlove's nanoseconds of CPU an operation, as recorded; undefined where there is no such record. */
  readonly pyglove: number | undefined;
}

const ROUNDS = 15;
const ROUND_MS = 40;
const WARM_MS = 300;

/** Keeps results alive, so that no call is optimised away. */
const sink: { last?: unknown } = {};

/** @param pyglove PyGlove's figure of that name, in nanoseconds an operation. */
export function measure(pair: Pair, pyglove: (name: string) => number | undefined): PairResult {
  const { perCall = 1, bound } = pair;
  const calls = { ours: callsPerRound(pair.ours), byHand: callsPerRound(pair.byHand) };
  const rounds = Array.from(
    { length: ROUNDS },
    () => [cpuOf(pair.ours, calls.ours), cpuOf(pair.byHand, calls.byHand)] as const,
  );
  const ratios = rounds.map(([ours, byHand]) => ours / byHand);
  const ours = median(rounds.map(([each]) => each)) / perCall;
  const ratio = median(ratios);
  return {
    name: pair.name,
    ours,
    byHand: median(rounds.map(([, each]) => each)) / perCall,
    ratio,
    ratioRange: [Math.min(...ratios), Math.max(...ratios)],
    bound,
    missed:
      bound === undefined ? undefined : "ratio" in bound ? ratio > bound.ratio : 1e9 / ours < bound.perSecond,
    pyglove: pair.pyglove === undefined ? undefined : pyglove(pair.pyglove),
  };
}

/** How many calls fill a round, tried until the code is warm. */
function callsPerRound(work: () => unknown): number {
  let calls = 1;
  for (let spent = 0; ;) {
    const took = (cpuOf(work, calls) * calls) / 1e6;
    spent += took;
    if (spent > WARM_MS && took > ROUND_MS / 4) return Math.max(1, Math.round((calls * ROUND_MS) / took));
    if (took < ROUND_MS) calls *= 2;
  }
}

/** Nanoseconds of CPU a call. */
function cpuOf(work: () => unknown, calls: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < calls; i++) sink.last = work();
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / calls;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
