/** First values of weights. All are functions of a shape and a random stream. */
import type { RandomStream } from "tsglove";
import { tensors } from "tsglove/tensor";
import type { Tensor } from "@tensorflow/tfjs";

/** Makes the first value of a weight: float32, of the shape given. */
export type Initializer = (shape: readonly number[], random: RandomStream) => Tensor;

/** All zeros: shifts, and last layers that are to begin without an opinion. */
export const zeros: Initializer = (shape) => tensors().zeros([...shape]);

/** All ones: scales. */
export const ones: Initializer = (shape) => tensors().ones([...shape]);

/** One number everywhere. */
export function constant(value: number): Initializer {
  return (shape) => tensors().fill([...shape], value);
}

/** Normal with mean 0 and the given standard deviation. */
export function normal(deviation: number): Initializer {
  return (shape, random) => drawn(shape, () => deviation * random.normal());
}

/**
 * Normal with variance 2 / inputs, for layers before a ReLU (He and others: Delving Deep into Rectifiers, ICCV 2015, section 2.2).
 * Inputs are the product of all axes but the last; of a depthwise kernel, [h, w, channels, 1], those of its window.
 */
export const heNormal: Initializer = (shape, random) => {
  const deviation = Math.sqrt(2 / fans(shape).inputs);
  return drawn(shape, () => deviation * random.normal());
};

/**
 * Uniform within √(6 / (inputs + outputs)), for linear layers (Glorot and Bengio: Understanding the Difficulty of Training Deep
 * Feedforward Neural Networks, AISTATS 2010, equation 16).
 */
export const glorotUniform: Initializer = (shape, random) => {
  const { inputs, outputs } = fans(shape);
  const limit = Math.sqrt(6 / (inputs + outputs));
  return drawn(shape, () => limit * (2 * random.next() - 1));
};

function fans(shape: readonly number[]): { readonly inputs: number; readonly outputs: number } {
  const [height = 1, width = 1, inChannels = 1, outChannels = 1] = shape;
  if (shape.length === 4) {
    const window = height * width;
    // Each channel of a depthwise kernel sees its own window alone.
    return outChannels === 1 && inChannels > 1
      ? { inputs: window, outputs: window }
      : { inputs: window * inChannels, outputs: window * outChannels };
  }
  const outputs = shape.at(-1) ?? 1;
  return { inputs: Math.max(1, shape.slice(0, -1).reduce((product, length) => product * length, 1)), outputs };
}

function drawn(shape: readonly number[], draw: () => number): Tensor {
  const length = shape.reduce((product, axis) => product * axis, 1);
  return tensors().tensor(Float32Array.from({ length }, draw), [...shape], "float32");
}
