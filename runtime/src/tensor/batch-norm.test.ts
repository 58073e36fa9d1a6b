import type { Tensor } from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { batchMoments, batchNormTrain, batchNormWithMoments } from "./batch-norm.js";
import {
  computeOn,
  computePoisoned,
  leftOver,
  normal,
  TOLERANCE,
  valueAndGradients,
  worstDifference,
} from "../testing/compare-backends.js";
import { loadTensors } from "./load.js";
import type { Tensors } from "./tensors.js";

let tf: Tensors;
beforeAll(async () => {
  tf = await loadTensors({ backend: "wasm" });
  tf.env().set("PROD", true);
  await tf.setBackend("wasm");
});

/** The textbook, operation by operation. */
function byTheBook(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number): Tensor {
  const axes = x.shape.slice(0, -1).map((_, axis) => axis);
  const mean = tf.mean(x, axes);
  const centred = tf.sub(x, mean);
  const variance = tf.mean(tf.square(centred), axes);
  return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, epsilon))), gamma), beta);
}

const shapes = [
  [4, 4, 4, 3],
  [2, 3, 5, 8],
  [7, 5],
  [2, 3, 4],
  [3, 1, 1, 4],
  [1, 4, 2, 2],
  [6, 1],
  // More rows than a block holds, for columns that go one, two and four rows at a time.
  [3, 31, 29, 3],
  [2, 31, 31, 6],
  [2, 23, 17, 20],
];

test.each(shapes.map((shape) => ({ shape })))(
  "value and gradients by the book, x $shape",
  async ({ shape }) => {
    const columns = shape.at(-1) ?? 1;
    const inputs = [shape, [columns], [columns]];
    const left = await leftOver(tf, async () => {
      const expected = await computeOn(tf, "cpu", () =>
        valueAndGradients(tf, inputs, (x, gamma = x, beta = x) => byTheBook(x, gamma, beta, 1e-3)),
      );
      const compute = (): Tensor[] =>
        valueAndGradients(tf, inputs, (x, gamma = x, beta = x) => batchNormTrain(x, gamma, beta));
      expect(worstDifference(expected, await computeOn(tf, "cpu", compute))).toBeLessThan(TOLERANCE);
      expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
    });
    expect(left).toEqual({ tensors: 0, data: 0 });
  },
);

test("a batch of one row is normalised to beta, and its input has no gradient", async () => {
  await tf.setBackend("wasm");
  tf.tidy(() => {
    const gamma = tf.tensor1d([2, 3]);
    const beta = tf.tensor1d([5, -1]);
    const x = tf.tensor2d([[7, 8]]);
    expect([...batchNormTrain(x, gamma, beta).dataSync()]).toEqual([5, -1]);
    expect([
      ...tf
        .grad((input: Tensor) => batchNormTrain(input, gamma, beta))(x)
        .dataSync(),
    ]).toEqual([0, 0]);
  });
});

test("second derivatives see how the statistics depend on the input", async () => {
  type Norm = (x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number) => Tensor;
  const second = (norm: Norm) => (): Tensor[] => {
    const gamma = normal(tf, [3], 2);
    const beta = normal(tf, [3], 3);
    const loss = (x: Tensor): Tensor => tf.sum(tf.pow(norm(x, gamma, beta, 1e-2), tf.scalar(3)));
    const slope = (x: Tensor): Tensor => tf.sum(tf.square(tf.grad(loss)(x)));
    return [tf.grad(slope)(normal(tf, [6, 3], 1))];
  };
  const expected = await computeOn(tf, "cpu", second(byTheBook));
  expect(worstDifference(expected, await computeOn(tf, "cpu", second(batchNormTrain)))).toBeLessThan(
    TOLERANCE,
  );
  expect(worstDifference(expected, await computeOn(tf, "wasm", second(batchNormTrain)))).toBeLessThan(
    TOLERANCE,
  );
});

test("stays exact where the mean is large against the deviation", async () => {
  await tf.setBackend("wasm");
  tf.tidy(() => {
    const x = tf.add(normal(tf, [512, 1], 4), 3000);
    const values = [...x.dataSync()];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    const result = batchNormTrain(x, tf.ones([1]), tf.zeros([1])).dataSync();
    // The mean of 512 numbers near 3000, in float32, is exact to some 3000 * 2 ** -23 = 0.0004 times a few roundings.
    values.forEach((value, k) => {
      expect(Math.abs((result[k] ?? NaN) - (value - mean) / Math.sqrt(variance + 1e-3))).toBeLessThan(5e-3);
    });
  });
});

