// Chooses the tensor backend, once for the whole process (or worker thread): WebAssembly with our kernels, or plain JavaScript
// where that cannot start. One backend stays for good: tensors of two backends would be copied between them unseen, and
// switching crashes native ones.

import { registerDilatedGradients } from "./kernels/dilated-gradient.js";
import { registerGradients } from "./kernels/gradients.js";
import { keepTensors, loadedTensors, type TensorBackend, type Tensors } from "./tensors.js";
import { adoptWasm, startWasm } from "./wasm-start.js";

/** The backends that can be asked for by name. */
export type BackendName = "wasm" | "cpu";

/** How to bring up the tensor library. */
export interface LoadOptions {
  /**
   * The backend to use, and no other. Default: what the environment variable `TSGLOVE_BACKEND` says; where that is unset or
   * empty, `"wasm"`, or `"cpu"` (about 300 times slower at training a small convolutional network) if wasm cannot start.
   */
  readonly backend?: BackendName;
}

interface Request {
  readonly backend: BackendName;
  /** Who asked, for messages. */
  readonly source: string;
}

const VERSION = "4.22.0";
const INSTALL = `npm install @tensorflow/tfjs@${VERSION} @tensorflow/tfjs-backend-wasm@${VERSION}`;

// Calls wait for each other, so that two at once cannot choose two backends.
let lastCall: Promise<unknown> = Promise.resolve();

/**
 * Brings up TensorFlow.js with a backend that can train, and gives its module: the same that
 * `import * as tf from "@tensorflow/tfjs"` names, so that either may be used from then on. Call it before the first
 * tensor is made. Later calls give the same module at once. `tensorBackend()` says which backend it is, and why.
 *
 * A program that has set a backend itself (a native one, say) before the first call keeps it.
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

function requested({ backend }: LoadOptions): Request | undefined {
  if (backend !== undefined) return checked(backend, "the option `backend`");
  const variable = process.env["TSGLOVE_BACKEND"];
  return variable ? checked(variable, "the environment variable TSGLOVE_BACKEND") : undefined;
}

function checked(backend: string, source: string): Request {
  if (backend === "wasm" || backend === "cpu") return { backend, source };
  throw new Error(`Unknown tensor backend "${backend}" in ${source}: it may be "wasm" or "cpu".`);
}

async function load(request: Request | undefined): Promise<Tensors> {
  const before = loadedTensors();
  if (before !== undefined) {
    refuseAnother(before.backend.name, request);
    return before.tf;
  }
  const tf = await importTensorFlow();
  const backend = await choose(tf, request);
  registerGradients(tf);
  registerDilatedGradients(tf);
  keepTensors(tf, backend);
  if (backend.name === "cpu" && request === undefined) {
    console.warn(
      `tsglove/tensor computes in plain JavaScript, which trains some 300 times slower: ${backend.note ?? ""}`,
    );
  }
  return tf;
}

async function importTensorFlow(): Promise<Tensors> {
  const tf = await importInstalled();
  // Not a range in package.json: npm would refuse to install tsglove at all beside a program's other TensorFlow.js.
  const found = tf.version.tfjs;
  if (found === VERSION) return tf;
  throw new Error(
    `tsglove/tensor works with TensorFlow.js ${VERSION}, whose kernels it completes, and ${found} is installed (${INSTALL}).`,
  );
}

async function importInstalled(): Promise<Tensors> {
  try {
    // The umbrella package: tfjs-core by itself registers no gradients in Node. It is CommonJS, and `default` all of it.
    return (await import("@tensorflow/tfjs")).default;
  } catch (cause) {
    throw new Error(`TensorFlow.js did not load, and tsglove/tensor needs it: ${reasonOf(cause)}`, { cause });
  }
}

async function choose(tf: Tensors, request: Request | undefined): Promise<TensorBackend> {
  const current = currentBackend(tf);
  if (current !== undefined) {
    refuseAnother(current, request);
    if (current === "wasm") await adoptWasm(tf);
    return { name: current, note: "The program was using this backend before it called loadTensors()." };
  }
  if (request?.backend === "cpu") return startCpu(tf, request);
  try {
    await startWasm(tf);
    return { name: "wasm" };
  } catch (cause) {
    const note = `WebAssembly did not start: ${reasonOf(cause)}`;
    if (request === undefined) return startCpu(tf, request, note);
    throw new Error(
      `The tensor backend "wasm", asked for by ${request.source}, did not start: ${reasonOf(cause)}`,
      { cause },
    );
  }
}

/** The backend in use; none before the first use, which the declared type of `getBackend` leaves out. */
function currentBackend(tf: Tensors): string | undefined {
  return tf.getBackend();
}

async function startCpu(tf: Tensors, request: Request | undefined, note?: string): Promise<TensorBackend> {
  if (!(await tf.setBackend("cpu"))) {
    throw new Error(
      `The tensor backend "cpu"${request ? `, asked for by ${request.source},` : ""} did not start.`,
    );
  }
  // At its first tensor the backend recommends tfjs-node on the console, unless in production mode. So that mode is on for
  // one tensor, and then again what it was: it would silence all of the library's warnings.
  const production = tf.env().getBool("PROD");
  tf.env().set("PROD", true);
  tf.dispose(tf.scalar(0));
  tf.env().set("PROD", production);
  return { name: "cpu", ...(note !== undefined && { note }) };
}

function refuseAnother(current: string, request: Request | undefined): void {
  if (request === undefined || request.backend === current) return;
  throw new Error(
    `The tensor backend is "${current}" already and stays so: ${request.source} asks for "${request.backend}". ` +
      "Ask for it in the first call of loadTensors(), before any tensor is made.",
  );
}

/** What went wrong, in one line; with the remedy where a package is missing. */
function reasonOf(cause: unknown): string {
  // tfjs rejects with a bare { message } in places.
  const hasMessage = typeof cause === "object" && cause !== null && "message" in cause;
  const [line = ""] = String(hasMessage ? cause.message : cause)
    .trim()
    .split("\n");
  return isMissingModule(cause) ? `${line.split(" imported from ")[0]} (${INSTALL})` : line;
}

function isMissingModule(cause: unknown): boolean {
  if (!(cause instanceof Error) || !("code" in cause)) return false;
  return cause.code === "MODULE_NOT_FOUND" || cause.code === "ERR_MODULE_NOT_FOUND";
}
