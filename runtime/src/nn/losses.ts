// What training minimises, and what says how good a model is. All are means over a batch.
import { tensors } from "tsglove/tensor";
import type { Scalar, Tensor, Tensor1D, Tensor2D } from "@tensorflow/tfjs";
import { sameShape, shapeText } from "./place.js";
import { isRank2 } from "./tensor-kinds.js";

/** Settings of {@link softmaxCrossEntropy}. */
export interface CrossEntropyOptions {
  /**
   * How much of each label is spread over all classes alike, from 0, the default, to below 1 (Szegedy and others: Rethinking the
   * Inception Architecture, CVPR 2016, section 7).
   */
  readonly smoothing?: number;
}

/**
 * The cross-entropy of labels and softmax(logits), in nats.
 *
 * @param logits [count, classes].
 * @param labels [count], int32: each the number of a class, from 0. One that is no class makes the loss infinite.
 * @throws Error when the shapes do not fit; RangeError for a smoothing out of range.
 */
export function softmaxCrossEntropy(
  logits: Tensor,
  labels: Tensor,
  { smoothing = 0 }: CrossEntropyOptions = {},
): Scalar {
  const tf = tensors();
  const [rows, classes] = scoresOf("softmaxCrossEntropy", logits, labels);
  if (!(smoothing >= 0 && smoothing < 1))
    throw new RangeError(
      `softmaxCrossEntropy: smoothing is ${smoothing}; give a number of at least 0 and below 1.`,
    );
  return tf.tidy(() => {
    const hot = tf.cast(tf.oneHot(tf.cast(labels, "int32"), classes), "float32");
    const wanted = smoothing === 0 ? hot : tf.add(tf.mul(hot, 1 - smoothing), smoothing / classes);
    const perRow = tf.sub(tf.logSumExp(rows, 1), tf.sum(tf.mul(wanted, rows), 1));
    // Less log(1) where the label is a class, and else log(0), whatever the row's sign. Such rows want no class, and their gradient, which
    // stays finite, draws all logits down: that the loss is infinite is what a training can stop at.
    return tf.mean<Scalar>(tf.sub(perRow, tf.log(tf.sum(hot, 1))));
  });
}

/**
 * The cross-entropy of yes and no with sigmoid(logits), in nats.
 *
 * @param logits any shape.
 * @param labels of the same shape: 1 for yes, 0 for no, or a probability.
 * @throws Error when the shapes differ.
 */
export function binaryCrossEntropy(logits: Tensor, labels: Tensor): Scalar {
  const tf = tensors();
  requireSame("binaryCrossEntropy", logits, labels);
  // log(1 + exp(z)) - y * z
  return tf.tidy(() =>
    tf.mean<Scalar>(tf.sub(tf.softplus(logits), tf.mul(tf.cast(labels, "float32"), logits))),
  );
}

/**
 * The mean squared error.
 * @throws Error when the shapes differ.
 */
export function meanSquaredError(predicted: Tensor, wanted: Tensor): Scalar {
  const tf = tensors();
  requireSame("meanSquaredError", predicted, wanted);
  return tf.tidy(() => tf.mean<Scalar>(tf.square(tf.sub(predicted, wanted))));
}

/**
 * The mean absolute error.
 * @throws Error when the shapes differ.
 */
export function meanAbsoluteError(predicted: Tensor, wanted: Tensor): Scalar {
  const tf = tensors();
  requireSame("meanAbsoluteError", predicted, wanted);
  return tf.tidy(() => tf.mean<Scalar>(tf.abs(tf.sub(predicted, wanted))));
}

/**
 * The share of rows whose largest logit is that of the label, 0 to 1; of two equal ones the first counts.
 *
 * @param logits [count, classes].
 * @param labels [count]: each the number of a class, from 0.
 * @throws Error when the shapes do not fit.
 */
export function accuracy(logits: Tensor, labels: Tensor): Scalar {
  const tf = tensors();
  const [rows] = scoresOf("accuracy", logits, labels);
  return tf.tidy(() => {
    const right = tf.equal<Tensor1D>(tf.argMax(rows, 1), tf.cast(labels, "int32"));
    return tf.mean<Scalar>(tf.cast(right, "float32"));
  });
}

function scoresOf(what: string, logits: Tensor, labels: Tensor): [rows: Tensor2D, classes: number] {
  if (isRank2(logits) && labels.rank === 1 && labels.size === logits.shape[0])
    return [logits, logits.shape[1]];
  throw new Error(
    `${what} takes logits [count, classes] and labels [count], and got shapes ${shapeText(logits.shape)} and ` +
      `${shapeText(labels.shape)}.`,
  );
}

function requireSame(what: string, a: Tensor, b: Tensor): void {
  if (sameShape(a.shape, b.shape)) return;
  throw new Error(
    `${what} takes two tensors of one shape, and got ${shapeText(a.shape)} and ${shapeText(b.shape)}.`,
  );
}
