// Optional packages, as they lie beside this one: whether they are there, in which version.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/** The folder of an installed package, as this file finds it; `undefined` where it is not installed. */
export function packageFolder(name: string): string | undefined {
  // Folders are looked through, as a package need not let its package.json be resolved, and may lack what its entry names.
  for (const modules of require.resolve.paths(name) ?? []) {
    const folder = join(modules, name);
    if (existsSync(join(folder, "package.json"))) return folder;
  }
  return undefined;
}

/** The version that an installed package says it is; `""` where it says none. */
export function packageVersion(folder: string): string {
  const content: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return typeof content === "object" && content !== null && "version" in content
    ? String(content.version)
    : "";
}

/** Loads an installed CommonJS package, whose types this one does not have. */
export function requirePackage(name: string): unknown {
  return require(name);
}

interface Typed {
  readonly "@tensorflow/tfjs": typeof import("@tensorflow/tfjs");
  readonly "@tensorflow/tfjs-backend-wasm": typeof import("@tensorflow/tfjs-backend-wasm");
}

/**
 * Loads an installed CommonJS package whose types this one has: the same module that an import of it gives, in a third of the time, as
 * Node.js reads through all of the code of what is imported for the names that it exports.
 */
export function requireTyped<N extends keyof Typed>(name: N): Typed[N] {
  // Of the version that the types are of: loadTensors refuses another TensorFlow.js, and the other package needs the same.
  return requirePackage(name) as Typed[N];
}
