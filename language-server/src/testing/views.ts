/** Views of texts that are on no disk; libraries and declarations are parsed once for all of them, and their imports resolved once. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ProgramModel, ts } from "@tsglove/transformer/analysis";
import { DEFAULT_SETTINGS, type Settings } from "../features/settings.js";
import type { View } from "../features/view.js";

/** Texts stand in this folder, from which `tsglove` is found. */
export const FOLDER = dirname(fileURLToPath(import.meta.url));

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  types: ["node"],
  skipLibCheck: true,
};

const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the imports of those files lead to, by the options too. */
const resolved = new Map<string, readonly ts.ResolvedModuleWithFailedLookupLocations[]>();

/** A program of texts by file name, the first of which is looked at. */
export function programOf(
  texts: Readonly<Record<string, string>>,
  options: ts.CompilerOptions = {},
): ts.Program {
  const all = { ...OPTIONS, ...options };
  const host = ts.createCompilerHost(all);
  const files = new Map(Object.entries(texts).map(([name, text]) => [join(FOLDER, name), text]));
  const getSourceFile = host.getSourceFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, language, ...rest) => {
    const text = files.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, language, true);
    if (!name.endsWith(".d.ts")) return getSourceFile(name, language, ...rest);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, language, ...rest));
    return parsed.get(name);
  };
  const cache = ts.createModuleResolutionCache(
    host.getCurrentDirectory(),
    host.getCanonicalFileName.bind(host),
    all,
  );
  const optionsText = JSON.stringify(all);
  host.getModuleResolutionCache = () => cache;
  host.resolveModuleNameLiterals = (literals, from, redirected, given, file) => {
    const key = parsed.has(from) ? `${from} ${optionsText}` : undefined;
    const known = key === undefined ? undefined : resolved.get(key);
    if (known !== undefined) return known;
    const found = literals.map((each) => {
      const mode = ts.getModeForUsageLocation(file, each, given);
      return ts.resolveModuleName(each.text, from, given, host, cache, redirected, mode);
    });
    if (key !== undefined) resolved.set(key, found);
    return found;
  };
  return ts.createProgram([...files.keys()], all, host);
}

export function viewOf(
  text: string | Readonly<Record<string, string>>,
  options: ts.CompilerOptions = {},
  settings: Settings = DEFAULT_SETTINGS,
): View {
  const texts = typeof text === "string" ? { "main.ts": text } : text;
  const program = programOf(texts, options);
  const [name = ""] = Object.keys(texts);
  const file = program.getSourceFile(join(FOLDER, name));
  if (file === undefined) throw new Error(`${name} is not in its program.`);
  return { model: ProgramModel.of(program), file, settings };
}

/** A text without its mark `▮`, and where that stood; of two marks, the range between them. */
export function marked(text: string): {
  readonly text: string;
  readonly start: number;
  readonly end: number;
} {
  const [before = "", ...rest] = text.split("▮");
  const start = before.length;
  return {
    text: before + rest.join(""),
    start,
    end: rest.length > 1 ? start + (rest[0] ?? "").length : start,
  };
}

/** TypeScript's complaints about the files of a program that are texts. */
export function typeErrors(program: ts.Program): readonly string[] {
  return program
    .getSourceFiles()
    .filter(({ isDeclarationFile }) => !isDeclarationFile)
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}
