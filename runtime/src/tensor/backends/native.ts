// Native TensorFlow, through the packages that bind it to Node. Each comes in one piece or broken in one of many ways (no
// binary for this Node, no CUDA, another version), and all of them are to cost a program no more than a line.

import type { Tensors } from "../tensors.js";
import { VERSION, type Backend, type Started } from "./backend.js";
import { packageFolder, packageVersion, requirePackage } from "./installed.js";
import { isMissingModule, reasonOf } from "./reason.js";
import { putBackUtil } from "./removed-from-node.js";

/** The name that both packages register their backend by. */
const NAME = "tensorflow";
const GPU_PACKAGE = "@tensorflow/tfjs-node-gpu";
/** In the order in which they are tried. */
const PACKAGES = [GPU_PACKAGE, "@tensorflow/tfjs-node"];

/** What builds the addon, for messages. */
const LINK = "`npx tsglove link-tensorflow` builds it against the TensorFlow that pip installed";

export const native: Backend = {
  name: NAME,
  title: "native TensorFlow",
  isPresent: () => PACKAGES.some((name) => packageFolder(name) !== undefined),
  async start(tf) {
    const failures: string[] = [];
    for (const name of PACKAGES) {
      const folder = packageFolder(name);
      if (folder === undefined) continue;
      try {
        return await startPackage(tf, name, folder, failures);
      } catch (cause) {
        failures.push(`${name}: ${withRemedy(cause)}`);
        takeOut(tf);
      }
    }
    throw new Error(failures.length > 0 ? failures.join("; ") : notInstalled());
  },
};

function notInstalled(): string {
  return `neither ${PACKAGES.join(" nor ")} is installed (npm install --ignore-scripts ${PACKAGES[1]}@${VERSION}, then ${LINK})`;
}

async function startPackage(
  tf: Tensors,
  name: string,
  folder: string,
  failures: readonly string[],
): Promise<Started> {
  const version = packageVersion(folder);
  if (version !== VERSION) {
    throw new Error(
      `version ${version} is installed, and ${VERSION} is the one that works (npm install --ignore-scripts ${name}@${VERSION})`,
    );
  }
  const { engine, isOnGpu } = await bringUp(tf, name);
  // The package's CPU half is the same as the other's: no reason to load a second TensorFlow into the process.
  const withoutGpu =
    name === GPU_PACKAGE && !isOnGpu ? [`${name} finds no GPU that it can use, and computes on the CPU`] : [];
  const notes = [...failures, ...withoutGpu];
  return { engine, ...(notes.length > 0 && { note: `${notes.join("; ")}.` }) };
}

/** Loads a package of native TensorFlow, which makes itself the current backend, and sees that it computes. */
async function bringUp(tf: Tensors, name: string): Promise<{ engine: string; isOnGpu: boolean }> {
  adoptNative();
  requirePackage(name);
  await tf.ready();
  if (tf.getBackend() !== NAME) throw new Error("it loaded without becoming the backend");
  const product = tf.tidy(() => tf.matMul([[1, 2]], [[3], [4]]).dataSync()[0]);
  if (product !== 11)
    throw new Error(`it multiplies wrongly ([1, 2] · [3, 4] is 11, and it says ${product})`);
  const backend = tf.backend();
  const isOnGpu = "isUsingGpuDevice" in backend && backend.isUsingGpuDevice === true;
  const engine = `TensorFlow${libraryVersion(backend)} through ${name}, on the ${isOnGpu ? "GPU" : "CPU"}`;
  return { engine, isOnGpu };
}

/** What has to be done before the packages work at all; also where a program has loaded one of them itself. */
export function adoptNative(): void {
  putBackUtil();
  // TensorFlow tells each process which processor it was built for. Its warnings stay; who wants all sets the variable.
  process.env["TF_CPP_MIN_LOG_LEVEL"] ??= "1";
}

/** ` 2.21.0`, or nothing where the addon does not say. */
function libraryVersion(backend: object): string {
  const binding: unknown = "binding" in backend ? backend.binding : undefined;
  const hasVersion = typeof binding === "object" && binding !== null && "TF_Version" in binding;
  return hasVersion && typeof binding.TF_Version === "string" ? ` ${binding.TF_Version}` : "";
}

function withRemedy(cause: unknown): string {
  const reason = reasonOf(cause, `npm install --ignore-scripts ${PACKAGES[1]}@${VERSION}`);
  if (reason.includes("native addon module")) return `its addon is not built (${LINK})`;
  // A version that is wrong and a package that is missing have their remedy already.
  const isMended = isMissingModule(cause) || reason.endsWith(")");
  return isMended ? reason : `${reason} (${LINK})`;
}

/** Undoes what a package has registered before it failed: the next would meet it, with a warning for each kernel. */
function takeOut(tf: Tensors): void {
  for (const { kernelName } of tf.getKernelsForBackend(NAME)) tf.unregisterKernel(kernelName, NAME);
  if (isRegistered(tf)) tf.removeBackend(NAME);
}

/** The registry says `null` for a backend that it lacks, or `undefined`; its declared type does not. */
function isRegistered(tf: Tensors): boolean {
  const factory: unknown = tf.findBackendFactory(NAME);
  return typeof factory === "function";
}
