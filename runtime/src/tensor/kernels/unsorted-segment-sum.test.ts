import fc from "fast-check";
import type { Tensor, TypedArray } from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { loadTensors } from "../load.js";
import type { Tensors } from "../tensors.js";
import {
  computeOn,
  computePoisoned,
  leftOver,
  TOLERANCE,
  valueAndGradients,
  worstDifference,
} from "../../testing/compare-backends.js";

let tf: Tensors;
beforeAll(async () => {
  tf = await loadTensors({ backend: "wasm" });
  tf.env().set("PROD", true);
  await tf.setBackend("wasm");
});

function sums(
  x: Tensor,
  ids: number[],
  segments: number,
): { values: number[]; dtype: string; shape: number[] } {
  return tf.tidy(() => {
    const result = tf.unsortedSegmentSum(x, tf.tensor1d(ids, "int32"), segments);
    const values: TypedArray = result.dataSync();
    return { values: [...values], dtype: result.dtype, shape: result.shape };
  });
}

test("adds rows by id, and leaves segments without rows at zero", () => {
  const x = tf.tensor2d([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  expect(sums(x, [2, 0, 2], 4)).toEqual({
    values: [3, 4, 0, 0, 6, 8, 0, 0],
    dtype: "float32",
    shape: [4, 2],
  });
  x.dispose();
});

test("drops rows whose id is negative or too great, as TensorFlow does", () => {
  const x = tf.tensor1d([1, 2, 4, 8]);
  expect(sums(x, [-1, 1, 2, 1], 2).values).toEqual([0, 10]);
  x.dispose();
});

test("sums integers exactly, as integers", () => {
  const x = tf.tensor1d([2 ** 24, 1, 1, 1], "int32"); // 2 ** 24 + 1 is no float32
  expect(sums(x, [0, 0, 0, 1], 2)).toEqual({ values: [2 ** 24 + 2, 1], dtype: "int32", shape: [2] });
  x.dispose();
});

test("keeps NaN and infinity in their own segment", () => {
  const x = tf.tensor1d([NaN, 1, Infinity, 2]);
  expect(sums(x, [0, 1, 2, 1], 3).values).toEqual([NaN, 3, Infinity]);
  x.dispose();
});

test("takes no rows, and rows of nothing", () => {
  const none = tf.zeros([0, 2]);
  const empty = tf.zeros([2, 0]);
  expect(sums(none, [], 2)).toMatchObject({ values: [0, 0, 0, 0], shape: [2, 2] });
  expect(sums(empty, [0, 1], 3)).toMatchObject({ values: [], shape: [3, 0] });
  tf.dispose([none, empty]);
});

test("refuses ids that are not one for each row", () => {
  const x = tf.tensor2d([
    [1, 2],
    [3, 4],
  ]);
  expect(() => sums(x, [0], 2)).toThrow(
    "one segment id for each row of x, and got ids of shape [1] for x of shape [2, 2]",
  );
  x.dispose();
});

describe("like the plain backend", () => {
  const table = fc.record({
    rest: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
    ids: fc.array(fc.integer({ min: -1, max: 5 }), { minLength: 1, maxLength: 8 }),
    segments: fc.integer({ min: 1, max: 5 }),
  });

  test("for all ids", async () => {
    const left = await leftOver(tf, () =>
      fc.assert(
        fc.asyncProperty(table, async ({ rest, ids, segments }) => {
          const compute = (): Tensor[] => {
            const x = tf.randomNormal([ids.length, ...rest], 0, 1, "float32", 3);
            return [tf.unsortedSegmentSum(x, tf.tensor1d(ids, "int32"), segments)];
          };
          const expected = await computeOn(tf, "cpu", compute);
          expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
        }),
        { numRuns: 100 },
      ),
    );
    expect(left).toEqual({ tensors: 0, data: 0 });
  });

  test("in the gradient of gather, along every axis and with repeated indices", async () => {
    for (const axis of [0, 1, 2]) {
      const compute = (): Tensor[] =>
        valueAndGradients(tf, [[3, 4, 3]], (x) =>
          tf.gather(
            x,
            tf.tensor2d(
              [
                [0, 2],
                [2, 1],
              ],
              [2, 2],
              "int32",
            ),
            axis,
          ),
        );
      const expected = await computeOn(tf, "cpu", compute);
      expect(worstDifference(expected, await computePoisoned(tf, compute))).toBeLessThan(TOLERANCE);
    }
  });
});
