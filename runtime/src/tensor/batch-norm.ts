// Batch normalisation with the batch's own statistics, as one operation with a gradient written by hand. Differentiated
// operation by operation (moments, then batchNorm) it costs more than the rest of a small network's training step.
//
// With r = 1 / sqrt(variance + epsilon) and h = (x - mean) * r, over M rows:
//   y = gamma * h + beta       dgamma = sum(dy * h)       dbeta = sum(dy)
//   dx = gamma * r * (dy - dbeta / M - h * dgamma / M)

import type { Tensor, Tensor1D } from "@tensorflow/tfjs";
import { columnSums } from "./column-sums.js";
import { tensors, type Tensors } from "./tensors.js";

/** What a batch says about its columns, each of shape [C]. */
export interface BatchMoments {
  readonly mean: Tensor1D;
  /** The mean squared deviation (divided by the number of rows, not by one less), as `tf.moments` has it. */
  readonly variance: Tensor1D;
}

/**
 * Mean and variance of each column of `x`, [..., C], over all other axes: the fast form of `tf.moments` over them, for
 * running averages and recalibration.
 * @throws Error before `loadTensors`, and when x is a scalar or has no elements.
 */
export function batchMoments(x: Tensor): BatchMoments {
  const tf = tensors();
  checkBatch("batchMoments", x);
  return tf.tidy(() => {
    const { mean, variance } = moments(tf, x);
    return { mean, variance };
  });
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
  const tf = tensors();
  const columns = checkBatch("batchNormTrain", x);
  checkColumns("batchNormTrain", "gamma", gamma, columns);
  checkColumns("batchNormTrain", "beta", beta, columns);
  if (!(epsilon > 0)) throw new Error(`batchNormTrain: epsilon must be above 0, and is ${epsilon}.`);
  const rows = x.size / columns;

  const operation = tf.customGrad<T>((...args) => {
    // The engine passes the inputs and then a function; the inputs are the very tensors in scope here.
    const save = args.at(-1);
    if (typeof save !== "function") throw new Error("batchNormTrain: the engine saves no tensors.");
    const forward = normalise(tf, x, epsilon);
    save([x, gamma, forward.normal, forward.inverseDeviation]);
    const value: T = tf.add(tf.mul(forward.normal, gamma), beta);
    const gradFunc = (dy: T, saved: Tensor[]): Tensor[] => {
      const [savedX, savedGamma, savedNormal, savedInverse] = saved;
      if (!savedX || !savedGamma || !savedNormal || !savedInverse) {
        throw new Error("batchNormTrain: saved tensors are gone.");
      }
      // What the forward pass computed is a constant to an outer gradient. Where there is one (a second derivative), the
      // statistics are computed again, from the input, so that it sees how they depend on it.
      const { normal, inverseDeviation } =
        tf.engine().state.gradientDepth > 0
          ? normalise(tf, savedX, epsilon)
          : { normal: savedNormal, inverseDeviation: savedInverse };
      const dbeta = columnSums(tf, dy);
      const dgamma = columnSums(tf, tf.mul(dy, normal));
      const scale = tf.mul(savedGamma, inverseDeviation);
      const along = tf.mul(scale, tf.div(dgamma, -rows));
      const shift = tf.mul(scale, tf.div(dbeta, -rows));
      return [tf.add(tf.add(tf.mul(dy, scale), tf.mul(normal, along)), shift), dgamma, dbeta];
    };
    return { value, gradFunc };
  });
  return operation(x, gamma, beta);
}

interface Normalised {
  /** (x - mean) / deviation, of x's shape. */
  readonly normal: Tensor;
  /** 1 / sqrt(variance + epsilon), [C]. */
  readonly inverseDeviation: Tensor1D;
}

function normalise(tf: Tensors, x: Tensor, epsilon: number): Normalised {
  const { centred, variance } = moments(tf, x);
  const inverseDeviation: Tensor1D = tf.rsqrt(tf.add(variance, epsilon));
  return { normal: tf.mul(centred, inverseDeviation), inverseDeviation };
}

// The deviations are squared after the mean is taken off. The mean of squares less the square of the mean would save a pass,
// but is all rounding error where the mean is large against the deviation (and may come out negative).
function moments(tf: Tensors, x: Tensor): BatchMoments & { readonly centred: Tensor } {
  const perRow = (x.shape.at(-1) ?? 1) / x.size;
  const mean: Tensor1D = tf.mul(columnSums(tf, x), perRow);
  const centred = tf.sub(x, mean);
  const variance: Tensor1D = tf.mul(columnSums(tf, tf.square(centred)), perRow);
  return { mean, variance, centred };
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
