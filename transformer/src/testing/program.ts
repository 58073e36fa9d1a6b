/** Programs for tests: library and package declarations are parsed once for all of them. */
import { dirname } from "node:path";
import ts from "#typescript";

const parsed = new Map<string, ts.SourceFile | undefined>();

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
  const given = ts.convertCompilerOptionsFromJson(json, folder).options;
  const all: ts.CompilerOptions = { ...defaults, ...given, ...options };
  const host = ts.createCompilerHost(all);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, language, ...rest) => {
    const text = virtual.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, language, true);
    if (!name.endsWith(".d.ts")) return getSourceFile(name, language, ...rest);
    const key = `${name} ${JSON.stringify(language)}`;
    if (!parsed.has(key)) parsed.set(key, getSourceFile(name, language, ...rest));
    return parsed.get(key);
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
