// Gradients that TensorFlow.js lacks, or makes of operations that are slow on the WebAssembly backend. A gradient belongs to
// an operation, not to a backend: these hold on every one.

import type { GradConfig, Tensor } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.js";
import { averagePoolGradient } from "./average-pool-gradient.js";
import { batchNormGradients } from "./batch-norm.js";
import { runFused } from "./fused.js";
import { only } from "./incoming-gradient.js";
import { relu6GradientKernel } from "./relu6-gradient.js";

/** Puts our gradients in the place of the shipped ones, or where there was none. Doing it again does no harm. */
export function registerGradients(tf: Tensors): void {
  replaceGradient(tf, {
    kernelName: "Relu6",
    inputsToSave: ["x"],
    gradFunc: (dy, saved) => ({ x: () => relu6Gradient(tf, only(dy), saved[0]) }),
  });
  // Of second derivatives: it is linear in dy, and flat in x.
  replaceGradient(tf, {
    kernelName: relu6GradientKernel.name,
    inputsToSave: ["x"],
    gradFunc: (dy, [x]) => ({
      dy: () => relu6Gradient(tf, only(dy), x),
      x: () => zeroGradient(tf, x),
    }),
  });
  replaceGradient(tf, averagePoolGradient(tf));
  for (const gradient of batchNormGradients(tf)) replaceGradient(tf, gradient);
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

function relu6Gradient(tf: Tensors, dy: Tensor, x: Tensor | undefined): Tensor {
  if (x === undefined) throw new Error("The gradient of Relu6 was not given its input.");
  return only(runFused(tf, relu6GradientKernel, { dy, x }, {}));
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
