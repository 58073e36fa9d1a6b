import { loadTensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import {
  accuracy,
  binaryCrossEntropy,
  meanAbsoluteError,
  meanSquaredError,
  softmaxCrossEntropy,
} from "./index.js";

let tf: Awaited<ReturnType<typeof loadTensors>>;
beforeAll(async () => {
  tf = await loadTensors();
});

const read = (x: Tensor): number => x.dataSync()[0] ?? NaN;
const logits = [
  [1, 2, -1],
  [0, 0.5, 3],
  [90, -90, 0],
];
const labels = [1, 0, 1];

function crossEntropy(rows: readonly number[][], smoothing: number): number {
  const losses = rows.map((row, i) => {
    const total = Math.log(row.reduce((sum, z) => sum + Math.exp(z), 0));
    return row.reduce(
      (sum, z, c) => sum + (total - z) * ((c === labels[i] ? 1 - smoothing : 0) + smoothing / row.length),
      0,
    );
  });
  return losses.reduce((a, b) => a + b) / losses.length;
}

test.each([0, 0.1])("softmax cross-entropy with smoothing %f", (smoothing) => {
  const loss = (): Tensor =>
    softmaxCrossEntropy(tf.tensor2d(logits), tf.tensor1d(labels, "int32"), { smoothing });
  expect(read(loss())).toBeCloseTo(crossEntropy(logits, smoothing), 4);
});

test.each([0, 0.1])("a label that is no class makes it infinite, with smoothing %f", (smoothing) => {
  for (const [wrong, rows] of [
    [3, logits],
    [-1, logits],
    [2, logits.map((row) => row.slice(0, 2))],
    // The logarithm of the row's sum is below 0 here.
    [3, logits.map((row) => row.map((z) => z - 100))],
    [3, logits.map((row, i) => row.map((z) => z + (i === 2 ? 100 : -100)))],
  ] as const) {
    for (const all of [
      [0, wrong, 1],
      [wrong, 0, wrong],
    ]) {
      const y = tf.tensor1d(all, "int32");
      const loss = softmaxCrossEntropy(tf.tensor2d(rows.map((row) => [...row])), y, { smoothing });
      expect(read(loss)).toBe(Infinity);
    }
  }
});

test("its gradient is (softmax - labels) / count", () => {
  const y = tf.tensor1d(labels, "int32");
  const gradient = [
    ...tf
      .grad((z: Tensor) => softmaxCrossEntropy(z, y))(tf.tensor2d(logits))
      .dataSync(),
  ];
  const soft = logits.map((row) => {
    const total = row.reduce((sum, z) => sum + Math.exp(z), 0);
    return row.map((z) => Math.exp(z) / total);
  });
  const expected = soft.flatMap((row, i) => row.map((p, c) => (p - (c === labels[i] ? 1 : 0)) / 3));
  gradient.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] ?? NaN, 5);
  });
});

test("the others, and accuracy", () => {
  const [a, b] = [tf.tensor2d([[1, -2]]), tf.tensor2d([[0, 1]])];
  expect(read(meanSquaredError(a, b))).toBeCloseTo(5, 6);
  expect(read(meanAbsoluteError(a, b))).toBeCloseTo(2, 6);
  const probability = (z: number): number => 1 / (1 + Math.exp(-z));
  expect(read(binaryCrossEntropy(a, b))).toBeCloseTo(
    (-Math.log(1 - probability(1)) - Math.log(probability(-2))) / 2,
    5,
  );
  expect(read(binaryCrossEntropy(tf.tensor1d([200, -200]), tf.tensor1d([1, 0])))).toBe(0);
  expect(read(accuracy(tf.tensor2d(logits), tf.tensor1d([1, 2, 1], "int32")))).toBeCloseTo(2 / 3, 6);
});

test("what does not fit is named with its shapes", () => {
  expect(() => softmaxCrossEntropy(tf.zeros([2, 3]), tf.zeros([2, 3]))).toThrow(
    "softmaxCrossEntropy takes logits [count, classes] and labels [count], and got shapes [2, 3] and [2, 3].",
  );
  expect(() => accuracy(tf.zeros([2, 3]), tf.zeros([3]))).toThrow("accuracy takes logits");
  expect(() => meanSquaredError(tf.zeros([2]), tf.zeros([3]))).toThrow(
    "meanSquaredError takes two tensors of one shape, and got [2] and [3].",
  );
  expect(() => softmaxCrossEntropy(tf.zeros([2, 3]), tf.zeros([2]), { smoothing: 1 })).toThrow(
    "smoothing is 1",
  );
});
