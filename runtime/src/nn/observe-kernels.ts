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

/**
 * Shows every operation that `run` computes to `observe`, in their order; not those that a kernel is itself made of. Neither may be
 * asynchronous.
 */
export function observeKernels<R>(observe: (call: KernelCall) => void, run: () => R): R {
  const engine = tensors().engine();
  // Undefined as long as it is the method that all engines have.
  const former = Object.getOwnPropertyDescriptor(engine, "runKernel");
  const runKernel = engine.runKernel.bind(engine);
  let depth = 0;
  // All operations of the library go through this method; its own profiler would read every tensor back.
  engine.runKernel = new Proxy(runKernel, {
    apply(target, _self, call: Parameters<typeof runKernel>) {
      const [kernel, inputs, options = {}] = call;
      depth++;
      let result: Tensor | Tensor[];
      try {
        result = target(...call);
      } finally {
        depth--;
      }
      const [output] = [result].flat();
      if (depth === 0 && output !== undefined) observe({ kernel, inputs, options, output });
      return result;
    },
  });
  try {
    return run();
  } finally {
    if (former === undefined) Reflect.deleteProperty(engine, "runKernel");
    else Object.defineProperty(engine, "runKernel", former);
  }
}
