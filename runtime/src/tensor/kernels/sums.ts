// Sum and Mean over axes that are not the last ones. The shipped kernels transpose their input first, so that they are.

import type { DataType, MeanAttrs, SumAttrs, TensorInfo } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.js";
import type { Kernel, KernelCall } from "./kernel.js";

export const sum: Kernel<"x", SumAttrs> = {
  name: "Sum",
  inputs: ["x"],
  run: (call) => reduce(call, call.inputs.x.dtype, () => 1),
};

export const mean: Kernel<"x", MeanAttrs> = {
  name: "Mean",
  inputs: ["x"],
  run: (call) => reduce(call, "float32", (rows) => 1 / rows),
};

function reduce(
  { tf, heap, inputs: { x }, attributes, stock }: KernelCall<"x", SumAttrs | MeanAttrs>,
  dtype: DataType,
  factor: (rows: number) => number,
): TensorInfo {
  const axes = tf.util.parseAxisParam(attributes.axis, x.shape);
  const kept = x.shape.flatMap((size, axis) => {
    if (!axes.includes(axis)) return [size];
    return attributes.keepDims ? [1] : [];
  });
  // The shipped kernels write nothing where there is nothing to add up.
  if (tf.util.sizeFromShape(x.shape) === 0) return tf.fill(kept, 0 * factor(0), dtype);
  const matrices = x.dtype === "float32" ? asMatrices(tf, x.shape, axes) : undefined;
  if (matrices === undefined) return stock();
  const { outer, rows, columns } = matrices;
  const output = heap.allocate(kept, "float32");
  heap.compute("sumRows", { x }, [output], outer, rows, columns, factor(rows));
  return output;
}

/** A shape as [outer, rows, columns] of which the rows go; none where the axes do not lie so, or nothing is gained. */
function asMatrices(
  tf: Tensors,
  shape: readonly number[],
  axes: readonly number[],
): { outer: number; rows: number; columns: number } | undefined {
  // Axes of size 1 may go or stay: nothing moves.
  const going = axes.filter((axis) => shape[axis] !== 1);
  const first = Math.min(...going);
  const last = Math.max(...going);
  const between = shape.slice(first, last + 1).filter((size) => size !== 1);
  if (going.length === 0 || between.length !== going.length) return undefined;
  const size = (from: number, to?: number): number => tf.util.sizeFromShape(shape.slice(from, to));
  const [outer, rows, columns] = [size(0, first), size(first, last + 1), size(last + 1)];
  return columns > 1 ? { outer, rows, columns } : undefined;
}
