// All that we rely on inside the WebAssembly backend, in one place: tensors lie in one growing memory, row by row and
// without gaps, and an output is allocated there before it is filled. The members used are those that the backend's
// own class declares, so the compiler holds us to them; the version is pinned in package.json.

import type { TensorInfo } from "@tensorflow/tfjs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";

type WasmPackage = typeof import("@tensorflow/tfjs-backend-wasm");

/** A dtype whose elements lie in the heap as plain numbers. Strings do not: the backend keeps those in JavaScript. */
export type HeapDtype = "float32" | "int32" | "bool";

/**
 * Tensors of the WebAssembly backend, seen as typed arrays over its memory.
 *
 * Allocating may grow the memory, and growing it empties every typed array made before: a kernel allocates its outputs
 * first and takes its views afterwards.
 */
export class WasmHeap {
  readonly #backend: BackendWasm;

  constructor(backend: BackendWasm) {
    this.#backend = backend;
  }

  /** A new tensor. Its numbers are whatever the memory held: the kernel must write each of them. */
  allocate(shape: readonly number[], dtype: HeapDtype): TensorInfo {
    return this.#backend.makeOutput([...shape], dtype);
  }

  /** The numbers of a float32 tensor, in place. `what` names the tensor in the error that another dtype gets. */
  floats(tensor: TensorInfo, what: string): Float32Array {
    const view = this.#backend.typedArrayFromHeap(tensor);
    if (view instanceof Float32Array) return view;
    throw new Error(`${what} must be float32, but is ${tensor.dtype}.`);
  }

  /** The numbers of an int32 tensor, in place. `what` names the tensor in the error that another dtype gets. */
  ints(tensor: TensorInfo, what: string): Int32Array {
    const view = this.#backend.typedArrayFromHeap(tensor);
    if (view instanceof Int32Array) return view;
    throw new Error(`${what} must be int32, but is ${tensor.dtype}.`);
  }

  /** Where a tensor begins in the memory, in bytes. A multiple of 4: the backend's allocator aligns to 8. */
  byteOffset(tensor: TensorInfo): number {
    return this.#backend.typedArrayFromHeap(tensor).byteOffset;
  }

  /** The whole memory, in which `byteOffset` counts; valid until the next allocation. `tensor` is any tensor in it. */
  memory(tensor: TensorInfo): ArrayBufferLike {
    return this.#backend.typedArrayFromHeap(tensor).buffer;
  }

  /** Brings tensors that another backend holds into this memory, so that taking their views no longer allocates. */
  bringIn(tensors: Iterable<TensorInfo>): void {
    for (const tensor of tensors) this.#backend.dataIdMap.get(tensor.dataId);
  }
}

/**
 * The heap behind the backend object that the engine hands to a kernel.
 * @throws Error when that object is not of the package's own class: another copy of the package, or another backend.
 */
export function wasmHeap(wasm: WasmPackage, backend: object): WasmHeap {
  if (backend instanceof wasm.BackendWasm) return new WasmHeap(backend);
  throw new Error(
    "The WebAssembly backend is not the one that was loaded. tsglove works with @tensorflow/tfjs and " +
      "@tensorflow/tfjs-backend-wasm 4.22.0, one copy of each (`npm ls @tensorflow/tfjs-backend-wasm`).",
  );
}
