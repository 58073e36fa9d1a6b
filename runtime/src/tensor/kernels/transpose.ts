// Transpose of matrices, or of a batch of them. The shipped kernel moves numbers one by one, against the grain of the cache.

import type { TransposeAttrs } from "@tensorflow/tfjs";
import type { Kernel } from "./kernel.js";

export const transpose: Kernel<"x", TransposeAttrs> = {
  name: "Transpose",
  inputs: ["x"],
  run({ tf, heap, inputs: { x }, attributes: { perm }, stock }) {
    const shape = perm.map((axis) => x.shape[axis] ?? 1);
    const isWide = x.dtype === "float32" || x.dtype === "int32";
    const matrices = isWide ? asMatrices(tf.util.sizeFromShape, x.shape, perm) : undefined;
    if (matrices === undefined || tf.util.sizeFromShape(shape) === 0) return stock();
    const output = heap.allocate(shape, x.dtype === "int32" ? "int32" : "float32");
    const { batch, rows, columns } = matrices;
    heap.assembly.transposeMatrices(heap.byteOffset(x), heap.byteOffset(output), batch, rows, columns);
    return output;
  },
};

/** A permutation as [batch, rows, columns] to [batch, columns, rows], where it is one. */
function asMatrices(
  sizeOf: (shape: number[]) => number,
  shape: readonly number[],
  perm: readonly number[],
): { batch: number; rows: number; columns: number } | undefined {
  // Axes of size 1 may stand anywhere.
  const order = perm.filter((axis) => shape[axis] !== 1);
  const axes = [...order].sort((a, b) => a - b);
  const staying = order.findIndex((axis, k) => axis !== axes[k]);
  if (staying < 0) return undefined;
  // What moves has to be two runs of axes that change places.
  const moved = order.slice(staying);
  const start = moved.indexOf(axes[staying] ?? -1);
  const exchanged = [...moved.slice(start), ...moved.slice(0, start)];
  if (exchanged.some((axis, k) => axis !== axes[staying + k])) return undefined;
  const size = (some: readonly number[]): number => sizeOf(some.map((axis) => shape[axis] ?? 1));
  return {
    batch: size(axes.slice(0, staying)),
    rows: size(moved.slice(start)),
    columns: size(moved.slice(0, start)),
  };
}
