// Brings the WebAssembly backend to where it can train: every kernel of ours, registered in one go.

import type { Tensors } from "../tensors.js";
import { compileAssembly } from "./assembly.js";
import { batchMatMul } from "./batch-mat-mul.js";
import { batchNormGradientKernel, batchNormKernel, momentsKernel } from "./batch-norm.js";
import { concat, splitV } from "./concat.js";
import { conv2dBackpropFilter, conv2dBackpropInput } from "./conv2d-backprop.js";
import { depthwiseBackpropFilter, depthwiseBackpropInput } from "./depthwise-backprop.js";
import { identity } from "./identity.js";
import { registerKernel } from "./kernel.js";
import { maxPoolGrad } from "./max-pool-grad.js";
import { relu6GradientKernel } from "./relu6-gradient.js";
import { slice } from "./slice.js";
import { mean, sum } from "./sums.js";
import { transpose } from "./transpose.js";
import { unsortedSegmentSum } from "./unsorted-segment-sum.js";
import { guardedConvolutions, guardedPools } from "./window-guards.js";

/**
 * Replaces or adds our kernels. Doing it again does no harm.
 * @throws Error where the processor cannot run them; then nothing is replaced.
 */
export function registerWasmKernels(tf: Tensors, wasm: typeof import("@tensorflow/tfjs-backend-wasm")): void {
  compileAssembly();
  registerKernel(tf, wasm, identity);
  registerKernel(tf, wasm, slice);
  registerKernel(tf, wasm, concat);
  registerKernel(tf, wasm, splitV);
  registerKernel(tf, wasm, transpose);
  registerKernel(tf, wasm, sum);
  registerKernel(tf, wasm, mean);
  registerKernel(tf, wasm, batchMatMul);
  registerKernel(tf, wasm, maxPoolGrad);
  registerKernel(tf, wasm, unsortedSegmentSum);
  for (const convolution of guardedConvolutions) registerKernel(tf, wasm, convolution);
  for (const pool of guardedPools) registerKernel(tf, wasm, pool);
  registerKernel(tf, wasm, conv2dBackpropFilter);
  registerKernel(tf, wasm, conv2dBackpropInput);
  registerKernel(tf, wasm, depthwiseBackpropFilter);
  registerKernel(tf, wasm, depthwiseBackpropInput);
  registerKernel(tf, wasm, momentsKernel);
  registerKernel(tf, wasm, batchNormKernel);
  registerKernel(tf, wasm, batchNormGradientKernel);
  registerKernel(tf, wasm, relu6GradientKernel);
}
