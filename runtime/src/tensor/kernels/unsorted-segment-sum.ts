// UnsortedSegmentSum, which the shipped backend lacks: the gradient of `tf.gather`, and with it of every lookup in a table.

import type { UnsortedSegmentSumAttrs } from "@tensorflow/tfjs";
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
    if (x.dtype !== "float32" && x.dtype !== "int32") {
      throw new Error(`unsortedSegmentSum's x must be float32 or int32, but is ${x.dtype}.`);
    }
    if (segmentIds.dtype !== "int32") {
      throw new Error(`unsortedSegmentSum's segment ids must be int32, but are ${segmentIds.dtype}.`);
    }
    const output = heap.allocate([numSegments, ...rest], x.dtype);
    const width = rest.reduce((product, size) => product * size, 1);
    const { segmentSumFloats, segmentSumIntegers } = heap.assembly;
    const sum = x.dtype === "float32" ? segmentSumFloats : segmentSumIntegers;
    sum(...[x, segmentIds, output].map((tensor) => heap.byteOffset(tensor)), rows, width, numSegments);
    return output;
  },
};
