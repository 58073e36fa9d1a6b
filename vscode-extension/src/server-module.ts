/** Which language server runs: the extension's own, or the one that a workspace has installed. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const PACKAGE = "@tsglove/language-server";
const BIN = "tsglove-language-server";

/** What says which server it is. */
interface ServerChoice {
  /** The extension's own. */
  readonly bundled: string;
  /** The setting `tsglove.server`. */
  readonly wanted: string | undefined;
  /** Whether the user trusts the workspace: what is installed in one that is not must never run. */
  readonly isTrusted: boolean;
  readonly folders: readonly string[];
}

/** The file of the server that runs, and what is to be said where that is not the one that the setting asks for. */
export function serverModule({ bundled, wanted, isTrusted, folders }: ServerChoice): {
  readonly module: string;
  readonly warning?: string;
} {
  if (wanted !== "workspace") return { module: bundled };
  // The setting may be the user's own, which counts in every folder that is opened.
  if (!isTrusted)
    return {
      module: bundled,
      warning:
        "The setting tsglove.server asks for the workspace's language server, and the workspace is not trusted. The extension's own runs instead.",
    };
  const own = workspaceServer(folders);
  if (own !== undefined) return { module: own };
  return {
    module: bundled,
    warning:
      "The setting tsglove.server asks for the workspace's language server, and none is installed: npm i -D @tsglove/language-server. The extension's own runs instead.",
  };
}

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
