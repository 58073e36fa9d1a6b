// Which channels of a tensor count, and how much: a supernet that mixes layers of several widths masks the wider ones' channels. A
// normalisation would undo such a mask (it scales each channel back, and a masked one becomes its shift), so it has to know of it
// and put it on again.
import type { Tensor, Tensor1D } from "@tensorflow/tfjs";
import { tensors } from "tsglove/tensor";

const masks = new WeakMap<Tensor, Tensor>();

/** The mask, [channels], that lies on a tensor's last axis; undefined where there is none. */
export function maskOf(x: Tensor): Tensor | undefined {
  return masks.get(x);
}

/** Notes that a mask, [channels], has been put on a tensor's last axis. */
export function withMask<T extends Tensor>(x: T, mask: Tensor | undefined): T {
  if (mask !== undefined) masks.set(x, mask);
  return x;
}

/** Puts a mask on: what shifts channels has to, as it makes something of a masked one's 0. */
export function masked(y: Tensor, mask: Tensor | undefined): Tensor {
  return mask === undefined ? y : withMask(tensors().mul(y, mask), mask);
}

/** The sum of two tensors of one shape: a channel counts as much as it does in the one of them where it counts more. */
export function sumOf(x: Tensor, y: Tensor): Tensor {
  const [a, b] = [maskOf(x), maskOf(y)];
  const sum = tensors().add(x, y);
  if (a === undefined || b === undefined) return sum;
  return withMask(sum, a === b ? a : tensors().maximum(a, b));
}

/** Tensors side by side along the last axis, with their masks. */
export function sideBySide(parts: readonly Tensor[]): Tensor {
  const tf = tensors();
  const whole = tf.concat([...parts], -1);
  if (parts.every((part) => maskOf(part) === undefined)) return whole;
  const masks = parts.map((part): Tensor1D => (maskOf(part) ?? tf.ones([part.shape.at(-1) ?? 0])).as1D());
  return withMask(whole, tf.concat1d(masks));
}
