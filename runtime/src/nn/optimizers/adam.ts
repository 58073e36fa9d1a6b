/** Adam, with and without decoupled weight decay. */
import { searchable, type Fixed } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor, Variable } from "@tensorflow/tfjs";
import {
  blend,
  requireDecay,
  requireEpsilon,
  requireRate,
  requireShare,
  Slots,
  type Memory,
  type Optimizer,
  type Slot,
} from "./optimizer.js";

/** Settings of {@link Adam}. None of them is searched. */
export interface AdamOptions {
  /** How much of the running mean of gradients stays at each step, from 0 to below 1; 0.9 by default. */
  readonly beta1?: number;
  /** How much of the running mean of squares stays, from 0 to below 1; 0.999 by default. */
  readonly beta2?: number;
  /** Added to the root that divides; above 0, and 1e-8 by default. */
  readonly epsilon?: number;
}

/** Settings of {@link AdamW}. None of them is searched. */
export interface AdamWOptions extends AdamOptions {
  /** Times the learning rate, the share of a weight that goes at each step; at least 0, and 0.01 by default. */
  readonly weightDecay?: number;
}

/**
 * Kingma and Ba's method (Adam: A Method for Stochastic Optimization, ICLR 2015, algorithm 1): w ← w − learningRate · m / (√v + epsilon),
 * where m and v are means of the gradients and of their squares, corrected for their start at zero by the weight's own count of steps.
 */
@searchable
export class Adam<R extends number = number> implements Optimizer {
  readonly #slots = new Slots();

  /** @param learningRate above 0; about 0.001. */
  constructor(
    readonly learningRate: R,
    readonly options: Fixed<AdamOptions> = {},
  ) {
    requireRate(this, learningRate);
    requireSettings(this, options);
  }

  apply(variable: Variable, gradient: Tensor, factor = 1): void {
    this.#slots.step(variable, (memory) =>
      tensors().sub(variable, adamMove(memory, gradient, this.learningRate * factor, this.options)),
    );
  }

  dispose(): void {
    this.#slots.dispose();
  }

  snapshot(): Map<string, Slot> {
    return this.#slots.snapshot();
  }

  restore(snapshot: ReadonlyMap<string, Slot>, variables: readonly Variable[]): void {
    this.#slots.restore(snapshot, variables);
  }
}

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter: Decoupled Weight Decay Regularization, ICLR 2019, algorithm 2): a weight
 * also shrinks by learningRate · weightDecay of itself, which Adam's division leaves alone.
 */
@searchable
export class AdamW<R extends number = number> implements Optimizer {
  readonly #slots = new Slots();

  /** @param learningRate above 0; about 0.001. */
  constructor(
    readonly learningRate: R,
    readonly options: Fixed<AdamWOptions> = {},
  ) {
    requireRate(this, learningRate);
    requireSettings(this, options);
    requireDecay(this, options.weightDecay ?? 0.01);
  }

  apply(variable: Variable, gradient: Tensor, factor = 1): void {
    const tf = tensors();
    const rate = this.learningRate * factor;
    const kept = 1 - rate * (this.options.weightDecay ?? 0.01);
    this.#slots.step(variable, (memory) =>
      tf.sub(tf.mul(variable, kept), adamMove(memory, gradient, rate, this.options)),
    );
  }

  dispose(): void {
    this.#slots.dispose();
  }

  snapshot(): Map<string, Slot> {
    return this.#slots.snapshot();
  }

  restore(snapshot: ReadonlyMap<string, Slot>, variables: readonly Variable[]): void {
    this.#slots.restore(snapshot, variables);
  }
}

function adamMove(
  memory: Memory,
  gradient: Tensor,
  rate: number,
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions,
): Tensor {
  const tf = tensors();
  const mean = blend(memory.recall("mean"), beta1, gradient);
  const square = blend(memory.recall("square"), beta2, tf.square(gradient));
  memory.keep("mean", mean);
  memory.keep("square", square);
  // The corrections, taken out of the tensors: m / (1 - beta1^t) over the root of v / (1 - beta2^t), plus epsilon.
  const root = Math.sqrt(1 - beta2 ** memory.step);
  const along = tf.div(mean, tf.add(tf.sqrt(square), epsilon * root));
  return tf.mul(along, (rate * root) / (1 - beta1 ** memory.step));
}

function requireSettings(owner: object, { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions): void {
  requireShare(owner, "beta1", beta1);
  requireShare(owner, "beta2", beta2);
  requireEpsilon(owner, epsilon);
}
