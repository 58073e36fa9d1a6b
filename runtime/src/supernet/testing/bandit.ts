// A super program whose best child is known: arms that learn, each to a loss of its own, on batches that are noisy.
import type { Scalar, Tensor1D, Variable } from "@tensorflow/tfjs";
import { dnaSpec, firstDna, oneof, RandomStream, type DNA } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Learner } from "../../nn/learner.js";
import type { SuperProgram } from "../super-program.js";

/** A batch: what is added to each arm's loss. */
export type Noise = readonly number[];

/** What a bandit's forward passes were, for tests to look at. */
export interface Seen {
  readonly paths: (readonly number[])[];
  readonly averaged: { readonly operators: boolean; readonly largest: boolean }[];
}

/** Settings of {@link bandit}. */
export interface BanditOptions {
  /** What each arm loses in the end, by decision. */
  readonly gaps: readonly (readonly number[])[];
  /** The standard deviation of an arm's loss from batch to batch. */
  readonly noise?: number;
  /** What a child costs: the sum over its arms. */
  readonly costs?: readonly (readonly number[])[];
  /** Hears of each loss, and may put another in its place. */
  readonly spoil?: (loss: Scalar, pass: number) => Scalar;
}

/** The child of a bandit. */
export interface Child extends Learner<Noise> {
  readonly numbers: readonly number[];
}

/**
 * Each arm has one weight, at 0 first and best at 1: its loss is (weight − 1)² + gap + noise; a child's is the sum of its arms', and of
 * one weight that all children have.
 */
export function bandit(options: BanditOptions): SuperProgram<Child> & { readonly seen: Seen } {
  const { gaps, noise = 0, costs, spoil } = options;
  const tf = tensors();
  const spec = dnaSpec(gaps.map((arms) => oneof(arms.map((_, i) => i))));
  const ids = spec.decisionPoints.map(({ id }) => id);
  const weights: Variable[] = tf.tidy(() =>
    // The last one stands outside of all choices.
    [...gaps.map((arms) => [arms.length]), []].map((shape) => tf.variable(tf.zeros(shape))),
  );
  const seen: Seen = { paths: [], averaged: [] };
  let shares: readonly Tensor1D[] | undefined;
  let passes = 0;

  const lossOf = (own: readonly Variable[], batch: Noise, parts: readonly Tensor1D[]): Scalar => {
    let at = 0;
    const sums = gaps.map((arms, i) => {
      const drawn = arms.map((gap) => gap + (batch[at++] ?? 0));
      const weight = own[i] ?? 0;
      const losses = tf.add(tf.square(tf.sub(weight, 1)), tf.tensor1d(drawn));
      return tf.sum(tf.mul(losses, parts[i] ?? 0)).asScalar();
    });
    const common = tf.square(tf.sub(own[gaps.length] ?? 0, 1)).asScalar();
    const loss = sums.reduce((sum, each) => tf.add(sum, each), common);
    return spoil === undefined ? loss : spoil(loss, ++passes);
  };
  const oneHot = (numbers: readonly number[]): Tensor1D[] =>
    gaps.map((arms, i) => tf.tensor1d(arms.map((_, arm) => (arm === numbers[i] ? 1 : 0))));
  const within = <R>(parts: readonly Tensor1D[], forward: () => R): R => {
    shares = parts;
    try {
      return forward();
    } finally {
      shares = undefined;
    }
  };
  const batches = function* (split: "train" | "valid"): Generator<Noise, never> {
    const random = RandomStream.of(split);
    const count = gaps.reduce((sum, arms) => sum + arms.length, 0);
    for (;;) yield Array.from({ length: count }, () => noise * random.normal());
  };
  const learner: Learner<Noise> = {
    batches,
    loss(batch) {
      if (shares === undefined) throw new Error("The forward pass is along no path.");
      return lossOf(weights, batch, shares);
    },
  };
  const childOf = (dna: DNA, own: readonly Variable[]): Child => ({
    numbers: dna.numbers,
    batches,
    loss: (batch) => lossOf(own, batch, oneHot(dna.numbers)),
  });
  return {
    root: childOf(firstDna(spec), weights),
    learner,
    spec,
    variables: weights,
    buffers: new Map(),
    keepBuffer: () => undefined,
    points: ids.map((id) => ({ id, kind: "switch" })),
    seen,
    build: () => Promise.resolve(),
    run(path, forward) {
      seen.paths.push(path.numbers);
      return within(oneHot(path.numbers), forward);
    },
    runAveraged({ operators, largest, path }, forward) {
      seen.averaged.push({ operators, largest });
      const even = gaps.map((arms) => tf.tensor1d(arms.map(() => 1 / arms.length)));
      return within(operators ? even : oneHot(path.numbers), forward);
    },
    runMixed: (mixture, forward) =>
      within(
        ids.map((id) => mixture.get(id) ?? tf.tensor1d([])),
        forward,
      ),
    decode: (dna) => childOf(dna, []),
    inherit: (dna) =>
      childOf(
        dna,
        tf.tidy(() => weights.map((weight) => tf.variable(weight.clone()))),
      ),
    cost: (dna) =>
      costs === undefined
        ? undefined
        : dna.numbers.reduce((sum, number, i) => sum + (costs[i]?.[number] ?? 0), 0),
    toString: () => "a bandit",
    dispose() {
      for (const weight of weights) if (!weight.isDisposed) weight.dispose();
    },
  };
}
