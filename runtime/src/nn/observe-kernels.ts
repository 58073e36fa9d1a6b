// What the tensor library computes while a function runs, operation by operation: whoever wrote the layers.
import { tensors } from "tsglove/tensor";
import type { NamedAttrMap, NamedTensorMap, Tensor } from "@tensorflow/tfjs";

/** One operation that was computed: its kernel, what went in, what its options were, and what came out first. */
export interface KernelCall {
  readonly kernel: string;
  readonly inputs: NamedTensorMap;
  readonly options: NamedAttrMap;
  readonly output: Tensor;
}

/** Shows every operation that `run` computes to `observe`, in their order. Neither may be asynchronous. */
export function observeKernels<R>(observe: (call: KernelCall) => void, run: () => R): R {
  const tf = tensors();
  const engine = tf.engine();
  const former = engine.runKernel.bind(engine);
  // All operations of the library go through this method; its own profiler would read every tensor back.
  engine.runKernel = <T extends Tensor | Tensor[]>(
    kernel: string,
    inputs: NamedTensorMap,
    options: NamedAttrMap = {},
  ): T => {
    const result = former<T>(kernel, inputs, options);
    const [output] = [result].flat();
    if (output instanceof tf.Tensor) observe({ kernel, inputs, options, output });
    return result;
  };
  try {
    return run();
  } finally {
    engine.runKernel = former;
  }
}
