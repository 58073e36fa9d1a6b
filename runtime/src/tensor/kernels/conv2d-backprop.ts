// Both gradients of conv2d. The shipped backend has none by the filter, and computes the one by the input in a scalar loop.

import type { Conv2DBackpropFilterAttrs, Conv2DBackpropInputAttrs } from "@tensorflow/tfjs";
import { convolutionGeometry, movement } from "./convolution-geometry.js";
import { rank4, type Kernel } from "./kernel.js";

export const conv2dBackpropFilter: Kernel<"x" | "dy", Conv2DBackpropFilterAttrs> = {
  name: "Conv2DBackpropFilter",
  inputs: ["x", "dy"],
  run({ tf, heap, inputs, attributes }) {
    const x = rank4(tf, inputs.x, "conv2d's input");
    const dy = rank4(tf, inputs.dy, "conv2d's output gradient");
    const { filterShape } = attributes;
    const geometry = convolutionGeometry(tf, "conv2d", attributes, x.shape, filterShape);
    if (x.size === 0 || dy.size === 0) return tf.zeros(filterShape);
    const output = heap.allocate(filterShape, "float32");
    const sizes = [x.shape, dy.shape.slice(1), movement(geometry)];
    heap.compute("conv2dFilterGradient", { x, dy }, [output], ...sizes);
    return output;
  },
};

export const conv2dBackpropInput: Kernel<"dy" | "filter", Conv2DBackpropInputAttrs> = {
  name: "Conv2DBackpropInput",
  inputs: ["dy", "filter"],
  run({ tf, heap, inputs, attributes }) {
    const dy = rank4(tf, inputs.dy, "conv2d's output gradient");
    const filter = rank4(tf, inputs.filter, "conv2d's filter");
    const { inputShape } = attributes;
    const geometry = convolutionGeometry(tf, "conv2d", attributes, inputShape, filter.shape);
    if (dy.size === 0 || filter.size === 0) return tf.zeros(inputShape);
    const output = heap.allocate(inputShape, "float32");
    const sizes = [inputShape, dy.shape.slice(1), movement(geometry)];
    heap.compute("conv2dInputGradient", { dy, filter }, [output], ...sizes);
    return output;
  },
};
