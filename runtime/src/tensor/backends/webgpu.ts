// The GPU through WebGPU, by Dawn (the package "webgpu"), for programs that ask for it by name.

import { VERSION, type Backend } from "./backend.js";
import { packageFolder, packageVersion } from "./installed.js";
import { makeCurrent } from "./make-current.js";

const DAWN = "webgpu";
const BACKEND = "@tensorflow/tfjs-backend-webgpu";
const INSTALL_WEBGPU = `npm install ${DAWN}@0.6.2 ${BACKEND}@${VERSION}`;

/** Dawn's entry, which has to outlive every tensor: when it is collected, so is the device. */
let keptAlive: Gpu | undefined;

export const webgpu: Backend = {
  name: "webgpu",
  title: "WebGPU",
  isPresent: () => packageFolder(DAWN) !== undefined && packageFolder(BACKEND) !== undefined,
  async start(tf) {
    for (const name of [DAWN, BACKEND]) {
      if (packageFolder(name) === undefined) throw new Error(`${name} is not installed (${INSTALL_WEBGPU})`);
    }
    const version = packageVersion(packageFolder(BACKEND) ?? "");
    if (version !== VERSION) {
      throw new Error(`${BACKEND} ${version} is installed, and ${VERSION} is what works (${INSTALL_WEBGPU})`);
    }
    const dawn = asDawn(await importPackage(DAWN));
    const gpu = dawn.create([]);
    const device = await describeAdapter(gpu);
    keptAlive = gpu;
    makeBrowserLike(dawn.globals, keptAlive);
    await importPackage(BACKEND);
    await makeCurrent(tf, "webgpu");
    return { engine: `WebGPU through Dawn, on ${device}` };
  },
};

/** What of Dawn's package is used. */
interface Dawn {
  create(flags: string[]): Gpu;
  readonly globals: object;
}

interface Gpu {
  requestAdapter(options: { powerPreference: "high-performance" }): Promise<object | null>;
}

function asDawn(loaded: unknown): Dawn {
  if (isDawn(loaded)) return loaded;
  throw new Error(`the package "${DAWN}" is not the one that tsglove knows (${INSTALL_WEBGPU})`);
}

function isDawn(loaded: unknown): loaded is Dawn {
  if (typeof loaded !== "object" || loaded === null) return false;
  return "create" in loaded && typeof loaded.create === "function" && "globals" in loaded;
}

/** @throws Error when there is no adapter, or one that only plays a GPU: a processor is faster without that detour. */
async function describeAdapter(gpu: Gpu): Promise<string> {
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (adapter === null) {
    throw new Error(
      "Dawn finds no GPU (on Linux it needs one with a Vulkan driver, and the loader libvulkan1)",
    );
  }
  const info: unknown = "info" in adapter ? adapter.info : undefined;
  const text = (key: string): string => {
    const found: unknown = typeof info === "object" && info !== null ? Reflect.get(info, key) : undefined;
    return typeof found === "string" ? found : "";
  };
  const name = text("device") || text("description") || text("vendor") || "an unnamed GPU";
  const isFallback = [info, adapter].some(
    (each) => typeof each === "object" && each !== null && Reflect.get(each, "isFallbackAdapter") === true,
  );
  if (!isFallback) return name;
  throw new Error(`the only GPU that Dawn finds is ${name}, which is computed by the processor`);
}

/** What the backend expects of a browser. */
function makeBrowserLike(globals: object, gpu: Gpu): void {
  Object.assign(globalThis, globals);
  if (!("self" in globalThis)) Object.assign(globalThis, { self: globalThis });
  // Newer versions of Node have a navigator, which takes no new properties.
  const userAgent = `Node.js/${process.versions.node}`;
  Object.defineProperty(globalThis, "navigator", { value: { gpu, userAgent }, configurable: true });
}

/** Packages whose types this one does not have. */
async function importPackage(name: string): Promise<unknown> {
  return import(name);
}
