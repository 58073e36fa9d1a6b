// Operations of ours that are one kernel on the WebAssembly backend, and a composite of ordinary operations on every other.

import type { NamedAttrMap, Tensor } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.js";
import type { Kernel } from "./kernel.js";

/** A kernel by a name of ours: `run` computes it on WebAssembly, and gives as many tensors as `composite`. */
export interface FusedKernel<Input extends string, Attributes extends NamedAttrMap> extends Kernel<
  Input,
  Attributes
> {
  /** The same in ordinary operations, which can be differentiated. */
  readonly composite: (
    tf: Tensors,
    inputs: Readonly<Record<Input, Tensor>>,
    attributes: Attributes,
  ) => Tensor[];
}

/** Runs a kernel of ours on the current backend, which is given the composite where it has no other. */
export function runFused<Input extends string, Attributes extends NamedAttrMap>(
  tf: Tensors,
  kernel: FusedKernel<Input, Attributes>,
  inputs: Record<Input, Tensor>,
  attributes: Attributes,
): Tensor[] {
  const backendName = tf.getBackend();
  if (!isRegistered(tf, kernel.name, backendName)) {
    tf.registerKernel({
      kernelName: kernel.name,
      backendName,
      // Casts: this function is all that calls a kernel of this name, with these inputs and attributes.
      kernelFunc: (call) =>
        tf.tidy(() =>
          kernel.composite(
            tf,
            call.inputs as unknown as Record<Input, Tensor>,
            call.attrs as unknown as Attributes,
          ),
        ),
    });
  }
  return tf.engine().runKernel<Tensor[]>(kernel.name, inputs, attributes);
}

/** The registry says `undefined` for a kernel that it lacks; its declared type does not. */
function isRegistered(tf: Tensors, kernelName: string, backendName: string): boolean {
  const found: unknown = tf.getKernel(kernelName, backendName);
  return found !== undefined;
}
