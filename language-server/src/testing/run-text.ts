/** Runs programs that are texts, compiled as a user's are. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transform } from "@tsglove/transformer/api";
import { FOLDER } from "./views.js";

const RUNTIME = fileURLToPath(new URL("../../../runtime", import.meta.url));

/** The exports of a program; what it throws, this throws. */
export async function exportsOf(text: string): Promise<Readonly<Record<string, unknown>>> {
  const folder = mkdtempSync(join(tmpdir(), "tsglove-"));
  try {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(RUNTIME, join(folder, "node_modules", "tsglove"), "dir");
    const { code } = transform(text, { fileName: join(FOLDER, "main.ts") });
    const file = join(folder, "main.mjs");
    writeFileSync(file, code);
    const loaded: unknown = await import(pathToFileURL(file).href);
    if (typeof loaded !== "object" || loaded === null) throw new Error("There are no exports.");
    return { ...loaded };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
