/** Which language server runs: the extension's own, or the one that a workspace has installed. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const PACKAGE = "@tsglove/language-server";
const BIN = "tsglove-language-server";

/** The server's file in the nearest node_modules of the folders, the first folder first. */
export function workspaceServer(folders: readonly string[]): string | undefined {
  for (const folder of folders)
    for (let at = folder, above = ""; at !== above; above = at, at = dirname(at)) {
      const root = join(at, "node_modules", PACKAGE);
      const bin = binOf(join(root, "package.json"));
      if (bin !== undefined) return join(root, bin);
    }
  return undefined;
}

function binOf(manifest: string): string | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(manifest, "utf8"));
    const file = property(property(content, "bin"), BIN);
    return typeof file === "string" ? file : undefined;
  } catch {
    // Not installed there, or half-way so.
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
