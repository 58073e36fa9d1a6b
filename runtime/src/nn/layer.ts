// What the layers have in common: one method, and tensors of images whose channels come last.
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { describeLayer, shapeText } from "./place.js";
import { isRank4 } from "./tensor-kinds.js";

/** What takes a tensor and gives another: a layer, or any object of a user's own with this method. */
export interface Callable {
  call(x: Tensor): Tensor;
}

/**
 * Images [count, height, width, channels], or an error that names the layer.
 * @throws Error for any other rank.
 */
export function images(owner: object, x: Tensor): Tensor4D {
  if (isRank4(x)) return x;
  throw new Error(
    `${describeLayer(owner)} takes images, [count, height, width, channels], and got shape ${shapeText(x.shape)}.`,
  );
}

/** How many channels, or features, a tensor's last axis has. */
export function channelsOf(owner: object, x: Tensor): number {
  const channels = x.shape.at(-1);
  if (channels !== undefined) return channels;
  throw new Error(`${describeLayer(owner)} needs a tensor with an axis of channels, and got a scalar.`);
}
