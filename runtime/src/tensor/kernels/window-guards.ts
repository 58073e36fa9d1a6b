// The shipped convolutions and pools themselves, kept from what they get wrong; and where conv2d.ts does better, that. All but the first write where no output is,
// and the numbers of other tensors with it.
//
// - "same" padding, where a convolution's filter is smaller than the stride along an axis (1 x 3 at stride 2): the padding's
//   size along that axis would be negative, which the backend takes for a huge number, and it convolves zeros. Said in
//   numbers, it is right.
// - One number as padding, where filter or stride are not square: TensorFlow.js computes the output's width from the filter's
//   height, on every backend. Refused.
// - A window larger than the padded input: an output of negative size. Refused, as it is in TensorFlow. (Just as large as makes
//   the output empty is fine.)

import type { AvgPoolAttrs, MaxPoolAttrs, TensorInfo } from "@tensorflow/tfjs";
import type { ConvolutionAttributes, ConvolutionGeometry } from "./convolution-geometry.js";
import { canConvolve, convolve } from "./conv2d.js";
import { rank4, type Kernel, type KernelCall } from "./kernel.js";

type ConvolutionName = "Conv2D" | "FusedConv2D" | "DepthwiseConv2dNative" | "FusedDepthwiseConv2D";

function guardedConvolution(name: ConvolutionName): Kernel<"x" | "filter", ConvolutionAttributes> {
  const depthwise = name === "DepthwiseConv2dNative" || name === "FusedDepthwiseConv2D";
  return {
    name,
    inputs: ["x", "filter"],
    run(call) {
      const { tf, inputs, stock } = call;
      const { pad, strides, dilations, dimRoundingMode, dataFormat } = call.attributes;
      if (dataFormat === "NCHW") return stock(); // which refuses it
      const { shape } = rank4(tf, inputs.x, `${name}'s input`);
      const { shape: filterShape } = rank4(tf, inputs.filter, `${name}'s filter`);
      const geometry = tf.backend_util.computeConv2DInfo(
        shape,
        filterShape,
        strides,
        dilations ?? 1,
        pad,
        dimRoundingMode,
        depthwise,
      );
      return guarded(name, geometry, call, () => {
        if (name === "Conv2D" && canConvolve(inputs.x, inputs.filter, geometry)) {
          return convolve(call.heap, inputs.x, inputs.filter, geometry);
        }
        const { filterHeight, filterWidth, strideHeight, strideWidth } = geometry;
        if (pad !== "same" || (filterHeight >= strideHeight && filterWidth >= strideWidth)) return stock();
        const { top, bottom, left, right } = geometry.padInfo;
        // prettier-ignore
        const sides = [[0, 0], [top, bottom], [left, right], [0, 0]];
        return stock({ pad: sides });
      });
    },
  };
}

function guardedPool(name: "MaxPool" | "AvgPool"): Kernel<"x", MaxPoolAttrs | AvgPoolAttrs> {
  return {
    name,
    inputs: ["x"],
    run(call) {
      const { tf, inputs, attributes, stock } = call;
      const { filterSize, strides, pad, dimRoundingMode } = attributes;
      const { shape } = rank4(tf, inputs.x, `${name}'s input`);
      return guarded(
        name,
        tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode),
        call,
        () => stock(),
      );
    },
  };
}

function guarded<Input extends string>(
  name: string,
  geometry: ConvolutionGeometry,
  { tf, attributes: { pad } }: KernelCall<Input, Pick<ConvolutionAttributes, "pad">>,
  compute: () => TensorInfo,
): TensorInfo {
  // With the gaps of a dilated filter.
  const { effectiveFilterHeight: height, effectiveFilterWidth: width } = geometry;
  const { strideHeight, strideWidth, outHeight, outWidth, outShape } = geometry;
  if (typeof pad === "number" && pad !== 0 && (height !== width || strideHeight !== strideWidth)) {
    throw new Error(
      `${name}: a padding given as one number (${pad}) needs a square window and a square stride, and got a window of ` +
        `${height} x ${width} and a stride of ${strideHeight} x ${strideWidth}. ` +
        "Give each side: [[0, 0], [top, bottom], [left, right], [0, 0]].",
    );
  }
  if (outHeight < 0 || outWidth < 0) {
    throw new Error(
      `${name}: a window of ${height} x ${width} does not fit into an input of ` +
        `${geometry.inHeight} x ${geometry.inWidth} with padding ${JSON.stringify(pad)}.`,
    );
  }
  return outShape.includes(0) ? tf.zeros(outShape) : compute();
}

/** The shipped kernels that are called with care. */
export const guardedConvolutions = [
  guardedConvolution("Conv2D"),
  guardedConvolution("FusedConv2D"),
  guardedConvolution("DepthwiseConv2dNative"),
  guardedConvolution("FusedDepthwiseConv2D"),
];
export const guardedPools = [guardedPool("MaxPool"), guardedPool("AvgPool")];
