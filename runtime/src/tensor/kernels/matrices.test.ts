// What moves and multiplies matrices, against the plain backend: products of transposed ones, transposes, sums over outer
// axes; and identity, which moves nothing.

import fc from "fast-check";
import type { Tensor } from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { loadTensors } from "../load.js";
import type { Tensors } from "../tensors.js";
import {
  computeOn,
  computePoisoned,
  leftOver,
  normal,
  TOLERANCE,
  valueAndGradients,
  worstDifference,
} from "../../testing/compare-backends.js";

let tf: Tensors;
beforeAll(async () => {
  tf = await loadTensors({ backend: "wasm" });
  tf.env().set("PROD", true);
});

async function likePlain(compute: () => Tensor[]): Promise<void> {
  const left = await leftOver(tf, async () => {
    const expected = await computeOn(tf, "cpu", compute);
    expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
  });
  expect(left).toEqual({ tensors: 0, data: 0 });
}

const size = fc.integer({ min: 1, max: 10 });

describe("matMul", () => {
  test("of all sizes, with each factor transposed or not, and its gradients", async () => {
    const setting = fc.record({
      batch: fc.constantFrom([], [1], [3], [2, 2]),
      height: size,
      inner: size,
      width: size,
      transposeA: fc.boolean(),
      transposeB: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(setting, async ({ batch, height, inner, width, transposeA, transposeB }) => {
        const a = [...batch, ...(transposeA ? [inner, height] : [height, inner])];
        const b = [...batch, ...(transposeB ? [width, inner] : [inner, width])];
        await likePlain(() => {
          const product = (x: Tensor, y = x): Tensor => tf.matMul(x, y, transposeA, transposeB);
          // Without the loss: among many settings there is one where its terms cancel out to next to nothing.
          return valueAndGradients(tf, [a, b], product).slice(1);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("of more rows than a block holds", () =>
    likePlain(() =>
      valueAndGradients(
        tf,
        [
          [700, 33],
          [33, 17],
        ],
        (x, y = x) => tf.matMul(x, y),
      ),
    ));

  test("of one matrix with many, and of nothing", async () => {
    await likePlain(() => [
      tf.matMul(normal(tf, [1, 3, 4], 1), normal(tf, [5, 6, 4], 2), false, true),
      tf.matMul(normal(tf, [2, 4, 3], 1), normal(tf, [1, 4, 6], 2), true, false),
    ]);
    await tf.setBackend("wasm");
    const empty = tf.tidy(() => tf.matMul(tf.zeros([0, 4]), tf.zeros([6, 4]), false, true).shape);
    expect(empty).toEqual([0, 6]);
  });

  test("refuses a product that no memory has room for", async () => {
    await tf.setBackend("wasm");
    const before = tf.backend().numDataIds();
    expect(() => tf.tidy(() => tf.matMul(tf.ones([40_000, 1]), tf.ones([1, 40_000])))).toThrow(
      "The WebAssembly backend is out of memory: no room for float32 numbers of shape [40000, 40000].",
    );
    expect(tf.backend().numDataIds()).toBe(before);
  });

  test("refuses factors that do not fit", async () => {
    await tf.setBackend("wasm");
    expect(() => tf.tidy(() => tf.matMul(tf.zeros([2, 3]), tf.zeros([5, 4]), false, true))).toThrow(
      "inner shapes",
    );
  });
});

describe("transpose", () => {
  test("of all shapes and orders", async () => {
    const setting = fc
      .array(fc.constantFrom(1, 2, 3, 5, 9), { minLength: 1, maxLength: 4 })
      .chain((shape) => {
        const axes = shape.map((_, axis) => axis);
        const perm = fc.shuffledSubarray(axes, { minLength: axes.length });
        return fc.record({ shape: fc.constant(shape), perm });
      });
    await fc.assert(
      fc.asyncProperty(setting, ({ shape, perm }) =>
        likePlain(() => [tf.transpose(normal(tf, shape, 1), perm)]),
      ),
      { numRuns: 100 },
    );
  });

  test.each(["float32", "int32", "bool"] as const)(
    "of %s, larger than a square that is moved at once",
    async (dtype) => {
      await likePlain(() => {
        const numbers = tf.range(0, 3 * 37 * 45, 1, "int32");
        const x = dtype === "bool" ? tf.equal(tf.mod(numbers, 3), 0) : tf.cast(numbers, dtype);
        return [tf.transpose(tf.reshape(x, [3, 37, 45]), [0, 2, 1])];
      });
    },
  );
});

describe("concat and split", () => {
  test("along every axis, of all sizes and dtypes", async () => {
    const setting = fc.record({
      shape: fc.array(fc.constantFrom<number>(1, 2, 3, 5), { minLength: 1, maxLength: 4 }),
      axis: fc.nat({ max: 3 }),
      sizes: fc.array(fc.constantFrom<number>(0, 1, 2, 5, 12), { minLength: 1, maxLength: 4 }),
      dtype: fc.constantFrom("float32", "int32", "bool"),
    });
    await fc.assert(
      fc.asyncProperty(setting, async ({ shape, axis: drawn, sizes, dtype }) => {
        const axis = drawn % shape.length;
        const total = sizes.reduce((sum, length) => sum + length, 0);
        await likePlain(() => {
          const numbers = tf.mul(normal(tf, shape.with(axis, total), 1), 3);
          const x = dtype === "bool" ? tf.greater(numbers, 0) : tf.cast(numbers, dtype);
          const parts = tf.split(x, [...sizes], axis);
          return [...parts, tf.concat([...parts.slice(1), ...parts.slice(0, 1)], axis)];
        });
      }),
      { numRuns: 100 },
    );
  });

  test("of runs of more than half a kilobyte, and the gradient", () =>
    likePlain(() =>
      valueAndGradients(
        tf,
        [
          [3, 200],
          [3, 5],
        ],
        (x, y = x) => tf.concat([x, y, x], 1),
      ),
    ));

  test("of words", async () => {
    await tf.setBackend("wasm");
    const words = tf.tidy(() => [...tf.concat([tf.tensor1d(["a"]), tf.tensor1d(["b", "c"])]).dataSync()]);
    expect(words).toEqual(["a", "b", "c"]);
  });
});

describe("sum and mean", () => {
  test("over all axes", async () => {
    const setting = fc.array(fc.constantFrom(1, 2, 3, 5, 8), { minLength: 1, maxLength: 4 }).chain((shape) =>
      fc.record({
        shape: fc.constant(shape),
        axes: fc.subarray(shape.map((_, axis) => axis)),
        keep: fc.boolean(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(setting, async ({ shape, axes, keep }) => {
        await tf.setBackend("wasm");
        const shapes = tf.tidy(() => [
          tf.sum(tf.zeros(shape), axes, keep).shape,
          tf.mean(tf.zeros(shape), axes, keep).shape,
        ]);
        const kept = shape.flatMap((length, axis) => (!axes.includes(axis) ? [length] : keep ? [1] : []));
        expect(shapes).toEqual([kept, kept]);
        await likePlain(() => {
          const x = normal(tf, shape, 3);
          return [tf.sum(x, axes, keep), tf.mean(x, axes, keep)];
        });
      }),
      { numRuns: 100 },
    );
  });

  test("over more rows than a block holds, of integers, and of nothing", async () => {
    await likePlain(() => [
      tf.sum(normal(tf, [5001, 3], 1), 0),
      tf.mean(normal(tf, [2, 41, 43, 6], 1), [1, 2]),
      tf.sum(tf.reshape(tf.range(0, 60, 1, "int32"), [20, 3]), 0),
    ]);
    await tf.setBackend("wasm");
    const nothing = tf.tidy(() => [...tf.sum(tf.zeros([0, 3]), 0).dataSync()]);
    expect(nothing).toEqual([0, 0, 0]);
  });
});

describe("identity", () => {
  test("outlives what it was made of, and the other way round", async () => {
    await tf.setBackend("wasm");
    const before = tf.backend().numDataIds();
    const first = tf.tensor1d([1, 2, 3]);
    const second = tf.engine().runKernel<Tensor>("Identity", { x: first });
    first.dispose();
    expect([...second.dataSync()]).toEqual([1, 2, 3]);
    const third = tf.engine().runKernel<Tensor>("Identity", { x: second });
    third.dispose();
    expect([...second.dataSync()]).toEqual([1, 2, 3]);
    second.dispose();
    expect(tf.backend().numDataIds()).toBe(before);
  });

  test("of words", async () => {
    await tf.setBackend("wasm");
    const words = tf.tidy(() =>
      tf
        .engine()
        .runKernel<Tensor>("Identity", { x: tf.tensor1d(["a", "b"]) })
        .dataSync(),
    );
    expect([...words]).toEqual(["a", "b"]);
  });
});
