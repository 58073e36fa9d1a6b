// The gradient of an average pool. The shipped kernels, but for those of native TensorFlow, divide by the size of the window
// everywhere; the pool itself divides by how much of the window lies inside of the image. So they are wrong along every
// padded border (at the corner of a 3 x 3 pool by more than half).
//
// Here it is what it is: the gradient of a depthwise convolution with a filter of ones, of what each output has divided.

import type { AvgPoolAttrs, GradConfig, Tensor4D } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.js";
import { only } from "./incoming-gradient.js";
import { rank4 } from "./kernel.js";

export function averagePoolGradient(tf: Tensors): GradConfig {
  return {
    kernelName: "AvgPool",
    inputsToSave: ["x"],
    gradFunc: (gradients, saved, attributes) => ({
      x: () => {
        const [savedX] = saved;
        if (savedX === undefined) throw new Error("The gradient of AvgPool was not given its input.");
        const x = rank4(tf, savedX, "avgPool's input");
        const dy = rank4(tf, only(gradients), "avgPool's output gradient");
        // Cast: the attributes of a kernel are what the operation of that name passes.
        const { filterSize, strides, pad, dimRoundingMode } = attributes as unknown as AvgPoolAttrs;
        const geometry = tf.backend_util.computePool2DInfo(
          x.shape,
          filterSize,
          strides,
          1,
          pad,
          dimRoundingMode,
        );
        const { filterHeight, filterWidth } = geometry;
        const filter = tf.ones([filterHeight, filterWidth, x.shape[3], 1]);
        return tf
          .engine()
          .runKernel(
            "DepthwiseConv2dNativeBackpropInput",
            { dy: tf.mul(dy, shares(tf, geometry)), filter },
            { inputShape: x.shape, strides, pad, dilations: 1, ...(dimRoundingMode && { dimRoundingMode }) },
          );
      },
    }),
  };
}

type Geometry = ReturnType<Tensors["backend_util"]["computePool2DInfo"]>;

/** What share of each output one pixel of its window is: [1, outHeight, outWidth, 1]. */
function shares(tf: Tensors, geometry: Geometry): Tensor4D {
  const { padInfo } = geometry;
  const along = (count: number, stride: number, before: number, window: number, size: number): number[] =>
    Array.from({ length: Math.max(0, count) }, (_, k) => {
      const start = k * stride - before;
      return Math.min(size, start + window) - Math.max(0, start);
    });
  const rows = along(
    geometry.outHeight,
    geometry.strideHeight,
    padInfo.top,
    geometry.filterHeight,
    geometry.inHeight,
  );
  const columns = along(
    geometry.outWidth,
    geometry.strideWidth,
    padInfo.left,
    geometry.filterWidth,
    geometry.inWidth,
  );
  const numbers = rows.flatMap((high) => columns.map((wide) => 1 / (high * wide)));
  return tf.tensor4d(numbers, [1, rows.length, columns.length, 1]);
}
