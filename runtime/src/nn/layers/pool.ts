/** Layers that gather pixels, and learn nothing. */
import { searchable, type Fixed } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { pair, type Extent, type Padding } from "../convolve.js";
import { channelsOf, images } from "../layer.js";
import { maskOf, withMask } from "../mask.js";
import { requireRoom } from "./window.js";

/** Settings of {@link MaxPool} and {@link AvgPool}. */
export interface PoolOptions {
  /** The window's size by default. */
  readonly stride?: Extent;
  /** `"same"` by default. */
  readonly padding?: Padding;
}

/** The largest number of each window of an image. */
@searchable
export class MaxPool<S extends Extent = Extent> {
  constructor(
    readonly size: S,
    readonly options: Fixed<PoolOptions> = {},
  ) {}

  call(x: Tensor): Tensor {
    return pooled("maxPool", this, x, this.size, this.options);
  }
}

/** The mean of each window of an image; what lies beyond the border does not count. */
@searchable
export class AvgPool<S extends Extent = Extent> {
  constructor(
    readonly size: S,
    readonly options: Fixed<PoolOptions> = {},
  ) {}

  call(x: Tensor): Tensor {
    return pooled("avgPool", this, x, this.size, this.options);
  }
}

function pooled(
  kind: "maxPool" | "avgPool",
  owner: object,
  x: Tensor,
  size: Extent,
  { stride = size, padding = "same" }: PoolOptions,
): Tensor {
  const tf = tensors();
  requireRoom(owner, "size", size, x, { padding });
  const y = tf[kind](images(owner, x), pair(owner, "size", size), pair(owner, "stride", stride), padding);
  return withMask(y, maskOf(x));
}

/** The mean of each channel over an image: [count, height, width, channels] to [count, channels]. */
@searchable
export class GlobalPool {
  call(x: Tensor): Tensor {
    return withMask(tensors().mean(images(this, x), [1, 2]), maskOf(x));
  }
}

/** All numbers of an example in a row: [count, ...] to [count, features]. */
@searchable
export class Flatten {
  call(x: Tensor): Tensor {
    channelsOf(this, x);
    return tensors().reshape(x, [x.shape[0], -1]);
  }
}
