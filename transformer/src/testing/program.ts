/** Programs for tests: the declarations of libraries and packages are parsed once for all of them, and their imports resolved once. */
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "#typescript";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Where nothing changes while tests run: what is installed, and what of ours was built. */
const STILL = ["node_modules/", "runtime/dist/", "transformer/dist/"].map((each) => `${root}/${each}`);

const parsed = new Map<string, ts.SourceFile | undefined>();

/** By the file that imports and the options. */
const resolved = new Map<string, readonly ts.ResolvedModuleWithFailedLookupLocations[]>();

function isStill(name: string): boolean {
  return name.endsWith(".d.ts") && STILL.some((folder) => name.startsWith(folder));
}

const defaults: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  sourceMap: true,
  declaration: true,
  types: ["node"],
  skipLibCheck: true,
};

/**
 * @param options over strict, ES2022, NodeNext ones; `json` as tsconfig.json has them.
 * @param virtual texts of files that are on no disk, by absolute name.
 */
export function testProgram(
  roots: readonly string[],
  folder: string,
  json: unknown,
  options: ts.CompilerOptions = {},
  virtual: ReadonlyMap<string, string> = new Map(),
): ts.Program {
  const ofJson = ts.convertCompilerOptionsFromJson(json, folder).options;
  const all: ts.CompilerOptions = { ...defaults, ...ofJson, ...options };
  const host = ts.createCompilerHost(all);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, language, ...rest) => {
    const text = virtual.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, language, true);
    if (!isStill(name)) return getSourceFile(name, language, ...rest);
    const key = `${name} ${languageText(language)}`;
    if (!parsed.has(key)) parsed.set(key, getSourceFile(name, language, ...rest));
    return parsed.get(key);
  };
  const resolutions = ts.createModuleResolutionCache(
    host.getCurrentDirectory(),
    host.getCanonicalFileName.bind(host),
    all,
  );
  const optionsText = JSON.stringify(all);
  host.getModuleResolutionCache = () => resolutions;
  host.resolveModuleNameLiterals = (literals, from, redirected, given, file) => {
    const key = isStill(from) ? `${from} ${optionsText}` : undefined;
    const known = key === undefined ? undefined : resolved.get(key);
    if (known !== undefined) return known;
    const found = literals.map((each) => {
      const mode = ts.getModeForUsageLocation(file, each, given);
      return ts.resolveModuleName(each.text, from, given, host, resolutions, redirected, mode);
    });
    if (key !== undefined) resolved.set(key, found);
    return found;
  };
  // Files that are on no disk can import each other.
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (name) => virtual.has(name) || fileExists(name);
  const directoryExists = host.directoryExists?.bind(host);
  const folders = new Set([...virtual.keys()].map((name) => dirname(name)));
  if (directoryExists !== undefined)
    host.directoryExists = (name) => folders.has(name) || directoryExists(name);
  return ts.createProgram(roots, all, host);
}

/** All that makes a file's tree another one; which package it is of, its name says. */
function languageText(language: ts.ScriptTarget | ts.CreateSourceFileOptions): string {
  if (typeof language !== "object") return String(language);
  const { languageVersion, impliedNodeFormat = "", jsDocParsingMode = "" } = language;
  return `${languageVersion} ${impliedNodeFormat} ${jsDocParsingMode}`;
}
