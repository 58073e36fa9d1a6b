// The package whose addon is built: where it is, its sources, and where it looks for the addon.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { VERSION } from "../../tensor/backends/backend.js";
import { packageFolder, packageVersion } from "../../tensor/backends/installed.js";
import { LinkError } from "./link-error.js";

export interface AddonPackage {
  readonly name: string;
  readonly folder: string;
  readonly sources: readonly string[];
  /** The file that it loads. */
  readonly addon: string;
  /** The version of Node-API that it is built for. */
  readonly nodeApi: number;
}

const GPU_PACKAGE = "@tensorflow/tfjs-node-gpu";
const CPU_PACKAGE = "@tensorflow/tfjs-node";
const SOURCES = ["binding/tfjs_backend.cc", "binding/tfjs_binding.cc"];

// Its own installation downloads a TensorFlow of 2022, and rolls everything back where that fails.
const installLine = (name: string): string => `npm install --ignore-scripts ${name}@${VERSION}`;

/** @param hasCuda whether the TensorFlow to link with is one for GPUs. */
export function findAddonPackage(hasCuda: boolean): AddonPackage {
  const order = hasCuda ? [GPU_PACKAGE, CPU_PACKAGE] : [CPU_PACKAGE, GPU_PACKAGE];
  for (const name of order) {
    const folder = packageFolder(name);
    if (folder !== undefined) return examined(name, folder);
  }
  const wanted = hasCuda ? GPU_PACKAGE : CPU_PACKAGE;
  throw new LinkError(
    `${wanted}, whose addon is to be built, is not installed beside tsglove. Install it: ${installLine(wanted)}`,
  );
}

function examined(name: string, folder: string): AddonPackage {
  const version = packageVersion(folder);
  if (version !== VERSION) {
    throw new LinkError(
      `${name} ${version} is installed, and tsglove works with ${VERSION}. Install it: ${installLine(name)}`,
    );
  }
  const sources = SOURCES.map((file) => join(folder, file));
  const missing = sources.find((file) => !existsSync(file));
  if (missing !== undefined) {
    throw new LinkError(`${missing} is missing. Install ${name} again: ${installLine(name)}`);
  }
  const addon = addonOf(name, folder);
  const [, nodeApi = "8"] = /napi-v(\d+)/.exec(addon) ?? [];
  return { name, folder, sources, addon, nodeApi: Number(nodeApi) };
}

/** As the package finds it when it is loaded: with its own means, which know this Node. */
function addonOf(name: string, folder: string): string {
  const file = join(folder, "package.json");
  let finder: unknown;
  try {
    finder = createRequire(file)("@mapbox/node-pre-gyp");
  } catch (cause) {
    throw new LinkError(
      `${name} lacks @mapbox/node-pre-gyp, which it depends on. Install it again: ${installLine(name)}`,
      { cause },
    );
  }
  const found = hasFind(finder) ? finder.find(file) : undefined;
  if (typeof found === "string") return found;
  throw new LinkError(
    `${name} does not say where its addon is to be. Install it again: ${installLine(name)}`,
  );
}

function hasFind(finder: unknown): finder is { find(file: string): unknown } {
  const isModule = (typeof finder === "object" && finder !== null) || typeof finder === "function";
  return isModule && "find" in finder && typeof finder.find === "function";
}
