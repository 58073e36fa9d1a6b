/**
 * The network: a stem, two stages and a head. What a stage does is searched, and so are the sizes: a parameter's type says
 * what it may be. Everything else is plain code.
 */
import type { Rank, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { searchable } from "tsglove";
import { loadTensors } from "tsglove/tensor";
import type { Weights } from "./weights.js";

const tf = await loadTensors();

/** A plain convolution. Like every op here it takes images [count, height, width, channels] and keeps height and width. */
@searchable
export class Conv {
  constructor(
    readonly width: 8 | 16 | 24,
    readonly kernel: 3 | 5 = 3,
  ) {}

  call(x: Tensor4D, weights: Weights): Tensor4D {
    const filter = weights.filter(this, "filter", [this.kernel, this.kernel, x.shape[3], this.width]);
    return tf.conv2d(x, filter, 1, "same");
  }
}

/** Looks around within each channel, then mixes the channels: a wide view for fewer weights. */
@searchable
export class Separable {
  constructor(
    readonly width: 8 | 16 | 24,
    readonly kernel: 3 | 5 | 7 = 3,
  ) {}

  call(x: Tensor4D, weights: Weights): Tensor4D {
    const channels = x.shape[3];
    const around = weights.depthwise(this, "around", [this.kernel, this.kernel, channels, 1]);
    const mix = weights.filter(this, "mix", [1, 1, channels, this.width]);
    return tf.conv2d(tf.depthwiseConv2d(x, around, 1, "same"), mix, 1, "same");
  }
}

/** An inverted bottleneck around a shortcut: widens, looks around, narrows again, and adds what came in. */
@searchable
export class Bottleneck {
  constructor(
    readonly expansion: 2 | 4,
    readonly kernel: 3 | 5 = 3,
  ) {}

  call(x: Tensor4D, weights: Weights): Tensor4D {
    const channels = x.shape[3];
    const wide = channels * this.expansion;
    const widen = weights.filter(this, "widen", [1, 1, channels, wide]);
    const around = weights.depthwise(this, "around", [this.kernel, this.kernel, wide, 1]);
    const narrow = weights.filter(this, "narrow", [1, 1, wide, channels]);
    const widened = tf.relu(tf.conv2d(x, widen, 1, "same"));
    const seen = tf.relu(tf.depthwiseConv2d(widened, around, 1, "same"));
    return tf.add(x, tf.conv2d(seen, narrow, 1, "same"));
  }
}

/** Learns nothing: each pixel becomes the largest, or the mean, of those around it. */
@searchable
export class Pool {
  constructor(
    readonly kind: "maxPool" | "avgPool",
    readonly size: 2 | 3,
  ) {}

  call(x: Tensor4D): Tensor4D {
    return tf[this.kind](x, this.size, 1, "same");
  }
}

/** An op, and then what all stages do: halve height and width, normalise, activate. */
@searchable
export class Stage {
  constructor(
    readonly op: Conv | Separable | Bottleneck | Pool,
    readonly activation: "relu" | "elu" | "tanh" = "relu",
  ) {}

  call(x: Tensor4D, weights: Weights): Tensor4D {
    const halved = tf.maxPool(this.op.call(x, weights), 2, 2, "same");
    return tf[this.activation](weights.normalise(this, halved));
  }
}

/** Images of digits [count, 28, 28, 1] to a score for each digit [count, 10]. */
@searchable
export class Model {
  constructor(
    readonly stem: 8 | 12,
    readonly first: Stage,
    readonly second: Stage,
  ) {}

  call(images: Tensor4D, weights: Weights): Tensor2D {
    const filter = weights.filter(this, "stem", [5, 5, 1, this.stem]);
    const stem = tf.relu(tf.conv2d(images, filter, 2, "same"));
    const features = this.second.call(this.first.call(stem, weights), weights);
    const flat = tf.reshape<Rank.R2>(features, [images.shape[0], -1]);
    const head = weights.matrix(this, "head", [flat.shape[1], 10]);
    return tf.matMul(flat, head);
  }
}
