// Chooses the tensor backend, once for the whole process (or worker thread): native TensorFlow where it loads, else
// WebAssembly with our kernels, else plain JavaScript. One backend stays for good: tensors of two backends would be copied
// between them unseen, and switching crashes native ones.

import { BACKEND_NAMES, INSTALL, VERSION, type Backend, type BackendName } from "./backends/backend.js";
import { cpu } from "./backends/cpu.js";
import { adoptNative, native } from "./backends/native.js";
import { requireTyped } from "./backends/installed.js";
import { reasonOf } from "./backends/reason.js";
import { adoptWasm, wasm } from "./backends/wasm.js";
import { webgpu } from "./backends/webgpu.js";
import { registerDilatedGradients } from "./kernels/dilated-gradient.js";
import { registerGradients } from "./kernels/gradients.js";
import { keepTensors, loadedTensors, type TensorBackend, type Tensors } from "./tensors.js";

/** How to bring up the tensor library. */
export interface LoadOptions {
  /**
   * The backend to use, and no other: `"tensorflow"` (native), `"wasm"`, `"webgpu"` or `"cpu"`. Default: what `useBackend` was
   * given; else what the environment variable `TSGLOVE_BACKEND` says; where that is unset or empty, the first of these that
   * starts: native TensorFlow (where `@tensorflow/tfjs-node-gpu` or `@tensorflow/tfjs-node` is installed), `"wasm"`, and
   * `"cpu"` (about 300 times slower at training a small convolutional network). What is installed and does not start is
   * left out with one line on the console.
   */
  readonly backend?: BackendName;
}

interface Request {
  readonly backend: BackendName;
  /** Who asked, for messages. */
  readonly source: string;
}

const BACKENDS: Readonly<Record<BackendName, Backend>> = { tensorflow: native, wasm, webgpu, cpu };

/** What is tried where nobody asked for a backend. */
const AUTOMATIC = [native, wasm, cpu];

let wished: BackendName | undefined;

// Calls wait for each other, so that two at once cannot choose two backends.
let lastCall: Promise<unknown> = Promise.resolve();

/**
 * Brings up TensorFlow.js with a backend that can train, and gives its module: the same that
 * `import * as tf from "@tensorflow/tfjs"` names, so that either may be used from then on. Call it before the first
 * tensor is made. Later calls give the same module at once. `tensorBackend()` says which backend it is, and why.
 *
 * A program that has set a backend itself before the first call keeps it. TensorFlow.js is loaded by `require`: a bundler has to leave it,
 * and tsglove, out of its bundle.
 *
 * @throws Error when TensorFlow.js is not installed, or in another version (with the line that installs it), when a
 * backend that was asked for cannot start (with its reason), when another backend is in use already, or on an unknown
 * backend name.
 */
export function loadTensors(options: LoadOptions = {}): Promise<Tensors> {
  const call = lastCall.then(() => load(requested(options)));
  lastCall = call.catch(() => undefined);
  return call;
}

/**
 * Says which backend `loadTensors` is to bring up wherever it is called without one: for programs whose libraries call it.
 * It goes before the environment variable `TSGLOVE_BACKEND`. Starts nothing: a backend that cannot start is an error of
 * `loadTensors`.
 * @throws Error on an unknown name, and when another backend is in use already.
 */
export function useBackend(name: BackendName): void {
  const request = checked(name, "useBackend()");
  const before = loadedTensors();
  if (before !== undefined) refuseAnother(before.backend.name, request);
  wished = request.backend;
}

function requested({ backend }: LoadOptions): Request | undefined {
  if (backend !== undefined) return checked(backend, "the option `backend`");
  if (wished !== undefined) return { backend: wished, source: "useBackend()" };
  const variable = process.env["TSGLOVE_BACKEND"];
  return variable ? checked(variable, "the environment variable TSGLOVE_BACKEND") : undefined;
}

function checked(asked: string, source: string): Request {
  const backend = BACKEND_NAMES.find((name) => name === asked);
  if (backend !== undefined) return { backend, source };
  const names = BACKEND_NAMES.map((name) => `"${name}"`).join(", ");
  throw new Error(`Unknown tensor backend "${asked}" in ${source}: it may be one of ${names}.`);
}

async function load(request: Request | undefined): Promise<Tensors> {
  const before = loadedTensors();
  if (before !== undefined) {
    refuseAnother(before.backend.name, request);
    return before.tf;
  }
  const tf = requireTensorFlow();
  const backend = await choose(tf, request);
  registerGradients(tf);
  registerDilatedGradients(tf);
  keepTensors(tf, backend);
  return tf;
}

function requireTensorFlow(): Tensors {
  const tf = requireInstalled();
  // Not a range in package.json: npm would refuse to install tsglove at all beside a program's other TensorFlow.js.
  const found = tf.version.tfjs;
  if (found === VERSION) return tf;
  throw new Error(
    `tsglove/tensor works with TensorFlow.js ${VERSION}, whose kernels it completes, and ${found} is installed (${INSTALL}).`,
  );
}

function requireInstalled(): Tensors {
  try {
    // The umbrella package: tfjs-core by itself registers no gradients in Node.
    return requireTyped("@tensorflow/tfjs");
  } catch (cause) {
    throw new Error(`TensorFlow.js did not load, and tsglove/tensor needs it: ${reasonOf(cause, INSTALL)}`, {
      cause,
    });
  }
}

async function choose(tf: Tensors, request: Request | undefined): Promise<TensorBackend> {
  const current = currentBackend(tf);
  if (current !== undefined) {
    refuseAnother(current, request);
    if (current === wasm.name) adoptWasm(tf);
    if (current === native.name) adoptNative();
    return { name: current, note: "The program was using this backend before it called loadTensors()." };
  }
  return request === undefined ? chooseFirst(tf) : start(tf, request);
}

/** The backend in use; none before the first use, which the declared type of `getBackend` leaves out. */
function currentBackend(tf: Tensors): string | undefined {
  return tf.getBackend();
}

async function start(tf: Tensors, { backend: name, source }: Request): Promise<TensorBackend> {
  try {
    return { name, ...(await BACKENDS[name].start(tf)) };
  } catch (cause) {
    throw new Error(
      `The tensor backend "${name}", asked for by ${source}, did not start: ${reasonOf(cause, INSTALL)}`,
      { cause },
    );
  }
}

/** The first backend that is there and starts. What is there and does not start costs a line on the console. */
async function chooseFirst(tf: Tensors): Promise<TensorBackend> {
  const failures: string[] = [];
  for (const backend of AUTOMATIC.filter((each) => each.isPresent())) {
    try {
      const { engine, note } = await backend.start(tf);
      const notes = [...failures, ...(note === undefined ? [] : [note])].join(" ");
      const speed = backend === cpu ? ", which trains some 300 times slower" : "";
      if (notes !== "") console.warn(`tsglove/tensor computes in ${backend.title}${speed}: ${notes}`);
      return {
        name: backend.name,
        ...(engine !== undefined && { engine }),
        ...(notes !== "" && { note: notes }),
      };
    } catch (cause) {
      failures.push(`${backend.title} did not start: ${reasonOf(cause, INSTALL)}.`.replace(/^n/, "N"));
    }
  }
  throw new Error(`No tensor backend starts. ${failures.join(" ")}`);
}

function refuseAnother(current: string, request: Request | undefined): void {
  if (request === undefined || request.backend === current) return;
  throw new Error(
    `The tensor backend is "${current}" already and stays so: ${request.source} asks for "${request.backend}". ` +
      "Ask for it in the first call of loadTensors(), before any tensor is made.",
  );
}
