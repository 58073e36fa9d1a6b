/** Layers without weights: what stands for no layer at all, activations, dropout. */
import { searchable, type Fixed } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { activate, type ActivationName } from "../activations.js";
import { pair, type Extent } from "../convolve.js";
import { images } from "../layer.js";
import { maskOf, withMask } from "../mask.js";
import { currentMode } from "../mode.js";
import { currentRandom } from "../randomness.js";

/** Gives what it takes. */
@searchable
export class Identity {
  call(x: Tensor): Tensor {
    return x;
  }
}

/** Gives zeros of its input's shape, or, with a stride, of a smaller image: a connection that is not there. */
@searchable
export class Zero {
  constructor(readonly stride: Fixed<Extent> = 1) {}

  call(x: Tensor): Tensor {
    const tf = tensors();
    const [height, width] = pair(this, "stride", this.stride);
    if (height === 1 && width === 1) return tf.zerosLike(x);
    const [count, rows, columns, channels] = images(this, x).shape;
    return tf.zeros([count, Math.ceil(rows / height), Math.ceil(columns / width), channels]);
  }
}

/** An activation as a layer of its own. */
@searchable
export class Activation<A extends ActivationName = ActivationName> {
  constructor(readonly activation: A) {}

  call(x: Tensor): Tensor {
    return activate(this, this.activation, x);
  }
}

/**
 * While training, makes each number 0 with the chance `rate`, and scales the others so that the mean stays (Srivastava and others:
 * Dropout, JMLR 2014); else gives what it takes.
 */
@searchable
export class Dropout<R extends number = number> {
  /** @param rate from 0 to below 1. */
  constructor(readonly rate: R) {}

  call(x: Tensor): Tensor {
    if (!(this.rate >= 0 && this.rate < 1))
      throw new RangeError(`Dropout: rate is ${this.rate}; give a number of at least 0 and below 1.`);
    const mode = currentMode();
    if (this.rate === 0 || (mode !== "train" && mode !== "batch")) return x;
    const tf = tensors();
    const kept = tf.greaterEqual(
      tf.randomUniform(x.shape, 0, 1, "float32", currentRandom().int(2 ** 31)),
      this.rate,
    );
    return withMask(tf.mul(x, tf.div(tf.cast(kept, "float32"), 1 - this.rate)), maskOf(x));
  }
}
