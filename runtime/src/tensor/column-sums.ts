// Sums over all axes but the last. `tf.sum` does the same, but its sums over outer axes are slow on the WebAssembly backend:
// there, an average pool over each image and one short matrix product over the images are 3 to 10 times faster.

import type { Rank, Tensor, Tensor1D } from "@tensorflow/tfjs";
import type { Tensors } from "./tensors.js";

/** `x` of any shape [..., C] to [C]: the sum of all that lies in a column. A tensor without elements gives zeros. */
export function columnSums(tf: Tensors, x: Tensor): Tensor1D {
  const columns = x.shape.at(-1) ?? 1;
  if (x.size === 0) return tf.zeros<Rank.R1>([columns]);
  const rows = x.size / columns;
  // Where x is no batch of images, all rows make one.
  const images = x.rank === 4 ? x.shape[0] : 1;
  const perImage = rows / images;
  const grid = tf.reshape<Rank.R4>(x, [images, perImage, 1, columns]);
  const means = tf.avgPool(grid, [perImage, 1], 1, "valid");
  const perImageMeans = tf.reshape<Rank.R2>(means, [images, columns]);
  const total = tf.matMul(tf.fill<Rank.R2>([1, images], perImage), perImageMeans);
  return tf.reshape<Rank.R1>(total, [columns]);
}
