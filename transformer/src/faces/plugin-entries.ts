/** The two entries of `compilerOptions.plugins` that tspc needs, and which of them a list of plugins lacks. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One entry as it stands in tsconfig.json. */
export interface PluginEntry {
  readonly transform: string;
  readonly transformProgram?: true;
}

/** The transformer, which ts-patch runs for each emitted file. */
export const TRANSFORMER_ENTRY: PluginEntry = { transform: "@tsglove/transformer" };

/** The hook, which ts-patch runs once a program: our diagnostics, and incremental builds that leave nothing stale. */
export const PROGRAM_ENTRY: PluginEntry = {
  transform: "@tsglove/transformer/program",
  transformProgram: true,
};

/**
 * The entries that a list of plugins lacks.
 *
 * @param plugins what `compilerOptions.plugins` holds, whatever that is.
 * @param folder of the tsconfig.json: an entry may name the transformer by a path from there.
 */
export function missingEntries(plugins: unknown, folder: string): readonly PluginEntry[] {
  const listed: readonly unknown[] = Array.isArray(plugins) ? plugins : [];
  return [TRANSFORMER_ENTRY, PROGRAM_ENTRY].filter(
    (entry) => !listed.some((each) => isEntry(each, entry, folder)),
  );
}

function isEntry(listed: unknown, entry: PluginEntry, folder: string): boolean {
  if (typeof listed !== "object" || listed === null || !("transform" in listed)) return false;
  const isProgram = "transformProgram" in listed && listed.transformProgram === true;
  if (isProgram !== (entry.transformProgram === true)) return false;
  const { transform } = listed;
  if (transform === entry.transform) return true;
  const file = typeof transform === "string" ? resolveFrom(folder, transform) : undefined;
  return file !== undefined && (file === ownFile(entry) || file === resolveFrom(folder, entry.transform));
}

/** The file of this very package: a project may run a copy that is not installed under its name. */
function ownFile(entry: PluginEntry): string {
  const file = entry.transformProgram === true ? "./tspc-program.js" : "./tspc.js";
  return fileURLToPath(new URL(file, import.meta.url));
}

/** The file that a specifier means for the modules of a folder; undefined where there is none. */
function resolveFrom(folder: string, specifier: string): string | undefined {
  try {
    return createRequire(join(folder, "tsconfig.json")).resolve(specifier);
  } catch {
    return undefined;
  }
}

/** An entry as one writes it: `{ "transform": "@tsglove/transformer" }`. */
export function entryText(entry: PluginEntry): string {
  const members = Object.entries(entry).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  return `{ ${members.join(", ")} }`;
}
