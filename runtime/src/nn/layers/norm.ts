/** Layers that normalise. */
import { searchable, type Fixed } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { ones, zeros } from "../initializers.js";
import { channelsOf } from "../layer.js";
import { masked, maskOf } from "../mask.js";
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

/**
 * Normalises each row over its last axis, then scales and shifts (Ba and others: Layer Normalization, 2016). The same in all modes. Under
 * a channel mask, what lies under it is normalised; channels count in mean and variance as much as the mask says, and it is put on again.
 */
@searchable
export class LayerNorm {
  constructor(readonly options: Fixed<LayerNormOptions> = {}) {}

  call(x: Tensor): Tensor {
    const tf = tensors();
    const features = channelsOf(this, x);
    const mask = maskOf(x);
    const under = mask === undefined ? x : unmasked(x, mask);
    const { mean, variance } = mask === undefined ? tf.moments(x, -1, true) : weighedMoments(under, mask);
    const normal = tf.mul(tf.sub(under, mean), tf.rsqrt(tf.add(variance, this.options.epsilon ?? 1e-3)));
    const gamma = param(this, "gamma", [features], { init: ones });
    return masked(tf.add(tf.mul(normal, gamma), param(this, "beta", [features], { init: zeros })), mask);
  }
}

/** A channel that counts less than this is left out: the slopes of a quotient have the square of what divides, which would be 0. */
const LEAST = 1e-12;

/** What lies under a mask that has been put on. */
function unmasked(x: Tensor, mask: Tensor): Tensor {
  const tf = tensors();
  const counts = tf.greater(mask, LEAST);
  return tf.div(tf.mul(x, tf.cast(counts, "float32")), tf.where(counts, mask, tf.onesLike(mask)));
}

/** The moments of rows over their channels, each of which counts as much as the mask says. */
function weighedMoments(x: Tensor, mask: Tensor): { readonly mean: Tensor; readonly variance: Tensor } {
  const tf = tensors();
  const count = tf.sum(mask);
  const mean = tf.div(tf.sum(tf.mul(x, mask), -1, true), count);
  const variance = tf.div(tf.sum(tf.mul(tf.square(tf.sub(x, mean)), mask), -1, true), count);
  return { mean, variance };
}
