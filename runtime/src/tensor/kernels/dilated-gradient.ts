// Gradients of dilated convolutions, which TensorFlow.js refuses although it computes the convolutions themselves. (DARTS
// searches over them.)
//
// A dilated convolution equals an undilated one whose filter is spread out with zeros. So its gradients are those of that
// one, with the spread filter's own gradient read at the places where the weights lie: ordinary operations, on every backend.

import type { GradConfig, NamedAttrMap, Tensor, Tensor4D } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.js";
import type { ConvolutionAttributes } from "./convolution-geometry.js";
import { replaceGradient } from "./gradients.js";
import { only } from "./incoming-gradient.js";
import { rank4 } from "./kernel.js";

type ConvolutionName = "Conv2D" | "DepthwiseConv2dNative";

/** Lets dilated conv2d and depthwiseConv2d be differentiated; undilated ones keep their shipped gradient functions. */
export function registerDilatedGradients(tf: Tensors): void {
  registerDilatedGradient(tf, "Conv2D", "Conv2DBackpropInput", "Conv2DBackpropFilter");
  registerDilatedGradient(
    tf,
    "DepthwiseConv2dNative",
    "DepthwiseConv2dNativeBackpropInput",
    "DepthwiseConv2dNativeBackpropFilter",
  );
}

function registerDilatedGradient(
  tf: Tensors,
  name: ConvolutionName,
  byInput: string,
  byFilter: string,
): void {
  const shipped = tf.getGradient(name);
  const gradFunc: GradConfig["gradFunc"] = (dy, saved, attrs) => {
    const { dilations, strides, pad, dataFormat, dimRoundingMode } = convolutionAttributes(attrs);
    const [dilationHeight = 1, dilationWidth = dilationHeight] = [dilations ?? 1].flat();
    if (dilationHeight === 1 && dilationWidth === 1) return shipped.gradFunc(dy, saved, attrs);

    const [savedX, savedFilter] = saved;
    if (savedX === undefined || savedFilter === undefined) {
      throw new Error(`The gradient of ${name} lacks its inputs.`);
    }
    const x = rank4(tf, savedX, `${name}'s input`);
    const filter = rank4(tf, savedFilter, `${name}'s filter`);
    const shared = {
      strides,
      pad,
      dilations: 1,
      ...(dimRoundingMode && { dimRoundingMode }),
      ...(dataFormat && { dataFormat }),
    };
    const kernel = (
      kernelName: string,
      inputs: Record<string, Tensor>,
      shape: Record<string, number[]>,
    ): Tensor => tf.engine().runKernel(kernelName, inputs, { ...shared, ...shape });
    return {
      x: () => {
        const spread = spreadFilter(tf, filter, dilationHeight, dilationWidth);
        return kernel(byInput, { dy: only(dy), filter: spread }, { inputShape: x.shape });
      },
      filter: () => {
        const filterShape = spreadShape(filter, dilationHeight, dilationWidth);
        const gradient = rank4(
          tf,
          kernel(byFilter, { x, dy: only(dy) }, { filterShape }),
          "the filter gradient",
        );
        return tf.stridedSlice(gradient, [0, 0, 0, 0], filterShape, [dilationHeight, dilationWidth, 1, 1]);
      },
    };
  };
  replaceGradient(tf, { kernelName: name, inputsToSave: ["x", "filter"], gradFunc });
}

/** [(kh - 1) * dh + 1, (kw - 1) * dw + 1, ...]: the shape of a filter once spread out. */
function spreadShape(
  filter: Tensor4D,
  dilationHeight: number,
  dilationWidth: number,
): [number, number, number, number] {
  const [height, width, inChannels, outChannels] = filter.shape;
  return [(height - 1) * dilationHeight + 1, (width - 1) * dilationWidth + 1, inChannels, outChannels];
}

function spreadFilter(
  tf: Tensors,
  filter: Tensor4D,
  dilationHeight: number,
  dilationWidth: number,
): Tensor4D {
  const [height, width, inChannels, outChannels] = filter.shape;
  const depth = inChannels * outChannels;
  // prettier-ignore
  const zeros: [number, number][] = [[0, 0], [0, dilationHeight - 1], [0, dilationWidth - 1], [0, 0]];
  // Each weight gets a cell of its own, which is padded below and to the right; the last ones' padding is cut off.
  const cells = tf.pad(tf.reshape(filter, [height * width, 1, 1, depth]), zeros);
  const grid = tf.reshape(cells, [height, width, dilationHeight, dilationWidth, depth]);
  const image = tf.reshape(tf.transpose(grid, [0, 2, 1, 3, 4]), [
    height * dilationHeight,
    width * dilationWidth,
    inChannels,
    outChannels,
  ]);
  return rank4(
    tf,
    tf.slice(image, [0, 0, 0, 0], spreadShape(filter, dilationHeight, dilationWidth)),
    "the spread filter",
  );
}

// The cast: the attributes that a gradient function gets are those that its operation passed to its kernel, in the pinned
// version of tfjs-core its `...Attrs` interface.
function convolutionAttributes(attrs: NamedAttrMap): ConvolutionAttributes {
  return attrs as unknown as ConvolutionAttributes;
}
