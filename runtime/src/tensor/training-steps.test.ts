// Many steps of a small network: what it leaves behind, and what the growth of the memory does to it.

import type { Rank, Tensor, Tensor2D, Tensor4D, Variable } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { computeOn, normal, TOLERANCE, worstDifference } from "../testing/compare-backends.js";
import { batchNormTrain } from "./batch-norm.js";
import { rank4 } from "./kernels/kernel.js";
import { loadTensors } from "./load.js";
import type { Tensors } from "./tensors.js";

let tf: Tensors;
beforeAll(async () => {
  tf = await loadTensors({ backend: "wasm" });
  tf.env().set("PROD", true);
  await tf.setBackend("wasm");
});

function weight<R extends Rank>(shape: [...Tensor<R>["shape"]], seed: number): Variable<R> {
  return tf.variable(tf.mul<Tensor<R>>(normal(tf, shape, seed), 0.3));
}

/** Convolution, depthwise convolution, batch normalisation, relu6, pool, a lookup and a product: of odd sizes, all of it. */
function makeStep(): { step: () => number; dispose: () => void } {
  const images: Tensor4D = tf.reshape(normal(tf, [3, 7, 7, 3], 1), [3, 7, 7, 3]);
  const words = tf.tensor1d([1, 0, 1], "int32");
  const wanted = tf.oneHot(tf.tensor1d([0, 2, 1], "int32"), 3);
  const filter = weight<Rank.R4>([3, 3, 3, 5], 2);
  const depthwise = weight<Rank.R4>([3, 3, 5, 1], 3);
  const [gamma, beta] = [tf.variable(tf.ones([5])), tf.variable(tf.zeros([5]))];
  const table = weight<Rank.R2>([2, 5], 4);
  const dense = weight<Rank.R2>([5, 3], 5);
  const variables: Variable[] = [filter, depthwise, gamma, beta, table, dense];
  const optimizer = tf.train.sgd(0.1);
  const loss = (): Tensor<Rank.R0> => {
    const first = tf.relu6(batchNormTrain(tf.conv2d(images, filter, 1, "same"), gamma, beta));
    const pooled: Tensor4D = tf.maxPool(tf.depthwiseConv2d(first, depthwise, 2, "same"), 2, 2, "same");
    const seen = tf.add(tf.mean<Tensor2D>(pooled, [1, 2]), tf.gather(table, words));
    return tf.losses.softmaxCrossEntropy(wanted, tf.matMul(seen, dense)).asScalar();
  };
  return {
    step: () =>
      tf.tidy(() => {
        const value = optimizer.minimize(loss, true, variables);
        return value?.dataSync()[0] ?? NaN;
      }),
    dispose: () => {
      tf.dispose([images, words, wanted, ...variables]);
    },
  };
}

test("a thousand steps leave no tensor, no data, and no memory", () => {
  const { step, dispose } = makeStep();
  const first = step();
  for (let k = 0; k < 20; k++) step();
  const { numTensors, numBytes } = tf.memory();
  const data = tf.backend().numDataIds();
  let last = first;
  for (let k = 0; k < 1000; k++) last = step();
  expect({ tensors: tf.memory().numTensors, bytes: tf.memory().numBytes }).toEqual({
    tensors: numTensors,
    bytes: numBytes,
  });
  expect(tf.backend().numDataIds()).toBe(data);
  expect(last).toBeLessThan(first / 2);
  dispose();
});

test("the loss falls as it does on the plain backend", async () => {
  const losses = (): Tensor[] => {
    const { step, dispose } = makeStep();
    const values = Array.from({ length: 5 }, step);
    dispose();
    return [tf.tensor1d(values)];
  };
  const expected = await computeOn(tf, "cpu", losses);
  expect(worstDifference(expected, await computeOn(tf, "wasm", losses))).toBeLessThan(TOLERANCE);
});

test("the memory may grow at any time", async () => {
  await tf.setBackend("wasm");
  const { step, dispose } = makeStep();
  const losses: number[] = [];
  const large: Tensor[] = [];
  // 24 MiB more at each step; the memory begins with 16.
  for (let k = 0; k < 5; k++) {
    losses.push(step());
    large.push(tf.fill([6, 1024, 1024], k));
  }
  tf.dispose(large);
  dispose();
  const quiet = makeStep();
  expect(Array.from({ length: 5 }, quiet.step)).toEqual(losses);
  quiet.dispose();
});

test("and within a kernel, for its output or what it works in", async () => {
  await tf.setBackend("wasm");
  const kept: Tensor[] = [];
  for (const side of [512, 1024, 1536]) {
    const dx = tf.tidy(() => {
      const x: Tensor4D = tf.ones([1, side, side, 3]);
      return tf.grad((input: Tensor) => tf.conv2d(rank4(tf, input, "x"), tf.ones([1, 1, 3, 5]), 1, "valid"))(
        x,
      );
    });
    kept.push(dx);
    expect(tf.tidy(() => [tf.min(dx).dataSync()[0], tf.max(dx).dataSync()[0]])).toEqual([5, 5]);
    const dw = tf.tidy(() => {
      const x: Tensor4D = tf.ones([1, 2, side * 2, 3]);
      // One output pixel, whose filter is as large as the image: the kernel works in as much memory.
      return tf.grad((w: Tensor) => tf.conv2d(x, rank4(tf, w, "the filter"), 1, "valid"))(
        tf.ones([2, side * 2, 3, 5]),
      );
    });
    kept.push(dw);
    expect(tf.tidy(() => [tf.min(dw).dataSync()[0], tf.max(dw).dataSync()[0]])).toEqual([1, 1]);
  }
  tf.dispose(kept);
});
