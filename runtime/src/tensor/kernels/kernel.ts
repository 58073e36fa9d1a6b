// What a kernel of ours is, and how it becomes one of TensorFlow.js. The engine calls every kernel with untyped maps of
// inputs and attributes; the only casts are here.
//
// Operations that a kernel calls are not recorded for gradients (the engine stops its tape inside kernels): so a kernel may be
// written in ordinary operations, on the heap, or both. It frees what it does not return: a `tidy` around each kernel would cost
// more than many of them do.

import type { KernelConfig, NamedAttrMap, Rank, Tensor, TensorInfo, Tensor4D } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.js";
import { wasmHeap, type WasmHeap } from "../wasm-heap.js";

type WasmPackage = typeof import("@tensorflow/tfjs-backend-wasm");

/** One call of a kernel. */
export interface KernelCall<Input extends string, Attributes> {
  readonly tf: Tensors;
  readonly heap: WasmHeap;
  /** The inputs, all of them in the heap. */
  readonly inputs: Readonly<Record<Input, TensorInfo>>;
  readonly attributes: Attributes;
  /** The kernel that TensorFlow.js ships under the same name, for what is left to it; with these attributes changed. */
  readonly stock: (changes?: NamedAttrMap) => TensorInfo;
}

/** A kernel of ours for the WebAssembly backend. */
export interface Kernel<Input extends string, Attributes> {
  /** The name that TensorFlow.js knows it by. */
  readonly name: string;
  /** The names of its inputs. Left out: it takes as many as it gets, by their numbers from "0". */
  readonly inputs?: readonly Input[];
  readonly run: (call: KernelCall<Input, Attributes>) => TensorInfo | TensorInfo[];
}

const BACKEND = "wasm";

/** Puts a kernel of ours in the place of the shipped one, or where there was none. */
export function registerKernel<Input extends string, Attributes>(
  tf: Tensors,
  wasm: WasmPackage,
  kernel: Kernel<Input, Attributes>,
): void {
  const shipped = shippedKernel(tf, kernel.name);
  if (shipped !== undefined) tf.unregisterKernel(kernel.name, BACKEND);

  const kernelFunc: KernelConfig["kernelFunc"] = (call) => {
    const heap = wasmHeap(wasm, call.backend);
    for (const name of kernel.inputs ?? Object.keys(call.inputs)) {
      const input = call.inputs[name];
      if (input === undefined) throw new Error(`${kernel.name} was called without its input "${name}".`);
      heap.bringIn(input);
    }
    const stock = (changes?: NamedAttrMap): TensorInfo => {
      const output = shipped?.kernelFunc({ ...call, attrs: { ...call.attrs, ...changes } });
      if (output === undefined || Array.isArray(output)) {
        throw new Error(`${kernel.name}: this case has no kernel.`);
      }
      return output;
    };
    // Casts: the record holds the names in `kernel.inputs`, checked one by one above (or whatever there is, where the kernel
    // names none); and the attributes of a kernel are what the operation of that name, in the pinned version of tfjs-core,
    // passes: its `...Attrs` interface.
    const inputs = call.inputs as unknown as Record<Input, TensorInfo>;
    const attributes = call.attrs as unknown as Attributes;
    return kernel.run({ tf, heap, inputs, attributes, stock });
  };
  // The shipped kernel's set-up and disposal stay: it may still be called, and a backend that starts later sets it up.
  tf.registerKernel({ ...shipped, kernelName: kernel.name, backendName: BACKEND, kernelFunc });
}

/** The registry says `undefined` for a kernel that it lacks; its declared type does not. */
function shippedKernel(tf: Tensors, name: string): KernelConfig | undefined {
  return tf.getKernel(name, BACKEND);
}

/**
 * A kernel's input as a tensor of rank 4. `what` names it in the error that any other gets.
 * Bare infos are refused: tracking one here would free data that its owner still counts on.
 */
export function rank4(tf: Tensors, input: TensorInfo, what: string): Tensor4D {
  if (isTensor(tf, input) && isRank4(input)) return input;
  throw new Error(`${what} must be a tensor of rank 4, but has shape [${input.shape.join(", ")}].`);
}

function isTensor(tf: Tensors, info: TensorInfo): info is Tensor {
  return info instanceof tf.Tensor;
}

function isRank4(tensor: Tensor): tensor is Tensor<Rank.R4> {
  return tensor.rank === 4;
}
