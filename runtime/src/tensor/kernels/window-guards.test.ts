// What the shipped convolutions and pools get wrong, seen from outside: right results, or clear errors.

import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { loadTensors } from "../load.js";
import type { Tensors } from "../tensors.js";
import {
  computeOn,
  computePoisoned,
  normal,
  TOLERANCE,
  worstDifference,
} from "../../testing/compare-backends.js";

let tf: Tensors;
beforeAll(async () => {
  tf = await loadTensors({ backend: "wasm" });
  tf.env().set("PROD", true);
});

function image(shape: [number, number, number, number], seed: number): Tensor4D {
  return tf.reshape(normal(tf, shape, seed), shape);
}

test("a filter that is smaller than the stride along one axis, in the fused operations, too", async () => {
  const compute = (): Tensor[] => {
    const x = image([2, 6, 5, 3], 1);
    const full = tf.fused.conv2d({
      x,
      filter: image([1, 3, 3, 4], 2),
      strides: 2,
      pad: "same",
      activation: "relu",
    });
    const depthwise = {
      x,
      filter: image([3, 1, 3, 2], 3),
      strides: 2,
      pad: "same",
      activation: "relu",
    } as const;
    return [full, tf.fused.depthwiseConv2d(depthwise)];
  };
  const expected = await computeOn(tf, "cpu", compute);
  expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
});

describe("refuses, on wasm,", () => {
  beforeAll(async () => {
    await tf.setBackend("wasm");
  });

  const square = "needs a square window and a square stride";
  const large = "does not fit into an input of 2 x 4";
  const cases: [string, () => Tensor, string][] = [
    [
      "one number for a filter that is not square",
      () => tf.conv2d(image([1, 4, 4, 2], 1), image([1, 2, 2, 2], 2), 1, 1),
      square,
    ],
    [
      "one number for a stride that is not",
      () => tf.depthwiseConv2d(image([1, 4, 4, 2], 1), image([2, 2, 2, 1], 2), [1, 2], 1),
      square,
    ],
    [
      "one number for a filter that its dilation makes so",
      () => tf.conv2d(image([1, 5, 5, 2], 1), image([2, 2, 2, 2], 2), 1, 1, "NHWC", [1, 2]),
      square,
    ],
    ["one number for a pool that is not", () => tf.maxPool(image([1, 4, 4, 2], 1), [2, 1], 1, 1), square],
    [
      "a filter that is too large",
      () => tf.conv2d(image([1, 2, 4, 2], 1), image([4, 3, 2, 2], 2), 1, "valid"),
      large,
    ],
    [
      "a filter that is too wide",
      () => tf.depthwiseConv2d(image([1, 4, 2, 2], 1), image([3, 4, 2, 1], 2), 1, "valid"),
      "does not fit into an input of 4 x 2",
    ],
    [
      "a dilated filter that is too large",
      () => tf.conv2d(image([1, 2, 4, 2], 1), image([2, 2, 2, 2], 2), 1, "valid", "NHWC", 3),
      large,
    ],
    ["a pool that is too large", () => tf.avgPool(image([1, 2, 4, 2], 1), 4, 1, "valid"), large],
  ];
  test.each(cases)("%s", (_name, compute, message) => {
    expect(() => tf.tidy(compute)).toThrow(message);
  });
});

test("a window one larger than the input has an empty output", async () => {
  const compute = (): Tensor[] => [
    tf.conv2d(image([2, 2, 4, 2], 1), image([3, 3, 2, 5], 2), 1, "valid"),
    tf.depthwiseConv2d(image([2, 4, 2, 2], 1), image([3, 3, 2, 1], 2), 1, "valid"),
    tf.maxPool(image([2, 2, 4, 2], 1), 3, 1, "valid"),
    tf.avgPool(image([2, 2, 4, 2], 1), 3, 1, "valid"),
  ];
  await tf.setBackend("wasm");
  expect(tf.tidy(() => compute().map(({ shape }) => shape))).toEqual([
    [2, 0, 2, 5],
    [2, 2, 0, 2],
    [2, 0, 2, 2],
    [2, 0, 2, 2],
  ]);
  expect(worstDifference(await computeOn(tf, "cpu", compute), await computePoisoned(tf, compute))).toBe(0);
});
