// Gradients that TensorFlow.js lacks, or makes of operations that are slow on the WebAssembly backend. A gradient belongs to
// an operation, not to a backend: these hold on every one.

import type { GradConfig, Tensor } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.js";

/** Puts our gradients in the place of the shipped ones, or where there was none. Doing it again does no harm. */
export function registerGradients(tf: Tensors): void {
  replaceGradient(tf, {
    kernelName: "Relu6",
    inputsToSave: ["x"],
    gradFunc: (dy, saved) => ({ x: () => relu6Gradient(tf, only(dy), saved[0]) }),
  });
  // Whether a comparison holds does not change with a small step of what is compared: the gradient is zero. Without one,
  // `tf.where(tf.greater(x, 0), ...)` of a variable x cannot be differentiated at all (GreaterEqual has one).
  for (const kernelName of ["Greater", "Less", "LessEqual", "Equal", "NotEqual", "LogicalAnd", "LogicalOr"]) {
    if (hasGradient(tf, kernelName)) continue;
    tf.registerGradient({
      kernelName,
      inputsToSave: ["a", "b"],
      gradFunc: (_dy, [a, b]) => ({ a: () => zeroGradient(tf, a), b: () => zeroGradient(tf, b) }),
    });
  }
  if (!hasGradient(tf, "LogicalNot")) {
    tf.registerGradient({
      kernelName: "LogicalNot",
      inputsToSave: ["x"],
      gradFunc: (_dy, [x]) => ({ x: () => zeroGradient(tf, x) }),
    });
  }
}

/** dy where 0 < x <= 6, else 0; without a tensor of booleans, whose operations are scalar loops on wasm. */
function relu6Gradient(tf: Tensors, dy: Tensor, x: Tensor | undefined): Tensor {
  if (x === undefined) throw new Error("The gradient of Relu6 was not given its input.");
  return tf.mul(dy, tf.sub(tf.step(x), tf.step(tf.sub(x, 6))));
}

/** Gradients are float32 by contract, also those of integers and booleans: `zerosLike` would be refused. */
function zeroGradient(tf: Tensors, input: Tensor | undefined): Tensor {
  if (input === undefined) throw new Error("The gradient of a comparison was not given its input.");
  return tf.zeros(input.shape, "float32");
}

export function replaceGradient(tf: Tensors, config: GradConfig): void {
  if (hasGradient(tf, config.kernelName)) tf.unregisterGradient(config.kernelName);
  tf.registerGradient(config);
}

function hasGradient(tf: Tensors, kernelName: string): boolean {
  return shippedGradient(tf, kernelName) !== undefined;
}

/** The registry says `undefined` for a gradient that it lacks; its declared type does not. */
function shippedGradient(tf: Tensors, kernelName: string): GradConfig | undefined {
  return tf.getGradient(kernelName);
}

/** The gradient of an operation's output, where it has one output. */
export function only(dy: Tensor | Tensor[]): Tensor {
  if (!Array.isArray(dy)) return dy;
  const [first] = dy;
  if (first === undefined) throw new Error("A gradient function was called without a gradient.");
  return first;
}
