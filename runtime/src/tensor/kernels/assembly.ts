// The kernels in AssemblyScript (../assembly), brought up in the memory of a WebAssembly backend.

import { BINARY } from "./assembly-binary.js";

/** What of WebAssembly's interface is used; Node has it, and its types leave it out. */
declare const WebAssembly: {
  readonly Memory: new () => Memory;
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Record<string, unknown> };
};

/** A memory that modules share. */
export interface Memory {
  readonly buffer: ArrayBufferLike;
}

export function isMemory(value: unknown): value is Memory {
  return value instanceof WebAssembly.Memory;
}

const NAMES = [
  "batchNorm",
  "batchNormGradient",
  "conv2d",
  "conv2dFilterGradient",
  "conv2dInputGradient",
  "copyRows",
  "depthwiseFilterGradient",
  "depthwiseInputGradient",
  "maxPoolGradient",
  "moments",
  "relu6Gradient",
  "segmentSumFloats",
  "segmentSumIntegers",
  "sumRows",
  "transposeMatrices",
] as const;

/**
 * The functions by name, as they stand in ../assembly: tensors are given by their address, and everything else is a number,
 * too. They look at nothing: whoever calls them has checked shapes and dtypes, and that no size is 0.
 */
export type Assembly = Readonly<Record<(typeof NAMES)[number], (...numbers: number[]) => void>>;

let compiled: object | undefined;

/**
 * Compiles the kernels, once for all backends.
 * @throws Error where the processor has no SIMD: TensorFlow.js has a binary for those, which trains hardly faster than plain
 * JavaScript.
 */
export function compileAssembly(): object {
  try {
    compiled ??= new WebAssembly.Module(Buffer.from(BINARY, "base64"));
    return compiled;
  } catch (cause) {
    throw new Error("the processor lacks the SIMD instructions that the kernels of tsglove are made of", {
      cause,
    });
  }
}

/** @param scratch gives working memory of that many bytes, by its address. */
export function instantiateAssembly(memory: Memory, scratch: (bytes: number) => number): Assembly {
  const { exports } = new WebAssembly.Instance(compileAssembly(), { env: { memory }, scratch: { scratch } });
  const missing = NAMES.filter((name) => typeof exports[name] !== "function");
  if (missing.length > 0) {
    throw new Error(`The WebAssembly kernels lack ${missing.join(", ")}: build them again (npm run build).`);
  }
  // Cast: each name is a function, as was seen above; that it takes numbers is what its source says.
  return exports as unknown as Assembly;
}
