// Gradients that are ours on every backend: of relu6, and of comparisons and logic.

import type { Tensor } from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { loadTensors } from "../load.js";
import type { Tensors } from "../tensors.js";

let tf: Tensors;
beforeAll(async () => {
  tf = await loadTensors({ backend: "wasm" });
  tf.env().set("PROD", true);
});

const values = [-2, -0.5, 0, 0.5, 3, 6, 6.5];

/** The gradient of the sum of f(x) at `values`. */
function slopes(f: (x: Tensor) => Tensor): number[] {
  return tf.tidy(() => [
    ...tf
      .grad((x: Tensor) => tf.sum(f(x)))(tf.tensor1d(values))
      .dataSync(),
  ]);
}

describe.each(["wasm", "cpu"])("on %s", (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  test("relu6 passes the gradient on where 0 < x <= 6", () => {
    expect(slopes((x) => tf.relu6(x))).toEqual([0, 0, 0, 1, 1, 1, 0]);
  });

  test("relu6 can be differentiated twice", () => {
    const slope = (x: Tensor): Tensor =>
      tf.sum(tf.square(tf.grad((y: Tensor) => tf.sum(tf.pow(tf.relu6(y), tf.scalar(3))))(x)));
    // Of (3 x^2)^2: 36 x^3 where relu6 has a slope.
    const expected = values.map((x) => (x > 0 && x <= 6 ? 36 * x ** 3 : 0));
    const found = slopes(slope);
    expected.forEach((value, k) => {
      expect(found[k]).toBeCloseTo(value, 2);
    });
  });

  test("relu6 of any number of numbers", () => {
    for (let size = 0; size < 10; size++) {
      const dx = tf.tidy(() => {
        const x = tf.range(0, size);
        return [
          ...tf
            .grad((input: Tensor) => tf.relu6(input))(x, tf.add(x, 10))
            .dataSync(),
        ];
      });
      expect(dx).toEqual(Array.from({ length: size }, (_, k) => (k > 0 && k <= 6 ? k + 10 : 0)));
    }
  });

  const comparisons: [string, (a: Tensor, b: Tensor) => Tensor][] = [
    ["greater", (a, b) => tf.greater(a, b)],
    ["greaterEqual", (a, b) => tf.greaterEqual(a, b)],
    ["less", (a, b) => tf.less(a, b)],
    ["lessEqual", (a, b) => tf.lessEqual(a, b)],
    ["equal", (a, b) => tf.equal(a, b)],
    ["notEqual", (a, b) => tf.notEqual(a, b)],
  ];

  test.each(comparisons)("%s chooses a branch and has no slope of its own", (_name, compare) => {
    const half = tf.fill([values.length], 0.5);
    const holds = tf.tidy(() => [...compare(tf.tensor1d(values), half).dataSync()]);
    const expected = holds.map((yes) => (yes ? 3 : -1));
    expect(slopes((x) => tf.where(compare(x, half), tf.mul(x, 3), tf.neg(x)))).toEqual(expected);
    expect(slopes((x) => tf.where(compare(half, x), tf.mul(x, 3), tf.neg(x)))).toHaveLength(values.length);
    half.dispose();
  });

  test("logic of comparisons can be differentiated", () => {
    const inside = (x: Tensor): Tensor => tf.logicalAnd(tf.greater(x, -1), tf.logicalNot(tf.greater(x, 4)));
    expect(slopes((x) => tf.where(inside(x), tf.mul(x, 2), x))).toEqual([1, 2, 2, 2, 2, 1, 1]);
    const outside = (x: Tensor): Tensor => tf.logicalOr(tf.less(x, -1), tf.greater(x, 4));
    expect(slopes((x) => tf.where(outside(x), x, tf.mul(x, 2)))).toEqual([1, 2, 2, 2, 2, 1, 1]);
  });

  test("integers that come of a variable can be compared", () => {
    expect(slopes((x) => tf.where(tf.equal(tf.cast(x, "int32"), 3), tf.mul(x, 2), x))).toEqual([
      1, 1, 1, 1, 2, 1, 1,
    ]);
  });
});
