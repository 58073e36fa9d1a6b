// The gradient of a convolution by its input is itself a convolution: of the output's gradient, its pixels moved apart by
// the stride, with the filter turned by half a turn, at stride 1 and without padding. This file makes the image batch
// that this second convolution reads.

import type { Tensor4D, TensorInfo } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.js";
import type { WasmHeap } from "../wasm-heap.js";
import type { ConvolutionGeometry } from "./convolution-geometry.js";
import { copyPixels } from "./copy-pixels.js";
import { rank4, tracked } from "./kernel.js";

/**
 * `dy` spread out and framed with zeros: [batch, inHeight + filterHeight - 1, inWidth + filterWidth - 1, channels of dy], so
 * that a VALID convolution of it has exactly the input's height and width. Padding wider than the filter is cut off
 * where it reaches beyond, as no input pixel lies there.
 */
export function spreadGradient(
  tf: Tensors,
  heap: WasmHeap,
  dy: TensorInfo,
  geometry: ConvolutionGeometry,
): Tensor4D {
  const { filterHeight, filterWidth, outHeight, outWidth, strideHeight, strideWidth, padInfo } = geometry;
  const rows = {
    count: outHeight,
    from: 0,
    fromStep: 1,
    to: filterHeight - 1 - padInfo.top,
    toStep: strideHeight,
  };
  const columns = {
    count: outWidth,
    from: 0,
    fromStep: 1,
    to: filterWidth - 1 - padInfo.left,
    toStep: strideWidth,
  };
  const height = geometry.inHeight + filterHeight - 1;
  const width = geometry.inWidth + filterWidth - 1;
  return rank4(tf, tracked(tf, copyPixels(heap, dy, rows, columns, height, width)), "the spread gradient");
}
