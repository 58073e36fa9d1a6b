// The sizes, strides and padding of a convolution, read from a kernel's attributes; and the refusal, with a reason, of
// what our gradient kernels do not do.

import type { Tensors } from "../tensors.js";

type Shape4 = [number, number, number, number];

/** The attributes that the kernels of both kinds of convolution, and of their gradients, share. */
export interface ConvolutionAttributes {
  readonly strides: [number, number] | number;
  readonly pad: Parameters<Tensors["backend_util"]["computeConv2DInfo"]>[4];
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
  readonly dilations?: [number, number] | number;
  readonly dataFormat?: "NHWC" | "NCHW";
}

export type ConvolutionGeometry = ReturnType<Tensors["backend_util"]["computeConv2DInfo"]>;

/**
 * @throws Error for channels first (the forward pass refuses them on this backend, too) and for dilation (which reaches no
 * gradient kernel: the gradients of dilated convolutions are made of undilated ones).
 */
export function convolutionGeometry(
  tf: Tensors,
  operation: "conv2d" | "depthwiseConv2d",
  attributes: ConvolutionAttributes,
  inputShape: Shape4,
  filterShape: Shape4,
): ConvolutionGeometry {
  const { strides, pad, dimRoundingMode, dilations, dataFormat } = attributes;
  if (dataFormat === "NCHW") {
    throw new Error(
      `The gradient of ${operation} on the wasm backend supports the data format NHWC only, and got NCHW.`,
    );
  }
  const gaps = [dilations ?? 1].flat();
  if (gaps.some((gap) => gap !== 1)) {
    throw new Error(
      `The gradient kernels of ${operation} support dilation 1 only, and got [${gaps.join(", ")}].`,
    );
  }
  const depthwise = operation === "depthwiseConv2d";
  return tf.backend_util.computeConv2DInfo(
    inputShape,
    filterShape,
    strides,
    1,
    pad,
    dimRoundingMode,
    depthwise,
  );
}

/** How a filter moves over the images: its size, the strides and the padding before the first pixel, as the kernels take them. */
export function movement({
  filterHeight,
  filterWidth,
  strideHeight,
  strideWidth,
  padInfo: { top, left },
}: Omit<ConvolutionGeometry, "dataFormat">): number[] {
  return [filterHeight, filterWidth, strideHeight, strideWidth, top, left];
}
