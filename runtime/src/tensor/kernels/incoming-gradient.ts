// What a gradient function is called with: the gradients of an operation's outputs.

import type { Tensor } from "@tensorflow/tfjs";

/** The gradient of an operation's output, where it has one output. */
export function only(dy: Tensor | Tensor[]): Tensor {
  if (!Array.isArray(dy)) return dy;
  const [first] = dy;
  if (first === undefined) throw new Error("A gradient function was called without a gradient.");
  return first;
}

/** The same, where it may have several. */
export function several(gradients: Tensor | Tensor[]): Tensor[] {
  return Array.isArray(gradients) ? gradients : [gradients];
}
