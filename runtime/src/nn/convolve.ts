// The two convolutions with weights by name, out of which the convolutional layers are made.
import { tensors } from "tsglove/tensor";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { heNormal, heNormalDepthwise, zeros } from "./initializers.js";
import { images } from "./layer.js";
import { masked, maskOf, withMask } from "./mask.js";
import { param } from "./param.js";
import { describeLayer, shapeText } from "./place.js";
import { isRank4 } from "./tensor-kinds.js";

/** Height and width: of a kernel in pixels, of a stride. One number stands for both. */
export type Extent = number | readonly [height: number, width: number];

/** What goes beyond the borders: zeros, so that only the stride makes an image smaller, or nothing. */
export type Padding = "same" | "valid";

/** How a kernel moves over an image. */
export interface Movement {
  readonly stride?: Extent;
  readonly padding?: Padding;
  /** 1 where the stride is more. */
  readonly dilation?: Extent;
}

/** A convolution with a kernel [height, width, inputs, filters], called `${name}kernel`. */
export function convolve(
  owner: object,
  name: string,
  input: Tensor,
  filters: number,
  kernel: Extent,
  { stride = 1, padding = "same", dilation = 1 }: Movement = {},
): Tensor4D {
  const x = images(owner, input);
  requireWhole(owner, "filters", filters);
  const [strides, dilations] = movementOf(owner, stride, dilation);
  const [height, width] = pair(owner, "kernel", kernel);
  const weight = rank4(
    owner,
    param(owner, `${name}kernel`, [height, width, x.shape[3], filters], { init: heNormal }),
  );
  return tensors().conv2d(x, weight, strides, padding, "NHWC", dilations);
}

/** A convolution that keeps channels apart, with a kernel [height, width, channels, 1], called `${name}kernel`. */
export function convolveDepthwise(
  owner: object,
  name: string,
  input: Tensor,
  kernel: Extent,
  { stride = 1, padding = "same", dilation = 1 }: Movement = {},
): Tensor4D {
  const x = images(owner, input);
  const [strides, dilations] = movementOf(owner, stride, dilation);
  const [height, width] = pair(owner, "kernel", kernel);
  const weight = rank4(
    owner,
    param(owner, `${name}kernel`, [height, width, x.shape[3], 1], { init: heNormalDepthwise }),
  );
  // A channel that was 0 everywhere stays so.
  return withMask(tensors().depthwiseConv2d(x, weight, strides, padding, "NHWC", dilations), maskOf(input));
}

/** Adds a shift to each channel: a weight [channels], called `${name}bias`. A channel mask that lies on x is put on again. */
export function addBias(owner: object, name: string, x: Tensor): Tensor {
  const channels = x.shape.at(-1) ?? 1;
  return masked(tensors().add(x, param(owner, `${name}bias`, [channels], { init: zeros })), maskOf(x));
}

/** @throws RangeError where both are more than 1, which TensorFlow.js does not compute. */
function movementOf(
  owner: object,
  stride: Extent,
  dilation: Extent,
): [stride: [number, number], dilation: [number, number]] {
  const [strides, dilations] = [pair(owner, "stride", stride), pair(owner, "dilation", dilation)];
  if (Math.max(...strides) > 1 && Math.max(...dilations) > 1)
    throw new RangeError(
      `${describeLayer(owner)}: stride is ${strides.join(" × ")} and dilation ${dilations.join(" × ")}; one of them has to be 1.`,
    );
  return [strides, dilations];
}

/** Height and width of an extent, each a whole number of at least 1. */
export function pair(owner: object, what: string, extent: Extent): [height: number, width: number] {
  const [height, width] = typeof extent === "number" ? [extent, extent] : extent;
  requireWhole(owner, what, height);
  requireWhole(owner, what, width);
  return [height, width];
}

/** @throws RangeError unless it is a whole number of at least 1. */
export function requireWhole(owner: object, what: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new RangeError(`${describeLayer(owner)}: ${what} is ${value}; give a whole number of at least 1.`);
}

function rank4(owner: object, weight: Tensor): Tensor4D {
  if (isRank4(weight)) return weight;
  throw new Error(`${describeLayer(owner)} was given a kernel of shape ${shapeText(weight.shape)}.`);
}
