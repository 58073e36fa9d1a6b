// All that we rely on inside the WebAssembly backend, in one place: tensors lie in one growing memory, row by row and
// without gaps, and an output is allocated there before it is filled. The members used are those that the backend's
// own class declares, so the compiler holds us to them (but for the memory itself, which is looked up by name); the version
// is pinned in package.json.

import type { TensorInfo } from "@tensorflow/tfjs";
import { instantiateAssembly, isMemory, type Assembly, type Memory } from "./kernels/assembly.js";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";

type WasmPackage = typeof import("@tensorflow/tfjs-backend-wasm");

/** A dtype whose elements lie in the heap as plain numbers. Strings do not: the backend keeps those in JavaScript. */
export type HeapDtype = "float32" | "int32" | "bool";

export function isHeapDtype(dtype: string): dtype is HeapDtype {
  return dtype === "float32" || dtype === "int32" || dtype === "bool";
}

/** Tensors of the WebAssembly backend, as places in its memory. */
export class WasmHeap {
  readonly #backend: BackendWasm;
  #assembly: Assembly | undefined;
  #scratch = 0;
  #scratchBytes = 0;

  constructor(backend: BackendWasm) {
    this.#backend = backend;
  }

  /** The kernels in AssemblyScript, at work in this memory. They take tensors by their `byteOffset`, which stays when the memory grows. */
  get assembly(): Assembly {
    this.#assembly ??= instantiateAssembly(memoryOf(this.#backend), (bytes) => this.#takeScratch(bytes));
    return this.#assembly;
  }

  /**
   * Grows the memory in one go to where it has that much room. The backend's allocator grows it by a fifth at a time, and each
   * time V8 collects garbage. What is not written to takes address space only.
   */
  reserve(bytes: number): void {
    const allocator = allocatorOf(this.#backend);
    allocator._free(allocator._malloc(bytes));
  }

  /** Working memory for one kernel. It is kept for the next, and grows to what the most demanding one needs. */
  #takeScratch(bytes: number): number {
    if (bytes > this.#scratchBytes) {
      const allocator = allocatorOf(this.#backend);
      allocator._free(this.#scratch);
      this.#scratchBytes = 0;
      this.#scratch = allocator._malloc(bytes) >>> 0;
      if (this.#scratch === 0) {
        throw new Error(
          `The WebAssembly backend is out of memory: a kernel needs ${bytes} bytes to work in.`,
        );
      }
      this.#scratchBytes = bytes;
    }
    return this.#scratch;
  }

  /**
   * A new tensor. Its numbers are whatever the memory held: the kernel must write each of them.
   * @throws Error where the memory, of 4 GiB at most, has no room for it.
   */
  allocate(shape: readonly number[], dtype: HeapDtype): TensorInfo {
    const bytes = shape.reduce((product, size) => product * size, dtype === "bool" ? 1 : 4);
    if (bytes < MOST_BYTES) {
      const output = this.#backend.makeOutput([...shape], dtype);
      if (this.byteOffset(output) !== 0) return output;
      this.#backend.disposeData(output.dataId, true);
    }
    throw new Error(
      `The WebAssembly backend is out of memory: no room for ${dtype} numbers of shape [${shape.join(", ")}].`,
    );
  }

  /** Where a tensor begins in the memory, in bytes. A multiple of 4: the backend's allocator aligns to 8. */
  byteOffset(tensor: TensorInfo): number {
    return this.#backend.getMemoryOffset(tensor.dataId);
  }

  /**
   * Runs a kernel in AssemblyScript, which takes where inputs and outputs begin, in that order, and then the numbers.
   * @throws Error where an input is not float32, which is what these kernels compute with.
   */
  compute(
    kernel: keyof Assembly,
    inputs: Readonly<Record<string, TensorInfo>>,
    outputs: readonly TensorInfo[],
    ...numbers: (number | readonly number[])[]
  ): void {
    const all: number[] = [];
    for (const [name, input] of Object.entries(inputs)) {
      if (input.dtype !== "float32")
        throw new Error(`A kernel's input "${name}" must be float32, but is ${input.dtype}.`);
      all.push(this.byteOffset(input));
    }
    for (const output of outputs) all.push(this.byteOffset(output));
    this.assembly[kernel](...all.concat(...numbers));
  }

  /** A tensor over the same numbers, which are freed with the last of the two. `shape` has as many elements. */
  alias(tensor: TensorInfo, shape: readonly number[]): TensorInfo {
    this.#backend.incRef(tensor.dataId);
    return { dataId: tensor.dataId, shape: [...shape], dtype: tensor.dtype };
  }

  /** Brings a tensor that another backend holds into this memory, so that it has a place in it. */
  bringIn(tensor: TensorInfo): void {
    this.#backend.dataIdMap.get(tensor.dataId);
  }
}

/** What an address can tell apart. The backend's allocator would take a larger size for its remainder. */
const MOST_BYTES = 2 ** 32;

const heaps = new WeakMap<BackendWasm, WasmHeap>();

/**
 * The heap behind the backend object that the engine hands to a kernel.
 * @throws Error when that object is not of the package's own class: another copy of the package, or another backend.
 */
export function wasmHeap(wasm: WasmPackage, backend: object): WasmHeap {
  if (backend instanceof wasm.BackendWasm) {
    let heap = heaps.get(backend);
    if (heap === undefined) heaps.set(backend, (heap = new WasmHeap(backend)));
    return heap;
  }
  throw new Error(
    "The WebAssembly backend is not the one that was loaded. tsglove works with @tensorflow/tfjs and " +
      "@tensorflow/tfjs-backend-wasm 4.22.0, one copy of each (`npm ls @tensorflow/tfjs-backend-wasm`).",
  );
}

/** The memory of the backend's module: one of that module's exports, of which its declared type says nothing. */
function memoryOf({ wasm }: BackendWasm): Memory {
  const members: unknown = Reflect.get(wasm, "asm");
  const exported: unknown[] = typeof members === "object" && members !== null ? Object.values(members) : [];
  const memory = exported.find(isMemory);
  if (memory !== undefined) return memory;
  throw new Error("The WebAssembly backend does not keep its memory where tsglove looks for it.");
}

interface Allocator {
  _malloc(bytes: number): number;
  /** Of 0, nothing. */
  _free(address: number): void;
}

/** The module as what Emscripten's types, which this package does not have, say that it is. */
function allocatorOf({ wasm }: BackendWasm): Allocator {
  if (isAllocator(wasm)) return wasm;
  throw new Error("The WebAssembly backend does not have its allocator where tsglove looks for it.");
}

function isAllocator(module: object): module is Allocator {
  return (
    "_malloc" in module &&
    typeof module._malloc === "function" &&
    "_free" in module &&
    typeof module._free === "function"
  );
}
