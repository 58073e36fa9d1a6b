import fc from "fast-check";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { loadTensors } from "../load.js";
import type { Tensors } from "../tensors.js";
import {
  computeOn,
  computePoisoned,
  leftOver,
  normal,
  TOLERANCE,
  worstDifference,
} from "../../testing/compare-backends.js";
import { rank4 } from "./kernel.js";

let tf: Tensors;
beforeAll(async () => {
  tf = await loadTensors({ backend: "wasm" });
  tf.env().set("PROD", true);
});

/** The gradient that reaches the input, for a given gradient of the output. */
function gradient(x: Tensor4D, dy: Tensor, pool: (x: Tensor4D) => Tensor4D): Tensor {
  return tf.grad((input: Tensor) => pool(rank4(tf, input, "x")))(x, dy);
}

test("windows whose maximum is negative or zero pass their gradient on", async () => {
  await tf.setBackend("wasm");
  const values = [
    [3, 1, 2, 5],
    [4, 0, 7, 1],
    [-1, -2, 0, -4],
    [-5, -6, -7, -8],
  ].flat();
  const dx = tf.tidy(() => {
    const x = tf.tensor4d(values, [1, 4, 4, 1]);
    return gradient(x, tf.tensor4d([10, 20, 30, 40], [1, 2, 2, 1]), (input) =>
      tf.maxPool(input, 2, 2, "valid"),
    ).dataSync();
  });
  expect([...dx]).toEqual(
    [
      [0, 0, 0, 0],
      [10, 0, 20, 0],
      [30, 0, 40, 0],
      [0, 0, 0, 0],
    ].flat(),
  );
});

test("of equal maxima the first in reading order gets the gradient", async () => {
  const compute = (): Tensor[] => [
    gradient(tf.zeros([1, 4, 4, 2]), tf.ones([1, 2, 2, 2]), (x) => tf.maxPool(x, 2, 2, "valid")),
    gradient(tf.fill([1, 5, 5, 1], -3), normal(tf, [1, 3, 3, 1], 1), (x) => tf.maxPool(x, 3, 2, "same")),
  ];
  const expected = await computeOn(tf, "cpu", compute);
  expect(expected[0]?.slice(0, 4)).toEqual(new Float32Array([1, 1, 0, 0]));
  expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
});

test("NaN wins no window, and a window of infinities below none", async () => {
  await tf.setBackend("wasm");
  const dx = tf.tidy(() => {
    const x = tf.tensor4d([NaN, 1, NaN, NaN, -Infinity, -2, -Infinity, -Infinity], [1, 2, 4, 1]);
    return gradient(x, tf.tensor4d([10, 20], [1, 1, 2, 1]), (input) =>
      tf.maxPool(input, 2, 2, "valid"),
    ).dataSync();
  });
  // Left window NaN 1 / -Infinity -2; right window NaN NaN / -Infinity -Infinity.
  expect([...dx]).toEqual([0, 10, 0, 0, 0, 0, 0, 0]);
});

const setting = fc
  .record({
    batch: fc.integer({ min: 1, max: 2 }),
    height: fc.integer({ min: 1, max: 7 }),
    width: fc.integer({ min: 1, max: 7 }),
    channels: fc.integer({ min: 1, max: 3 }),
    filter: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    stride: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    pad: fc.constantFrom("same", "valid"),
    // Few different values make many ties.
    levels: fc.constantFrom(2, 1000),
  })
  .filter(({ height, width, filter, pad }) => pad === "same" || (filter[0] <= height && filter[1] <= width));

test("in every setting like the plain backend", async () => {
  const left = await leftOver(tf, () =>
    fc.assert(
      fc.asyncProperty(setting, async ({ batch, height, width, channels, filter, stride, pad, levels }) => {
        const compute = (): Tensor[] => {
          const shape: [number, number, number, number] = [batch, height, width, channels];
          const x: Tensor4D = tf.div(tf.round(tf.mul(normal(tf, shape, 5), levels)), levels);
          const pool = (input: Tensor4D): Tensor4D => tf.maxPool(input, filter, stride, pad);
          return [gradient(x, normal(tf, pool(x).shape, 6), pool)];
        };
        const expected = await computeOn(tf, "cpu", compute);
        expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
      }),
      { numRuns: 100 },
    ),
  );
  expect(left).toEqual({ tensors: 0, data: 0 });
});

test("inputs that are on another backend come over, even where they make the memory grow", async () => {
  const side = 2048; // 16 MiB for each of two tensors: all that the memory has at first
  await tf.setBackend("cpu");
  const input = tf.fill([1, side, side, 1], -1);
  const dy = tf.ones([1, side / 2, side / 2, 4]);
  await tf.setBackend("wasm");
  const sum = tf.tidy(() => {
    const attributes = { filterSize: 2, strides: 2, pad: "valid" };
    return tf
      .sum(tf.engine().runKernel<Tensor>("MaxPoolGrad", { dy, input, output: input }, attributes))
      .dataSync()[0];
  });
  expect(sum).toBe((side / 2) ** 2);
  tf.dispose([input, dy]);
});
