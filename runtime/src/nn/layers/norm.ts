/** Layers that normalise. */
import { searchable, type Fixed } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { ones, zeros } from "../initializers.js";
import { channelsOf } from "../layer.js";
import { normalise, type NormaliseOptions } from "../normalise.js";
import { param } from "../param.js";

/**
 * Batch normalisation of each channel. Which statistics it goes by is said by the mode ({@link inMode}): those of the batch while
 * training, running averages afterwards.
 */
@searchable
export class BatchNorm {
  constructor(readonly options: Fixed<NormaliseOptions> = {}) {}

  call(x: Tensor): Tensor {
    return normalise(this, "", x, this.options);
  }
}

/** Settings of {@link LayerNorm}. */
export interface LayerNormOptions {
  /** Added to a variance before it divides; above 0, and 0.001 by default, as in Keras. */
  readonly epsilon?: number;
}

/** Normalises each row over its last axis, then scales and shifts (Ba and others: Layer Normalization, 2016). The same in all modes. */
@searchable
export class LayerNorm {
  constructor(readonly options: Fixed<LayerNormOptions> = {}) {}

  call(x: Tensor): Tensor {
    const tf = tensors();
    const features = channelsOf(this, x);
    const { mean, variance } = tf.moments(x, -1, true);
    const normal = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, this.options.epsilon ?? 1e-3)));
    const gamma = param(this, "gamma", [features], { init: ones });
    return tf.add(tf.mul(normal, gamma), param(this, "beta", [features], { init: zeros }));
  }
}
