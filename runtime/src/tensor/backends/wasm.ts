// Starts the WebAssembly backend in Node, with our kernels, and cleans up after its loader.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { registerWasmKernels } from "../kernels/register.js";
import type { Tensors } from "../tensors.js";
import { wasmHeap } from "../wasm-heap.js";
import type { Backend } from "./backend.js";
import { requireTyped } from "./installed.js";
import { makeCurrent } from "./make-current.js";

const PACKAGE = "@tensorflow/tfjs-backend-wasm";

// With SIMD and without; in Node the package never takes the third, which has threads.
const BINARIES = ["tfjs-backend-wasm-simd.wasm", "tfjs-backend-wasm.wasm"];

/** What training a small network takes; in bytes. */
const ROOM = 64 * 2 ** 20;

export const wasm: Backend = {
  name: "wasm",
  title: "WebAssembly",
  // Always worth a try: it is what a program without native TensorFlow computes with, and its absence worth a word.
  isPresent: () => true,
  async start(tf) {
    // Looked at first, as the package's loader would tell neither (it speaks of a web server that serves the wrong file).
    if (!("WebAssembly" in globalThis)) {
      throw new Error("this Node.js runs without WebAssembly (is it started with --jitless?)");
    }
    // Beside the package's entry, wherever that is installed and whatever the working directory.
    const folder = dirname(createRequire(import.meta.url).resolve(PACKAGE));
    const missing = BINARIES.filter((file) => !existsSync(join(folder, file)));
    if (missing.length > 0) throw new Error(`${folder} lacks ${missing.join(" and ")}`);

    const wasmPackage = requireTyped(PACKAGE);
    wasmPackage.setWasmPaths(join(folder, "/"));
    await makeCurrent(tf, "wasm", (factory) => withoutLoaderHandlers(async () => factory()));
    registerWasmKernels(tf, wasmPackage);
    wasmHeap(wasmPackage, tf.backend()).reserve(ROOM);
    return {};
  },
};

/** Gives our kernels to a WebAssembly backend that the program has started itself. */
export function adoptWasm(tf: Tensors): void {
  registerWasmKernels(tf, requireTyped(PACKAGE));
}

// Emscripten's loader installs process-wide handlers that throw again whatever is thrown. They catch nothing, but with them
// a program that fails ends with exit code 7 instead of 1, and its own later handlers run in vain. They are taken off again,
// told by their text, as others may add handlers while the loader is at work.
const LOADER_HANDLERS = {
  uncaughtException:
    /^function ?\(ex\) ?\{\s*if ?\(!\(ex instanceof ExitStatus\)\) ?\{\s*throw ex;?\s*\}\s*\}$/,
  unhandledRejection: /^function ?\(reason\) ?\{\s*throw reason;?\s*\}$/,
} as const;

async function withoutLoaderHandlers<T>(start: () => Promise<T>): Promise<T> {
  const events = ["uncaughtException", "unhandledRejection"] as const;
  const before = new Set(events.flatMap((event) => listeners(event)));
  try {
    return await start();
  } finally {
    for (const event of events) {
      for (const listener of listeners(event)) {
        if (before.has(listener) || !LOADER_HANDLERS[event].test(String(listener))) continue;
        process.off(event, listener);
      }
    }
  }
}

type Listener = (...args: unknown[]) => void;

function listeners(event: keyof typeof LOADER_HANDLERS): Listener[] {
  return process
    .rawListeners(event)
    .filter((listener): listener is Listener => typeof listener === "function");
}
