// Starts the WebAssembly backend in Node, with our kernels, and cleans up after its loader.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { registerWasmKernels } from "./kernels/register.js";
import type { Tensors } from "./tensors.js";

const PACKAGE = "@tensorflow/tfjs-backend-wasm";

// With SIMD and without; in Node the package never takes the third, which has threads.
const BINARIES = ["tfjs-backend-wasm-simd.wasm", "tfjs-backend-wasm.wasm"];

/**
 * Starts the backend and makes it the current one.
 * @throws whatever keeps it from starting: the package is missing, or WebAssembly is (as under `node --jitless`).
 */
export async function startWasm(tf: Tensors): Promise<void> {
  // Looked at first, as the package's loader would tell neither (it speaks of a web server that serves the wrong file).
  if (!("WebAssembly" in globalThis)) {
    throw new Error("this Node.js runs without WebAssembly (is it started with --jitless?)");
  }
  // Beside the package's entry, wherever that is installed and whatever the working directory.
  const folder = dirname(createRequire(import.meta.url).resolve(PACKAGE));
  const missing = BINARIES.filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) throw new Error(`${folder} lacks ${missing.join(" and ")}`);

  const wasm = await import("@tensorflow/tfjs-backend-wasm");
  wasm.setWasmPaths(join(folder, "/"));
  // `tf.setBackend("wasm")` would hide the reason of a failure (it warns, and says false). So the backend is made here by
  // the package's own factory, and handed over.
  const factory = tf.findBackendFactory("wasm");
  const backend = await withoutLoaderHandlers(async () => factory());
  tf.removeBackend("wasm");
  tf.registerBackend("wasm", () => backend);
  registerWasmKernels(tf, wasm);
  if (!(await tf.setBackend("wasm"))) throw new Error("the backend refused to start");
}

/** Gives our kernels to a WebAssembly backend that the program has started itself. */
export async function adoptWasm(tf: Tensors): Promise<void> {
  registerWasmKernels(tf, await import("@tensorflow/tfjs-backend-wasm"));
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