test("and over more rows than are summed at once", async () => {
  await tf.setBackend("wasm");
  tf.tidy(() => {
    const x = tf.add(normal(tf, [20_001, 1], 4), 3000);
    const values = [...x.dataSync()];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    const moments = batchMoments(x);
    // A float32 near 3000 is exact to 3000 * 2 ** -24 = 0.0002; each of the five blocks' means has a few roundings of that size.
    expect(Math.abs((moments.mean.dataSync()[0] ?? NaN) - mean)).toBeLessThan(2e-3);
    expect(Math.abs((moments.variance.dataSync()[0] ?? NaN) - variance)).toBeLessThan(1e-4);
  });
});

test("the moments that come with it can be differentiated, too", async () => {
  const inputs = [[5, 3, 2, 3], [3], [3]];
  const compute = (): Tensor[] =>
    valueAndGradients(tf, inputs, (x, gamma = x, beta = x) => {
      const { y, mean, variance } = batchNormWithMoments(x, gamma, beta);
      return tf.add(tf.mul(y, mean), variance);
    });
  const expected = await computeOn(tf, "cpu", () =>
    valueAndGradients(tf, inputs, (x, gamma = x, beta = x) => {
      const mean = tf.mean(x, [0, 1, 2]);
      const variance = tf.mean(tf.square(tf.sub(x, mean)), [0, 1, 2]);
      return tf.add(tf.mul(byTheBook(x, gamma, beta, 1e-3), mean), variance);
    }),
  );
  expect(worstDifference(expected, await computeOn(tf, "cpu", compute))).toBeLessThan(TOLERANCE);
  expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
});

test("training steps leave no tensors", async () => {
  await tf.setBackend("wasm");
  const x = normal(tf, [4, 3, 3, 8], 1);
  const gamma = tf.variable(tf.ones([8]));
  const beta = tf.variable(tf.zeros([8]));
  const optimizer = tf.train.sgd(0.1);
  const step = (): void => {
    optimizer.minimize(() => tf.sum(tf.square(tf.sub(batchNormTrain(x, gamma, beta), 1))), false, [
      gamma,
      beta,
    ]);
  };
  step();
  const before = tf.memory().numTensors;
  for (let k = 0; k < 5; k++) step();
  expect(tf.memory().numTensors).toBe(before);
  tf.dispose([x, gamma, beta]);
});

describe("batchMoments", () => {
  test("are the moments over all axes but the last", async () => {
    const fast = (): Tensor[] => {
      const { mean, variance } = batchMoments(normal(tf, [3, 4, 5, 6], 1));
      return [mean, variance];
    };
    const expected = await computeOn(tf, "cpu", () => {
      const { mean, variance } = tf.moments(normal(tf, [3, 4, 5, 6], 1), [0, 1, 2]);
      return [mean, variance];
    });
    expect(worstDifference(expected, await computePoisoned(tf, fast))).toBeLessThan(TOLERANCE);
  });

  test("can be differentiated", async () => {
    const through = (momentsOf: (x: Tensor) => { mean: Tensor; variance: Tensor }) => (): Tensor[] =>
      valueAndGradients(tf, [[4, 3, 5]], (x) => {
        const { mean, variance } = momentsOf(x);
        return tf.concat([mean, variance]);
      });
    const expected = await computeOn(
      tf,
      "cpu",
      through((x) => tf.moments(x, [0, 1])),
    );
    expect(worstDifference(expected, await computePoisoned(tf, through(batchMoments)))).toBeLessThan(
      TOLERANCE,
    );
  });
});

describe("refuses", () => {
  const cases: [string, () => unknown, string][] = [
    [
      "a gamma of another size",
      () => batchNormTrain(tf.zeros([2, 3]), tf.zeros([2]), tf.zeros([3])),
      "gamma must be float32 of shape [3]",
    ],
    [
      "a beta of another rank",
      () => batchNormTrain(tf.zeros([2, 3]), tf.zeros([3]), tf.zeros([1, 3])),
      "beta must be float32 of shape [3]",
    ],
    [
      "integers",
      () => batchNormTrain(tf.zeros([2, 3], "int32"), tf.zeros([3]), tf.zeros([3])),
      "got int32 of shape [2, 3]",
    ],
    ["a batch of nothing", () => batchMoments(tf.zeros([0, 3])), "got float32 of shape [0, 3]"],
    ["a scalar", () => batchMoments(tf.scalar(1)), "got float32 of shape []"],
    [
      "an epsilon of 0",
      () => batchNormTrain(tf.zeros([2, 3]), tf.zeros([3]), tf.zeros([3]), 0),
      "epsilon must be above 0, and is 0",
    ],
  ];
  test.each(cases)("%s", (_name, call, message) => {
    const attempt = (): void => {
      call();
    };
    expect(() => {
      tf.tidy(attempt);
    }).toThrow(message);
  });
});
