// BatchMatMul. The shipped kernel multiplies by transposed factors, as both gradients of a matrix product do, in a scalar
// loop. A matrix product is a 1 x 1 convolution, a row for a pixel; that of a transposed matrix is its filter gradient, and
// that by a transposed one its input gradient.

import type { BatchMatMulAttrs } from "@tensorflow/tfjs";
import type { Kernel } from "./kernel.js";

// A 1 x 1 filter, stride 1, no padding.
const POINTWISE = [1, 1, 1, 1, 0, 0];

export const batchMatMul: Kernel<"a" | "b", BatchMatMulAttrs> = {
  name: "BatchMatMul",
  inputs: ["a", "b"],
  run({ tf, heap, inputs: { a, b }, attributes: { transposeA, transposeB }, stock }) {
    const batchShape = a.shape.slice(0, -2);
    const isOneBatch = tf.util.arraysEqual(batchShape, b.shape.slice(0, -2));
    const isFloat = a.dtype === "float32" && b.dtype === "float32";
    const [aRows = 0, aColumns = 0] = a.shape.slice(-2);
    const [bRows = 0, bColumns = 0] = b.shape.slice(-2);
    const [height, inner] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
    const [width, otherInner] = transposeB ? [bRows, bColumns] : [bColumns, bRows];
    const size = tf.util.sizeFromShape(batchShape) * height * inner * width;
    if ((transposeA && transposeB) || !isOneBatch || !isFloat || inner !== otherInner || size === 0)
      return stock();

    const output = heap.allocate([...batchShape, height, width], "float32");
    const { conv2d, conv2dFilterGradient, conv2dInputGradient } = heap.assembly;
    const [aStart, bStart, outputStart] = [heap.byteOffset(a), heap.byteOffset(b), heap.byteOffset(output)];
    const count = tf.util.sizeFromShape(batchShape);
    for (let k = 0; k < count; k++) {
      const addresses = [
        aStart + k * height * inner * 4,
        bStart + k * width * inner * 4,
        outputStart + k * height * width * 4,
      ];
      // Images of one row: batch, height and width; channels in; the same of the output.
      if (transposeA) conv2dFilterGradient(...addresses, 1, 1, inner, height, 1, inner, width, ...POINTWISE);
      else if (!transposeB) conv2d(...addresses, 1, 1, height, inner, 1, height, width, ...POINTWISE);
      else conv2dInputGradient(...addresses, 1, 1, height, width, 1, height, inner, ...POINTWISE);
    }
    return output;
  },
};
