/** The two entries of `compilerOptions.plugins` that tspc needs: which of them a list of plugins lacks, which it has wrong. */
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

/**
 * What is wrong with an entry that names one of ours, in words, where there is one: ts-patch would run it at another time, or with
 * other arguments, than it is written for.
 */
export function entryMistake(plugins: unknown, folder: string): string | undefined {
  const listed: readonly unknown[] = Array.isArray(plugins) ? plugins : [];
  for (const entry of [TRANSFORMER_ENTRY, PROGRAM_ENTRY]) {
    const named = listed.filter((each) => names(each, entry, folder));
    const wrong = named.find((each) => !isEntry(each, entry, folder));
    if (wrong !== undefined) return `has the entry ${memberText(wrong)}. Write ${entryText(entry)} instead.`;
    if (named.length > 1)
      return `has the entry ${entryText(entry)} ${named.length === 2 ? "twice" : `${named.length} times`}. Leave one.`;
  }
  return undefined;
}

/** Members of an entry that say when ts-patch runs it, and with what. */
const TIMES = ["after", "afterDeclarations"];

function isEntry(listed: unknown, entry: PluginEntry, folder: string): boolean {
  if (!names(listed, entry, folder)) return false;
  const { transformProgram, type, ...others } = listed;
  return (
    (transformProgram === true) === (entry.transformProgram === true) &&
    (type === undefined || type === "program") &&
    !TIMES.some((each) => others[each] === true)
  );
}

/** Whether an entry names the same module as one of ours, however it is to be run. */
function names(listed: unknown, entry: PluginEntry, folder: string): listed is Record<string, unknown> {
  if (typeof listed !== "object" || listed === null || !("transform" in listed)) return false;
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
  return memberText(entry);
}

function memberText(entry: object): string {
  const members = Object.entries(entry).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  return `{ ${members.join(", ")} }`;
}
