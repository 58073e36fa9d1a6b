// Slice, against the plain backend: every rank, every dtype, every block.

import fc from "fast-check";
import type { Tensor } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { loadTensors } from "../load.js";
import type { Tensors } from "../tensors.js";
import { computeOn, computePoisoned, leftOver } from "../../testing/compare-backends.js";

let tf: Tensors;
beforeAll(async () => {
  tf = await loadTensors({ backend: "wasm" });
  tf.env().set("PROD", true);
});

/** One axis: its size, and the part that is taken. The last axes are often taken whole, which is a case of its own. */
const axis = fc
  .record({ size: fc.integer({ min: 0, max: 5 }), from: fc.nat(5), to: fc.nat(5), whole: fc.boolean() })
  .map(({ size, from, to, whole }) => {
    const begin = whole ? 0 : Math.min(from, to, size);
    return { size, begin, taken: whole ? size : Math.min(Math.max(from, to), size) - begin };
  });
const block = fc.array(axis, { minLength: 1, maxLength: 6 });
const dtype = fc.constantFrom("float32", "int32", "bool");

function numbered(shape: number[], kind: "float32" | "int32" | "bool"): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  const values = Array.from({ length: count }, (_, k) => (kind === "bool" ? Number(k % 3 === 0) : k - 7));
  return tf.tensor(values, shape, kind);
}

test("takes the block that the plain backend takes", async () => {
  const left = await leftOver(tf, () =>
    fc.assert(
      fc.asyncProperty(block, dtype, async (axes, kind) => {
        const shape = axes.map(({ size }) => size);
        const begin = axes.map((a) => a.begin);
        const taken = axes.map((a) => a.taken);
        const compute = (): Tensor[] => [tf.slice(numbered(shape, kind), begin, taken)];
        expect(await computePoisoned(tf, compute)).toEqual(await computeOn(tf, "cpu", compute));
      }),
      { numRuns: 250 },
    ),
  );
  expect(left).toEqual({ tensors: 0, data: 0 });
});

test("takes long runs, too", async () => {
  const compute = (): Tensor[] => [
    tf.slice(numbered([3, 5, 70], "float32"), [1, 1, 3], [2, 3, 66]),
    tf.slice(numbered([3, 5, 70], "int32"), [1, 1, 0], [2, 3, 70]),
    tf.slice(numbered([3, 5, 70], "bool"), [0, 2, 1], [3, 2, 69]),
    tf.slice(numbered([900], "float32"), [300], [-1]),
    tf.slice(numbered([4, 6], "float32"), 1, 2),
  ];
  expect(await computePoisoned(tf, compute)).toEqual(await computeOn(tf, "cpu", compute));
});

test("keeps shape and dtype", async () => {
  await tf.setBackend("wasm");
  tf.tidy(() => {
    const piece = tf.slice(numbered([4, 0, 3], "int32"), [1, 0, 1], [2, 0, 2]);
    expect(piece.shape).toEqual([2, 0, 2]);
    expect(piece.dtype).toBe("int32");
  });
});

test("leaves strings to the shipped kernel", async () => {
  await tf.setBackend("wasm");
  tf.tidy(() => {
    const words = tf.tensor2d(["a", "b", "c", "d", "e", "f"], [2, 3], "string");
    expect(tf.slice(words, [0, 1], [2, 2]).dataSync()).toEqual(["b", "c", "e", "f"]);
  });
});

test("slices its own output, and lists of tensors split off by it", async () => {
  const compute = (): Tensor[] => {
    const x = numbered([6, 7], "float32");
    return [tf.slice(tf.slice(x, [1, 1], [4, 5]), [1, 2], [2, 3]), ...tf.split(x, 3), ...tf.unstack(x, 1)];
  };
  expect(await computePoisoned(tf, compute)).toEqual(await computeOn(tf, "cpu", compute));
});

test("refuses a block that reaches beyond the end", async () => {
  for (const backend of ["wasm", "cpu"] as const) {
    await tf.setBackend(backend);
    expect(() => tf.tidy(() => tf.slice(numbered([4, 3], "float32"), [1, 0], [4, 3]))).toThrow(
      /begin\[0\] \+ size\[0\]/,
    );
  }
});
