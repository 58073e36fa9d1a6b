/** The ways to learn. Each turns a weight's gradient into the direction of its next step; the rate says how far to go. */
import type { Tensor, Variable } from "@tensorflow/tfjs";
import { searchable, type Float } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { Weights } from "./weights.js";

const tf = await loadTensors();

/** Along the gradient, carried on by the steps before. */
@searchable
export class SGD {
  constructor(
    readonly rate: Float<1e-2, 1, "log">,
    readonly momentum: 0 | 0.9 = 0.9,
  ) {}

  direction(weight: Variable, gradient: Tensor, weights: Weights): Tensor {
    const velocity = weights.memory(weight, "velocity");
    velocity.assign(tf.add(tf.mul(velocity, this.momentum), gradient));
    return velocity;
  }
}

/** Kingma and Ba's: the gradient's running mean over the root of its running square. */
@searchable
export class Adam {
  constructor(readonly rate: Float<1e-3, 1e-1, "log">) {}

  /** @param step counts from 1: both means start at zero, which weighs less and less. */
  direction(weight: Variable, gradient: Tensor, weights: Weights, step: number): Tensor {
    const mean = weights.memory(weight, "mean");
    const square = weights.memory(weight, "square");
    mean.assign(tf.add(tf.mul(mean, 0.9), tf.mul(gradient, 0.1)));
    square.assign(tf.add(tf.mul(square, 0.999), tf.mul(tf.square(gradient), 0.001)));
    const unbiased = Math.sqrt(1 - 0.999 ** step) / (1 - 0.9 ** step);
    return tf.mul(tf.div(mean, tf.add(tf.sqrt(square), 1e-7)), unbiased);
  }
}
