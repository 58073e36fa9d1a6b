/** A process of its own, in which a linked addon shows that it trains: a fault in native code ends a process. Prints what it is. */
import type { Rank } from "@tensorflow/tfjs";
import { loadTensors } from "../../tensor/load.js";
import { tensorBackend } from "../../tensor/tensors.js";

const tf = await loadTensors({ backend: "tensorflow" });
const { engine = "", note } = tensorBackend();

// Each output of the convolution is the sum of four weights of 1, and should be 1: a loss of 9, whose gradient is 2 · 3 · 1
// in each weight. A step of 0.05 makes them 0.7, and the loss 1.8² = 3.24.
const weights = tf.variable(tf.ones([2, 2, 1, 1]));
const loss = (): ReturnType<typeof tf.scalar> => {
  const outputs = tf.conv2d(
    tf.ones<Rank.R4>([1, 3, 3, 1]),
    tf.reshape<Rank.R4>(weights, [2, 2, 1, 1]),
    1,
    "valid",
  );
  return tf.mean(tf.square(tf.sub(outputs, 1))).asScalar();
};
const optimizer = tf.train.sgd(0.05);
const [before, after] = [optimizer.minimize(loss, true), loss()].map((each) => each?.dataSync()[0] ?? NaN);
const isRight = Math.abs((before ?? NaN) - 9) < 1e-4 && Math.abs((after ?? NaN) - 3.24) < 1e-4;
if (!isRight) {
  throw new Error(
    `A training step is to lower the loss from 9 to 3.24, and lowered it from ${before} to ${after}.`,
  );
}
process.stdout.write(`${JSON.stringify({ engine, note })}\n`);
