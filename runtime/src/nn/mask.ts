// Which channels of a tensor count, and how much: a supernet that mixes layers of several widths masks the wider ones' channels. A
// normalisation would undo such a mask (it scales each channel back, and a masked one becomes its shift), so it has to know of it
// and put it on again.
import type { Tensor } from "@tensorflow/tfjs";

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
