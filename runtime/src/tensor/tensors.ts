// The tensor library of this process, once `loadTensors` has brought it up. TensorFlow.js keeps one engine for a whole
// process (or worker thread) and so do we: what is chosen here is chosen for every user of it.

/** The TensorFlow.js module, as `import * as tf from "@tensorflow/tfjs"` would give it: the same engine, the same tensors. */
export type Tensors = typeof import("@tensorflow/tfjs");

/** Which backend computes, and why not a faster one. */
export interface TensorBackend {
  /**
   * `"tensorflow"` (native), `"wasm"`, `"webgpu"` or `"cpu"`; any other name is that of a backend the program had set itself
   * before `loadTensors`.
   */
  readonly name: string;
  /** Whose code computes, and on what, where there is more to say: `"TensorFlow 2.21.0 through @tensorflow/tfjs-node, on the CPU"`. */
  readonly engine?: string;
  /** Why this backend, where that is not what one would expect: what a faster one failed of, or who chose before. */
  readonly note?: string;
}

interface Loaded {
  readonly tf: Tensors;
  readonly backend: TensorBackend;
}

let loaded: Loaded | undefined;

/** What is loaded, or `undefined` before the first `loadTensors` has ended. */
export function loadedTensors(): Loaded | undefined {
  return loaded;
}

/** Writes down what `loadTensors` chose. It is written once. */
export function keepTensors(tf: Tensors, backend: TensorBackend): void {
  if (loaded !== undefined) throw new Error("The tensor library is already loaded.");
  loaded = { tf, backend };
}

function requireLoaded(): Loaded {
  if (loaded === undefined) {
    throw new Error('No tensor library yet: call `await loadTensors()` of "tsglove/tensor" first.');
  }
  return loaded;
}

/**
 * The TensorFlow.js module that `loadTensors` brought up, for code that cannot wait for a promise.
 * @throws Error when `loadTensors` has not ended yet.
 */
export function tensors(): Tensors {
  return requireLoaded().tf;
}

/**
 * Which backend `loadTensors` chose, and why.
 * @throws Error when `loadTensors` has not ended yet.
 */
export function tensorBackend(): TensorBackend {
  return requireLoaded().backend;
}
