/** RMSProp. */
import { searchable, type Fixed } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor, Variable } from "@tensorflow/tfjs";
import {
  blend,
  requireEpsilon,
  requireRate,
  requireShare,
  Slots,
  type Optimizer,
  type Slot,
} from "./optimizer.js";

/** Settings of {@link RMSProp}. None of them is searched. */
export interface RMSPropOptions {
  /** How much of the running mean of squares stays at each step, from 0 to below 1; 0.9 by default. */
  readonly rho?: number;
  /** How much of the last move is made again, from 0 to below 1; 0 by default. */
  readonly momentum?: number;
  /** Added to the mean of squares, under the root; above 0, and 1e-7 by default, as in Keras. */
  readonly epsilon?: number;
}

/**
 * Tieleman and Hinton's method (Neural Networks for Machine Learning, lecture 6.5, 2012), in the form of TensorFlow and Keras:
 * v ← rho · v + (1 − rho) · g², m ← momentum · m + learningRate · g / √(v + epsilon), w ← w − m.
 */
@searchable
export class RMSProp<R extends number = number> implements Optimizer {
  readonly #slots = new Slots();

  /** @param learningRate above 0; about 0.001. */
  constructor(
    readonly learningRate: R,
    readonly options: Fixed<RMSPropOptions> = {},
  ) {
    requireRate(this, learningRate);
    requireShare(this, "rho", options.rho ?? 0.9);
    requireShare(this, "momentum", options.momentum ?? 0);
    requireEpsilon(this, options.epsilon ?? 1e-7);
  }

  apply(variable: Variable, gradient: Tensor, factor = 1): void {
    const tf = tensors();
    const { rho = 0.9, momentum = 0, epsilon = 1e-7 } = this.options;
    this.#slots.step(variable, (memory) => {
      const square = blend(memory.recall("square"), rho, tf.square(gradient));
      memory.keep("square", square);
      const along = tf.mul(tf.div(gradient, tf.sqrt(tf.add(square, epsilon))), this.learningRate * factor);
      if (momentum === 0) return tf.sub(variable, along);
      const move = blend(memory.recall("move"), momentum, along, 1);
      memory.keep("move", move);
      return tf.sub(variable, move);
    });
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
