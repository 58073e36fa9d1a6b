/** A fully connected layer. */
import { searchable, type Fixed } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { activate, type ActivationName } from "../activations.js";
import { addBias, requireWhole } from "../convolve.js";
import { glorotUniform, heNormal } from "../initializers.js";
import { channelsOf } from "../layer.js";
import { param } from "../param.js";

/** Settings of {@link Dense}. */
export interface DenseOptions {
  /** Whether a shift is added: true by default. */
  readonly bias?: boolean;
  /** `"linear"` by default. */
  readonly activation?: ActivationName;
}

/**
 * A fully connected layer over the last axis: [..., features] to [..., units]. Numbers of units share weights in a supernet.
 *
 * @example
 * ```ts
 * new Sequential([new Dense(oneof([32, 64]), { activation: "relu" }), new Dense(10)]);
 * ```
 */
@searchable
export class Dense<U extends number = number> {
  constructor(
    readonly units: U,
    readonly options: Fixed<DenseOptions> = {},
  ) {}

  call(x: Tensor): Tensor {
    const tf = tensors();
    const { bias = true, activation = "linear" } = this.options;
    requireWhole(this, "units", this.units);
    const features = channelsOf(this, x);
    const init = activation === "linear" ? glorotUniform : heNormal;
    const kernel = param(this, "kernel", [features, this.units], { init });
    const rows = tf.matMul(tf.reshape(x, [-1, features]), tf.reshape(kernel, [features, this.units]));
    const y = tf.reshape(rows, [...x.shape.slice(0, -1), this.units]);
    return activate(this, activation, bias ? addBias(this, "", y) : y);
  }
}
