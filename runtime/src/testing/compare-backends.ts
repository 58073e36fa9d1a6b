// For tests: one computation on the plain backend, which is slow and taken to be right, and on WebAssembly with our kernels.

import type { Tensor } from "@tensorflow/tfjs";
import { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import type { Tensors } from "../tensor/tensors.js";

/** The greatest difference between backends, as a share of the greatest number in a tensor, that rounding may explain. */
export const TOLERANCE = 2e-4;

type Numbers = Float32Array | Int32Array | Uint8Array;

/** What a computation gives on one backend. Everything it makes is freed. */
export async function computeOn(
  tf: Tensors,
  backend: "cpu" | "wasm",
  compute: () => Tensor[],
): Promise<Numbers[]> {
  await tf.setBackend(backend);
  return tf.tidy(() => compute().map((tensor) => tensor.dataSync()));
}

/** The same on WebAssembly, where memory that a kernel was given and did not write holds NaN (as integers, -1). */
export async function computePoisoned(tf: Tensors, compute: () => Tensor[]): Promise<Numbers[]> {
  await tf.setBackend("wasm");
  const backend = tf.backend();
  if (!(backend instanceof BackendWasm)) throw new Error("The wasm backend is not that of the package.");
  const makeOutput = backend.makeOutput.bind(backend);
  backend.makeOutput = (shape, dtype, memoryOffset, values) => {
    const output = makeOutput(shape, dtype, memoryOffset, values);
    if (memoryOffset === undefined && values === undefined && dtype !== "string") {
      const view = backend.typedArrayFromHeap(output);
      new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(0xff);
    }
    return output;
  };
  try {
    return await computeOn(tf, "wasm", compute);
  } finally {
    backend.makeOutput = makeOutput;
  }
}

/**
 * The greatest difference, as a share of the greatest number in its tensor; NaN where one side has NaN, infinite where
 * sizes differ. Numbers below a millionth count as that.
 */
export function worstDifference(expected: readonly Numbers[], actual: readonly Numbers[]): number {
  if (expected.length !== actual.length) return Infinity;
  return expected.reduce((worst, tensor, k) => Math.max(worst, difference(tensor, actual[k] ?? [])), 0);
}

function difference(expected: Numbers, actual: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity;
  let scale = 0;
  let worst = 0;
  expected.forEach((value, k) => {
    scale = Math.max(scale, Math.abs(value));
    worst = Math.max(worst, Math.abs(value - (actual[k] ?? NaN)));
  });
  return worst / (scale + 1e-6);
}

/** Normally distributed numbers, the same on every backend. */
export function normal(tf: Tensors, shape: number[], seed: number): Tensor {
  return tf.randomNormal(shape, 0, 1, "float32", seed);
}

/**
 * A function's value, its gradients by inputs of the given shapes, and the loss that they are gradients of: a sum with
 * different weights, so that no two outputs can be taken for each other.
 */
export function valueAndGradients(
  tf: Tensors,
  shapes: readonly number[][],
  f: (...inputs: Tensor[]) => Tensor,
): Tensor[] {
  const inputs = shapes.map((shape, k) => normal(tf, shape, 7 + k));
  const loss = (...args: Tensor[]): Tensor => {
    const y = f(...args);
    const weights = tf.tensor(
      Float32Array.from({ length: y.size }, (_, k) => Math.sin(k)),
      y.shape,
    );
    return tf.sum(tf.mul(y, weights));
  };
  const { value, grads } = tf.valueAndGrads(loss)(inputs);
  return [value, f(...inputs), ...grads];
}

/** Runs and says how many tensors, and pieces of backend data, are left over: both 0 where nothing leaks. */
export async function leftOver(
  tf: Tensors,
  run: () => Promise<void>,
): Promise<{ tensors: number; data: number }> {
  await tf.setBackend("wasm");
  const tensors = tf.memory().numTensors;
  const data = tf.backend().numDataIds();
  await run();
  await tf.setBackend("wasm");
  return { tensors: tf.memory().numTensors - tensors, data: tf.backend().numDataIds() - data };
}
