// MaxPoolGrad. The shipped kernel starts its search for a window's maximum at the smallest positive float, and so loses the
// gradient of every window whose maximum is not positive.
//
// A window's gradient goes to its maximum, to the first one in reading order where several are equal; padding never
// wins, nor does NaN (a window of nothing else passes no gradient on), as on the plain backend.

import type { MaxPoolGradAttrs } from "@tensorflow/tfjs";
import { rank4, type Kernel } from "./kernel.js";

export const maxPoolGrad: Kernel<"dy" | "input", MaxPoolGradAttrs> = {
  name: "MaxPoolGrad",
  inputs: ["dy", "input"],
  run({ tf, heap, inputs, attributes }) {
    const x = rank4(tf, inputs.input, "maxPool's input");
    const { filterSize, strides, pad, dimRoundingMode } = attributes;
    const geometry = tf.backend_util.computePool2DInfo(x.shape, filterSize, strides, 1, pad, dimRoundingMode);
    const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth } = geometry;
    const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = geometry;

    const output = heap.allocate(x.shape, "float32");
    const dx = heap.floats(output, "maxPool's input gradient").fill(0);
    const values = heap.floats(x, "maxPool's input");
    const dy = heap.floats(inputs.dy, "maxPool's output gradient");

    let window = 0;
    for (let image = 0; image < batchSize; image++) {
      for (let y = 0; y < outHeight; y++) {
        const top = y * strideHeight - padInfo.top;
        const firstRow = Math.max(0, top);
        const endRow = Math.min(inHeight, top + filterHeight);
        for (let x = 0; x < outWidth; x++) {
          const left = x * strideWidth - padInfo.left;
          const firstColumn = Math.max(0, left);
          const endColumn = Math.min(inWidth, left + filterWidth);
          for (let channel = 0; channel < inChannels; channel++, window++) {
            let best = -Infinity;
            let winner = -1;
            for (let row = firstRow; row < endRow; row++) {
              let position = ((image * inHeight + row) * inWidth + firstColumn) * inChannels + channel;
              for (let column = firstColumn; column < endColumn; column++, position += inChannels) {
                const value = values[position] ?? NaN;
                if (value > best) {
                  best = value;
                  winner = position;
                }
              }
            }
            if (winner >= 0) dx[winner] = (dx[winner] ?? 0) + (dy[window] ?? 0);
          }
        }
      }
    }
    return output;
  },
};
