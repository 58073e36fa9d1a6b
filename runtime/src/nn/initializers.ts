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
 * Inputs are the product of all axes but the last.
 */
export const heNormal: Initializer = (shape, random) => {
  const deviation = Math.sqrt(2 / fans(shape).inputs);
  return drawn(shape, () => deviation * random.normal());
};

/** {@link heNormal} for kernels [height, width, channels, 1] that keep channels apart: each sees its own window alone. */
export const heNormalDepthwise: Initializer = (shape, random) => {
  const [height = 1, width = 1] = shape;
  const deviation = Math.sqrt(2 / (height * width));
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

/** How many numbers each output is made of, and how many outputs each input goes into. */
function fans(shape: readonly number[]): { readonly inputs: number; readonly outputs: number } {
  const window = product(shape.slice(0, -2));
  return {
    inputs: Math.max(1, window * (shape.at(-2) ?? 1)),
    outputs: Math.max(1, window * (shape.at(-1) ?? 1)),
  };
}

function product(lengths: readonly number[]): number {
  return lengths.reduce((size, length) => size * length, 1);
}

function drawn(shape: readonly number[], draw: () => number): Tensor {
  const values = new Float32Array(product(shape));
  for (let i = 0; i < values.length; i++) values[i] = draw();
  return tensors().tensor(values, [...shape], "float32");
}
