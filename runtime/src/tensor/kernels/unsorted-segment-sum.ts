// UnsortedSegmentSum, which the shipped backend lacks: the gradient of `tf.gather`, and with it of every lookup in a table.

import type { TensorInfo, UnsortedSegmentSumAttrs } from "@tensorflow/tfjs";
import type { WasmHeap } from "../wasm-heap.js";
import type { Kernel } from "./kernel.js";

export const unsortedSegmentSum: Kernel<"x" | "segmentIds", UnsortedSegmentSumAttrs> = {
  name: "UnsortedSegmentSum",
  inputs: ["x", "segmentIds"],
  /**
   * x [rows, ...rest] and segmentIds [rows] (int32) to [numSegments, ...rest], of x's dtype (float32 or int32): each row is
   * added to the segment that its id names. As in TensorFlow, rows whose id is negative or numSegments and more are dropped.
   */
  run({ heap, inputs: { x, segmentIds }, attributes: { numSegments } }) {
    const [rows = 1, ...rest] = x.shape;
    if (x.shape.length === 0 || segmentIds.shape.length !== 1 || segmentIds.shape[0] !== rows) {
      throw new Error(
        "unsortedSegmentSum needs one segment id for each row of x, and got ids of shape " +
          `[${segmentIds.shape.join(", ")}] for x of shape [${x.shape.join(", ")}].`,
      );
    }
    const dtype = x.dtype === "int32" ? "int32" : "float32";
    const output = heap.allocate([numSegments, ...rest], dtype);
    const width = rest.reduce((product, size) => product * size, 1);
    const sums = numbers(heap, output, dtype).fill(0);
    const values = numbers(heap, x, dtype);
    const ids = heap.ints(segmentIds, "unsortedSegmentSum's segment ids");
    for (let row = 0; row < rows; row++) {
      const id = ids[row] ?? -1;
      if (id < 0 || id >= numSegments) continue;
      const from = row * width;
      const to = id * width;
      for (let k = 0; k < width; k++) sums[to + k] = (sums[to + k] ?? 0) + (values[from + k] ?? 0);
    }
    return output;
  },
};

function numbers(heap: WasmHeap, tensor: TensorInfo, dtype: "float32" | "int32"): Float32Array | Int32Array {
  return dtype === "int32"
    ? heap.ints(tensor, "unsortedSegmentSum's x")
    : heap.floats(tensor, "unsortedSegmentSum's x");
}
