// Both gradients of conv2d. The shipped backend has none by the filter, and computes the one by the input in a scalar loop.
//
// By the filter, one tap at a time: tap (i, j)'s gradient is a matrix product over all output pixels, of what the tap sees of
// the input [in, pixels] and dy [pixels, out]. Pixels are taken in the order row, column, batch, as both transposes into it
// are quick on this backend; and dy, the same tensor for every tap, is packed for the product once.
// By the input: a convolution of the spread gradient with the filter turned by half a turn.

import type {
  Conv2DBackpropFilterAttrs,
  Conv2DBackpropInputAttrs,
  Tensor2D,
  Tensor4D,
} from "@tensorflow/tfjs";
import { convolutionGeometry, tapGrid, type ConvolutionGeometry } from "./convolution-geometry.js";
import { copyPixels } from "./copy-pixels.js";
import { rank4, tracked, type Kernel } from "./kernel.js";
import { spreadGradient } from "./spread-gradient.js";

// The transposes that are quick (two-dimensional ones are 4 to 10 times slower).
const CHANNEL_ROW_COLUMN_BATCH = [3, 1, 2, 0];
const ROW_COLUMN_BATCH_CHANNEL = [1, 2, 0, 3];

/** A 1 x 1 filter that sees every pixel once: it needs no copy of the input. */
function isPointwise({
  filterHeight,
  filterWidth,
  strideHeight,
  strideWidth,
  padInfo,
}: ConvolutionGeometry): boolean {
  const { top, bottom, left, right } = padInfo;
  return filterHeight * filterWidth * strideHeight * strideWidth === 1 && top + bottom + left + right === 0;
}

export const conv2dBackpropFilter: Kernel<"x" | "dy", Conv2DBackpropFilterAttrs> = {
  name: "Conv2DBackpropFilter",
  inputs: ["x", "dy"],
  run({ tf, heap, inputs, attributes }) {
    const x = rank4(tf, inputs.x, "conv2d's input");
    const dy = rank4(tf, inputs.dy, "conv2d's output gradient");
    const { filterShape } = attributes;
    const geometry = convolutionGeometry(tf, "conv2d", attributes, x.shape, filterShape);
    if (x.size === 0 || dy.size === 0) return tf.zeros(filterShape);

    const { batchSize, outHeight, outWidth } = geometry;
    const [filterHeight, filterWidth, inChannels, outChannels] = filterShape;
    const pixels = batchSize * outHeight * outWidth;
    // The input's channels take the place of the batch here, and the batch that of the channels.
    const images = tf.transpose(x, CHANNEL_ROW_COLUMN_BATCH);
    const gradient: Tensor2D = tf.reshape(tf.transpose(dy, ROW_COLUMN_BATCH_CHANNEL), [pixels, outChannels]);
    if (isPointwise(geometry)) {
      return tf.reshape(tf.matMul(tf.reshape(images, [inChannels, pixels]), gradient), filterShape);
    }
    const taps: Tensor2D[] = [];
    for (let i = 0; i < filterHeight; i++) {
      for (let j = 0; j < filterWidth; j++) {
        const { rows, columns } = tapGrid(geometry, i, j);
        const tap = tf.tidy(() => {
          const seen = tracked(tf, copyPixels(heap, images, rows, columns, outHeight, outWidth));
          return tf.matMul<Tensor2D>(tf.reshape(seen, [inChannels, pixels]), gradient);
        });
        taps.push(tap);
      }
    }
    return tf.reshape(tf.concat(taps, 0), filterShape);
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

    if (isPointwise(geometry)) {
      const [, , inChannels, outChannels] = filter.shape;
      const weights = tf.transpose(tf.reshape(filter, [inChannels, outChannels]));
      return tf.reshape(tf.matMul(tf.reshape(dy, [-1, outChannels]), weights), inputShape);
    }
    const turned: Tensor4D = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
    return tf.conv2d(spreadGradient(tf, heap, dy, geometry), turned, 1, "valid");
  },
};
