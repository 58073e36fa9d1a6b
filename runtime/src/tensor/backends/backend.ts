// What a tensor backend is to `loadTensors`: something that may be there, and may start.

import type { Tensors } from "../tensors.js";

/** The backends that can be asked for by name. */
export const BACKEND_NAMES = ["tensorflow", "wasm", "webgpu", "cpu"] as const;

/** `"tensorflow"` is native TensorFlow, through `@tensorflow/tfjs-node-gpu` or `@tensorflow/tfjs-node`. */
export type BackendName = (typeof BACKEND_NAMES)[number];

/** What is to be known of a backend that has started. */
export interface Started {
  /** Whose code computes, and on what: `"TensorFlow 2.21.0 through @tensorflow/tfjs-node, on the CPU"`. */
  readonly engine?: string;
  /** What did not go as one would expect, in a sentence. */
  readonly note?: string;
}

/** How one backend is brought up. */
export interface Backend {
  readonly name: BackendName;
  /** As messages call it within a sentence. */
  readonly title: string;
  /** Whether there is something to start; an automatic choice passes over what is not there without a word. */
  isPresent(): boolean;
  /**
   * Starts it and makes it the current one.
   * @throws Error that says in one line why it does not start, and what to do about it. Another backend may start then.
   */
  start(tf: Tensors): Promise<Started>;
}

/** The only version of TensorFlow.js, and of its backends, that tsglove works with. */
export const VERSION = "4.22.0";

/** What installs TensorFlow.js with the backend that every machine has. */
export const INSTALL = `npm install @tensorflow/tfjs@${VERSION} @tensorflow/tfjs-backend-wasm@${VERSION}`;
