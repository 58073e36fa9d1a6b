// Brings the WebAssembly backend to where it can train: every kernel of ours, registered in one go.

import type { Tensors } from "../tensors.js";
import { conv2dBackpropFilter, conv2dBackpropInput } from "./conv2d-backprop.js";
import { depthwiseBackpropFilter, depthwiseBackpropInput } from "./depthwise-backprop.js";
import { registerKernel } from "./kernel.js";
import { maxPoolGrad } from "./max-pool-grad.js";
import { slice } from "./slice.js";
import { unsortedSegmentSum } from "./unsorted-segment-sum.js";
import { guardedConvolutions, guardedPools } from "./window-guards.js";

/** Replaces or adds our kernels. Doing it again does no harm. */
export function registerWasmKernels(tf: Tensors, wasm: typeof import("@tensorflow/tfjs-backend-wasm")): void {
  registerKernel(tf, wasm, slice);
  registerKernel(tf, wasm, maxPoolGrad);
  registerKernel(tf, wasm, unsortedSegmentSum);
  for (const convolution of guardedConvolutions) registerKernel(tf, wasm, convolution);
  for (const pool of guardedPools) registerKernel(tf, wasm, pool);
  registerKernel(tf, wasm, conv2dBackpropFilter);
  registerKernel(tf, wasm, conv2dBackpropInput);
  registerKernel(tf, wasm, depthwiseBackpropFilter);
  registerKernel(tf, wasm, depthwiseBackpropInput);
}
