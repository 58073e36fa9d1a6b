// Both gradients of depthwiseConv2d, which the shipped backend lacks.
//
// By the filter, one tap at a time: the tap's gradient is the sum over all pixels of (what the tap sees of the input) * dy.
// By the input: a depthwise convolution of the spread gradient with the filter turned by half a turn.
// With a channel multiplier m, output channel c*m + k belongs to input channel c; both work on all c*m channels.

import type {
  DepthwiseConv2dNativeBackpropFilterAttrs,
  DepthwiseConv2dNativeBackpropInputAttrs,
  Rank,
  Tensor1D,
} from "@tensorflow/tfjs";
import { columnSums } from "../column-sums.js";
import { convolutionGeometry, tapGrid } from "./convolution-geometry.js";
import { copyPixels } from "./copy-pixels.js";
import { rank4, tracked, type Kernel } from "./kernel.js";
import { spreadGradient } from "./spread-gradient.js";

export const depthwiseBackpropFilter: Kernel<"x" | "dy", DepthwiseConv2dNativeBackpropFilterAttrs> = {
  name: "DepthwiseConv2dNativeBackpropFilter",
  inputs: ["x", "dy"],
  run({ tf, heap, inputs, attributes }) {
    const x = rank4(tf, inputs.x, "depthwiseConv2d's input");
    const dy = rank4(tf, inputs.dy, "depthwiseConv2d's output gradient");
    const { filterShape } = attributes;
    const geometry = convolutionGeometry(tf, "depthwiseConv2d", attributes, x.shape, filterShape);
    if (x.size === 0 || dy.size === 0) return tf.zeros(filterShape);

    const { outHeight, outWidth } = geometry;
    const [filterHeight, filterWidth, , multiplier] = filterShape;
    const taps: Tensor1D[] = [];
    for (let i = 0; i < filterHeight; i++) {
      for (let j = 0; j < filterWidth; j++) {
        const { rows, columns } = tapGrid(geometry, i, j);
        const tap = tf.tidy(() => {
          const seen = tracked(tf, copyPixels(heap, x, rows, columns, outHeight, outWidth, multiplier));
          return columnSums(tf, tf.mul(seen, dy));
        });
        taps.push(tap);
      }
    }
    return tf.reshape(tf.concat(taps), filterShape);
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

    const [filterHeight, filterWidth, channels, multiplier] = filter.shape;
    const turned = tf.reverse(filter, [0, 1]);
    const perOutput = tf.reshape<Rank.R4>(turned, [filterHeight, filterWidth, channels * multiplier, 1]);
    const dx = tf.depthwiseConv2d(spreadGradient(tf, heap, dy, geometry), perOutput, 1, "valid");
    return multiplier === 1 ? dx : tf.sum(tf.reshape(dx, [...inputShape, multiplier]), 4);
  },
};
