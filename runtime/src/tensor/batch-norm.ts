// Batch normalisation with the batch's own statistics. Its kernels, and what they compute, are in kernels/batch-norm.ts.

import type { Tensor, Tensor1D } from "@tensorflow/tfjs";
import { batchNormKernel, momentsKernel } from "./kernels/batch-norm.js";
import { runFused } from "./kernels/fused.js";
import { tensors, type Tensors } from "./tensors.js";

/** What a batch says about its columns, each of shape [C]. */
export interface BatchMoments {
  readonly mean: Tensor1D;
  /** The mean squared deviation (divided by the number of rows, not by one less), as `tf.moments` has it. */
  readonly variance: Tensor1D;
}

/**
 * Mean and variance of each column of `x`, [..., C], over all other axes: the fast form of `tf.moments` over them, for
 * running averages and recalibration. Differentiable.
 * @throws Error before `loadTensors`, and when x is a scalar or has no elements.
 */
export function batchMoments(x: Tensor): BatchMoments {
  const tf = tensors();
  checkBatch("batchMoments", x);
  const [mean, variance] = runFused(tf, momentsKernel, { x }, {});
  return momentsOf(tf, mean, variance);
}

/** What `batchNormWithMoments` gives. */
export interface Normalised<T extends Tensor> extends BatchMoments {
  /** The normalised batch, of its shape. */
  readonly y: T;
}

/**
 * Normalises each column of `x` over its batch, then scales and shifts it: (x - mean) / sqrt(variance + epsilon) * gamma + beta,
 * with mean and variance of this very batch. Differentiable in x, gamma and beta, through the statistics too, and twice.
 *
 * @param x float32 [..., C]: images [N, H, W, C] or rows [N, C].
 * @param gamma scale, float32 [C].
 * @param beta shift, float32 [C].
 * @param epsilon added to the variance; above 0. Default 0.001, as in Keras.
 * @returns float32, of x's shape.
 * @throws Error before `loadTensors`, and when shapes do not fit, x has no elements, or epsilon is not above 0.
 */
export function batchNormTrain<T extends Tensor>(x: T, gamma: Tensor, beta: Tensor, epsilon = 1e-3): T {
  return tensors().tidy(() => normalised("batchNormTrain", x, gamma, beta, epsilon).y);
}

/** The same, with the moments that it found on the way: for running averages, at no price. */
export function batchNormWithMoments<T extends Tensor>(
  x: T,
  gamma: Tensor,
  beta: Tensor,
  epsilon = 1e-3,
): Normalised<T> {
  return normalised("batchNormWithMoments", x, gamma, beta, epsilon);
}

function normalised<T extends Tensor>(
  name: string,
  x: T,
  gamma: Tensor,
  beta: Tensor,
  epsilon: number,
): Normalised<T> {
  const tf = tensors();
  const columns = checkBatch(name, x);
  checkColumns(name, "gamma", gamma, columns);
  checkColumns(name, "beta", beta, columns);
  if (!(epsilon > 0)) throw new Error(`${name}: epsilon must be above 0, and is ${epsilon}.`);
  const [y, mean, variance] = runFused(tf, batchNormKernel, { x, gamma, beta }, { epsilon });
  // Cast: y has x's shape, as the kernel says, and with it x's rank.
  return { y: y as T, ...momentsOf(tf, mean, variance) };
}

function momentsOf(tf: Tensors, mean: Tensor | undefined, variance: Tensor | undefined): BatchMoments {
  if (isVector(mean) && isVector(variance)) return { mean, variance };
  throw new Error(`The moments of a batch on the backend "${tf.getBackend()}" are not two vectors.`);
}

function isVector(tensor: Tensor | undefined): tensor is Tensor1D {
  return tensor?.rank === 1;
}

function checkBatch(name: string, x: Tensor): number {
  const columns = x.shape.at(-1);
  if (columns !== undefined && x.size > 0 && x.dtype === "float32") return columns;
  throw new Error(
    `${name} needs float32 numbers in rows and columns, and got ${x.dtype} of shape [${x.shape.join(", ")}].`,
  );
}

function checkColumns(name: string, what: string, tensor: Tensor, columns: number): void {
  if (tensor.rank === 1 && tensor.size === columns && tensor.dtype === "float32") return;
  const shape = tensor.shape.join(", ");
  throw new Error(
    `${name}: ${what} must be float32 of shape [${columns}], and is ${tensor.dtype} of shape [${shape}].`,
  );
}
