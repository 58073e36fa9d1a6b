// Both gradients of depthwiseConv2d, which the shipped backend lacks. With a channel multiplier m, output channel c*m + k
// belongs to input channel c.

import type {
  DepthwiseConv2dNativeBackpropFilterAttrs,
  DepthwiseConv2dNativeBackpropInputAttrs,
} from "@tensorflow/tfjs";
import { convolutionGeometry, movement } from "./convolution-geometry.js";
import { rank4, type Kernel } from "./kernel.js";

export const depthwiseBackpropFilter: Kernel<"x" | "dy", DepthwiseConv2dNativeBackpropFilterAttrs> = {
  name: "DepthwiseConv2dNativeBackpropFilter",
  inputs: ["x", "dy"],
  run({ tf, heap, inputs, attributes }) {
    const x = rank4(tf, inputs.x, "depthwiseConv2d's input");
    const dy = rank4(tf, inputs.dy, "depthwiseConv2d's output gradient");
    const { filterShape } = attributes;
    const geometry = convolutionGeometry(tf, "depthwiseConv2d", attributes, x.shape, filterShape);
    if (x.size === 0 || dy.size === 0) return tf.zeros(filterShape);
    const output = heap.allocate(filterShape, "float32");
    const sizes = [x.shape, filterShape[3], dy.shape.slice(1, 3), movement(geometry)];
    heap.compute("depthwiseFilterGradient", { x, dy }, [output], ...sizes);
    return output;
  },
};

export const depthwiseBackpropInput: Kernel<"dy" | "filter", DepthwiseConv2dNativeBackpropInputAttrs> = {
  name: "DepthwiseConv2dNativeBackpropInput",
  inputs: ["dy", "filter"],
  run({ tf, heap, inputs, attributes }) {
    const dy = rank4(tf, inputs.dy, "depthwiseConv2d's output gradient");
    const filter = rank4(tf, inputs.filter, "depthwiseConv2d's filter");
    const { inputShape } = attributes;
    const geometry = convolutionGeometry(tf, "depthwiseConv2d", attributes, inputShape, filter.shape);
    if (dy.size === 0 || filter.size === 0) return tf.zeros(inputShape);

    const [, , channels, multiplier] = filter.shape;
    const [batch, inHeight, inWidth] = inputShape;
    const perOutput = [batch, inHeight, inWidth, channels * multiplier];
    const output = heap.allocate(perOutput, "float32");
    const sizes = [perOutput, dy.shape.slice(1, 3), movement(geometry)];
    heap.compute("depthwiseInputGradient", { dy, filter }, [output], ...sizes);
    if (multiplier === 1) return output;
    return tf.tidy(() => {
      const parts = tf.engine().makeTensorFromTensorInfo(output);
      return tf.sum(tf.reshape(parts, [...inputShape, multiplier]), 4);
    });
  },
};
