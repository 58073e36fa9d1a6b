// Concat, and SplitV, which is its gradient. The shipped kernels copy in JavaScript, run by run: a call for each pixel, where
// channels are joined or parted.

import type { ConcatAttrs, SplitVAttrs } from "@tensorflow/tfjs";
import { isHeapDtype } from "../wasm-heap.js";
import type { Kernel } from "./kernel.js";

export const concat: Kernel<string, ConcatAttrs> = {
  name: "Concat",
  run({ tf, heap, inputs, attributes, stock }) {
    const parts = Object.values(inputs);
    const [first] = parts;
    if (first === undefined || !isHeapDtype(first.dtype)) return stock();
    if (parts.some(({ dtype }) => dtype !== first.dtype)) return stock();
    const [axis = 0] = tf.util.parseAxisParam(attributes.axis, first.shape);
    const shapes = parts.map(({ shape }) => shape);
    tf.backend_util.assertParamsConsistent(shapes, axis);
    const shape = tf.backend_util.computeOutShape(shapes, axis);
    const output = heap.allocate(shape, first.dtype);
    const bytes = tf.util.bytesPerElement(first.dtype);
    const rows = tf.util.sizeFromShape(shape.slice(0, axis));
    const step = tf.util.sizeFromShape(shape.slice(axis)) * bytes;
    let to = heap.byteOffset(output);
    for (const part of parts) {
      const run = tf.util.sizeFromShape(part.shape.slice(axis)) * bytes;
      if (rows * run > 0) heap.assembly.copyRows(heap.byteOffset(part), run, to, step, run, rows);
      to += run;
    }
    return output;
  },
};

export const splitV: Kernel<"x", SplitVAttrs> = {
  name: "SplitV",
  inputs: ["x"],
  run({ tf, heap, inputs: { x }, attributes }) {
    const { dtype } = x;
    if (!isHeapDtype(dtype))
      throw new Error(`split takes numbers and booleans on the wasm backend, and got ${dtype}.`);
    const [axis = 0] = tf.util.parseAxisParam(attributes.axis, x.shape);
    const sizes = tf.backend_util.prepareSplitSize(x, attributes.numOrSizeSplits, axis);
    const outputs = sizes.map((size) => heap.allocate(x.shape.with(axis, size), dtype));
    const bytes = tf.util.bytesPerElement(dtype);
    const rows = tf.util.sizeFromShape(x.shape.slice(0, axis));
    const step = tf.util.sizeFromShape(x.shape.slice(axis)) * bytes;
    let from = heap.byteOffset(x);
    for (const output of outputs) {
      const run = tf.util.sizeFromShape(output.shape.slice(axis)) * bytes;
      if (rows * run > 0) heap.assembly.copyRows(from, step, heap.byteOffset(output), run, run, rows);
      from += run;
    }
    return outputs;
  },
};
