/** Folders for checkpoints, where the program runs on something that has files (Node, Deno, Bun); nothing is imported. */

/** Makes a folder, with those above it, and returns its path. @throws Error where there are no files. */
export function makeDirectory(path: string): string {
  builtin("node:fs").mkdirSync(path, { recursive: true });
  return path;
}

/** A new folder among the system's temporary ones. @throws Error where there are no files. */
export function temporaryDirectory(): string {
  return builtin("node:fs").mkdtempSync(builtin("node:path").join(builtin("node:os").tmpdir(), "tsglove-"));
}

function builtin<Id extends "node:fs" | "node:os" | "node:path">(id: Id): NodeBuiltins[Id] {
  // The cast: browsers have no such variable, whatever Node's types say.
  const here = (globalThis as { readonly process?: NodeJS.Process }).process;
  if (here !== undefined && "getBuiltinModule" in here) return here.getBuiltinModule(id);
  throw new Error(
    "feedback.directory: there are no files here, as in a browser; keep checkpoints in memory, or in storage of your own under feedback.id.",
  );
}

interface NodeBuiltins {
  "node:fs": { mkdirSync(path: string, options: object): unknown; mkdtempSync(prefix: string): string };
  "node:os": { tmpdir(): string };
  "node:path": { join(...parts: string[]): string };
}
