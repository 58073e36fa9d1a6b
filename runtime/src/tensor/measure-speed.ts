// How fast a backend computes what networks are made of, in about a second.

import type { Rank, Tensor } from "@tensorflow/tfjs";
import type { Tensors } from "./tensors.js";

/** 10^9 floating-point operations a second, the best of a few calls; a multiplication and an addition are two. */
export interface Speed {
  /** A product of two matrices of 512 × 512. */
  readonly matmul: number;
  /** A convolution of 32 images of 16 × 16 × 32 by 32 filters of 3 × 3. */
  readonly conv: number;
  /** A depthwise convolution of the same images by filters of 3 × 3: bound by memory, and slow everywhere. */
  readonly depthwise: number;
}

const MILLISECONDS_EACH = 300;
const FEWEST_CALLS = 2;

export async function measureSpeed(tf: Tensors): Promise<Speed> {
  const [a, b] = [tf.ones([512, 512]), tf.ones([512, 512])];
  const images = tf.ones<Rank.R4>([32, 16, 16, 32]);
  const [filters, depthwiseFilters] = [tf.ones<Rank.R4>([3, 3, 32, 32]), tf.ones<Rank.R4>([3, 3, 32, 1])];
  const outputs = 32 * 16 * 16 * 32;
  const speed = {
    matmul: await best(() => tf.matMul(a, b), 2 * 512 ** 3),
    conv: await best(() => tf.conv2d(images, filters, 1, "same"), 2 * outputs * 9 * 32),
    depthwise: await best(() => tf.depthwiseConv2d(images, depthwiseFilters, 1, "same"), 2 * outputs * 9),
  };
  tf.dispose([a, b, images, filters, depthwiseFilters]);
  return speed;
}

/** @param operations how many a call does. */
async function best(compute: () => Tensor, operations: number): Promise<number> {
  // The first call compiles, packs and allocates.
  await finished(compute());
  const start = performance.now();
  let least = Infinity;
  for (let calls = 0; calls < FEWEST_CALLS || performance.now() - start < MILLISECONDS_EACH; calls++) {
    const before = performance.now();
    await finished(compute());
    least = Math.min(least, performance.now() - before);
  }
  return operations / least / 1e6;
}

/** A GPU computes on after the call: what is read is surely there. */
async function finished(result: Tensor): Promise<void> {
  await result.data();
  result.dispose();
}
