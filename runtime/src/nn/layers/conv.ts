/** Convolutional layers. Heights and widths follow from the image that comes, channels too. */
import { searchable, type Fixed } from "tsglove";
import type { Tensor } from "@tensorflow/tfjs";
import { activate, type ActivationName } from "../activations.js";
import { addBias, convolve, convolveDepthwise, type Extent, type Movement } from "../convolve.js";
import { requireRoom } from "./window.js";

/** Settings of {@link Conv} and its kin. None of them is searched; make a class of your own where one should be. */
export interface ConvOptions extends Movement {
  /** Whether a shift is added to each channel: true by default. Leave it out before a normalisation, which has its own. */
  readonly bias?: boolean;
  /** `"linear"` by default. */
  readonly activation?: ActivationName;
}

function finish(owner: object, x: Tensor, { bias = true, activation = "linear" }: ConvOptions): Tensor {
  return activate(owner, activation, bias ? addBias(owner, "", x) : x);
}

/**
 * A convolution: images [count, height, width, channels] to [count, height / stride, width / stride, filters].
 *
 * Kernels of several sizes share weights in a supernet (a smaller one is the centre of a larger), and so do numbers of filters.
 *
 * @example
 * ```ts
 * new Conv(oneof([16, 32]), oneof([3, 5]), { stride: 2 });
 * ```
 */
@searchable
export class Conv<F extends number = number, K extends Extent = Extent> {
  constructor(
    readonly filters: F,
    readonly kernel: K,
    readonly options: Fixed<ConvOptions> = {},
  ) {}

  call(x: Tensor): Tensor {
    requireRoom(this, "kernel", this.kernel, x, this.options);
    return finish(this, convolve(this, "", x, this.filters, this.kernel, this.options), this.options);
  }
}

/** A convolution that keeps channels apart: each has a kernel of its own, and channels stay as many as they are. */
@searchable
export class DepthwiseConv<K extends Extent = Extent> {
  constructor(
    readonly kernel: K,
    readonly options: Fixed<ConvOptions> = {},
  ) {}

  call(x: Tensor): Tensor {
    requireRoom(this, "kernel", this.kernel, x, this.options);
    return finish(this, convolveDepthwise(this, "", x, this.kernel, this.options), this.options);
  }
}

/** A {@link DepthwiseConv} and then a 1 × 1 convolution that mixes the channels (Chollet: Xception, CVPR 2017). */
@searchable
export class SeparableConv<F extends number = number, K extends Extent = Extent> {
  constructor(
    readonly filters: F,
    readonly kernel: K,
    readonly options: Fixed<ConvOptions> = {},
  ) {}

  call(x: Tensor): Tensor {
    requireRoom(this, "kernel", this.kernel, x, this.options);
    const seen = convolveDepthwise(this, "depthwise_", x, this.kernel, this.options);
    return finish(this, convolve(this, "pointwise_", seen, this.filters, 1), this.options);
  }
}
