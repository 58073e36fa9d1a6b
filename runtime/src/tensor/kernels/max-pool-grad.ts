// MaxPoolGrad. The shipped kernel starts its search for a window's maximum at the smallest positive float, and so loses the
// gradient of every window whose maximum is not positive.
//
// A window's gradient goes to its maximum, to the first one in reading order where several are equal; padding never
// wins, nor does NaN (a window of nothing else passes no gradient on), as on the plain backend.

import type { MaxPoolGradAttrs } from "@tensorflow/tfjs";
import { movement } from "./convolution-geometry.js";
import { rank4, type Kernel } from "./kernel.js";

export const maxPoolGrad: Kernel<"dy" | "input", MaxPoolGradAttrs> = {
  name: "MaxPoolGrad",
  inputs: ["dy", "input"],
  run({ tf, heap, inputs, attributes }) {
    const x = rank4(tf, inputs.input, "maxPool's input");
    const { filterSize, strides, pad, dimRoundingMode } = attributes;
    const geometry = tf.backend_util.computePool2DInfo(x.shape, filterSize, strides, 1, pad, dimRoundingMode);
    const { outHeight, outWidth } = geometry;
    if (x.size === 0 || outHeight <= 0 || outWidth <= 0) return tf.zeros(x.shape);
    const output = heap.allocate(x.shape, "float32");
    const sizes = [x.shape, outHeight, outWidth, movement(geometry)];
    heap.compute("maxPoolGradient", { dy: inputs.dy, input: x }, [output], ...sizes);
    return output;
  },
};
