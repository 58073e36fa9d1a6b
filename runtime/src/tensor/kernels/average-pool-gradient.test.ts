import fc from "fast-check";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { loadTensors } from "../load.js";
import type { Tensors } from "../tensors.js";
import { normal } from "../../testing/compare-backends.js";
import { rank4 } from "./kernel.js";

let tf: Tensors;
beforeAll(async () => {
  tf = await loadTensors({ backend: "wasm" });
  tf.env().set("PROD", true);
});

function gradient(x: Tensor4D, dy: Tensor, pool: (x: Tensor4D) => Tensor4D): Tensor {
  return tf.grad((input: Tensor) => pool(rank4(tf, input, "x")))(x, dy);
}

describe.each(["wasm", "cpu"])("on %s", (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  test("each pixel gets its share of the windows that it is in, also at a padded border", () => {
    const dx = tf.tidy(() =>
      gradient(tf.ones([1, 3, 3, 1]), tf.ones([1, 3, 3, 1]), (x) => tf.avgPool(x, 3, 1, "same")).dataSync(),
    );
    // Windows have 4 pixels inside at a corner, 6 at an edge, 9 in the middle.
    const corner = 1 / 4 + 2 / 6 + 1 / 9;
    const edge = 2 / 4 + 3 / 6 + 1 / 9;
    const middle = 4 / 4 + 4 / 6 + 1 / 9;
    const expected = [corner, edge, corner, edge, middle, edge, corner, edge, corner];
    expected.forEach((value, k) => {
      expect(dx[k]).toBeCloseTo(value, 5);
    });
  });

  const size = fc.integer({ min: 1, max: 7 });
  const setting = fc
    .record({
      shape: fc.tuple(fc.integer({ min: 1, max: 2 }), size, size, fc.constantFrom(1, 3, 8, 9)),
      filter: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
      stride: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
      pad: fc.constantFrom("same", "valid"),
    })
    .filter(({ shape, filter, pad }) => pad === "same" || (filter[0] <= shape[1] && filter[1] <= shape[2]));

  // A pool is linear, and its gradient its adjoint: <dy, pool(v)> = <gradient(dy), v> for all dy and v.
  test("in every setting it is the adjoint of the pool", () => {
    fc.assert(
      fc.property(setting, ({ shape, filter, stride, pad }) => {
        tf.tidy(() => {
          const pool = (x: Tensor4D): Tensor4D => tf.avgPool(x, filter, stride, pad);
          const v = rank4(tf, normal(tf, shape, 1), "v");
          const y = pool(v);
          const dy = normal(tf, y.shape, 2);
          const [left, right, scale] = [
            tf.sum(tf.mul(dy, y)),
            tf.sum(tf.mul(gradient(tf.zeros(shape), dy, pool), v)),
            tf.sum(tf.abs(tf.mul(dy, y))),
          ].map((sum) => sum.dataSync()[0] ?? NaN);
          expect(Math.abs((left ?? NaN) - (right ?? NaN))).toBeLessThanOrEqual(1e-4 * ((scale ?? NaN) + 1));
        });
      }),
      { numRuns: 60 },
    );
  });
});
