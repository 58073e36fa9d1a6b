/** Compiles a program of one class with a project's own options, in memory, and runs it: whether all of it works together. */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import ts from "#typescript";
import { createTransformer } from "../../emit/transform.js";
import { tsgloveDiagnostics } from "../diagnostics.js";
import { makePackageOf } from "../package-of.js";
import { missing, note, ok, type Check } from "./check.js";
import type { TsConfig } from "./project-files.js";

const PROBE = `import { dnaSpec, searchable, searchSpace } from "tsglove";
@searchable
class Probe {
  readonly size: number;
  constructor(size: 1 | 2 | 3) {
    this.size = size;
  }
}
if (String(dnaSpec(searchSpace(Probe)).size) !== "3") throw new Error("The space of the class is not the one that its type says.");
`;

/** A project's options without those that say what to write where; nothing is written. */
function inMemory(options: ts.CompilerOptions): ts.CompilerOptions {
  const all: ts.CompilerOptions = {
    ...options,
    noEmit: false,
    noEmitOnError: false,
    emitDeclarationOnly: false,
    declaration: false,
    declarationMap: false,
    composite: false,
    incremental: false,
    sourceMap: false,
    inlineSourceMap: false,
    allowImportingTsExtensions: false,
  };
  for (const place of [
    "tsBuildInfoFile",
    "outDir",
    "outFile",
    "rootDir",
    "declarationDir",
    "sourceRoot",
    "mapRoot",
  ])
    all[place] = undefined;
  return all;
}

/** Errors of a probe that speaks of modules as its own project does not: their syntax, not their meaning. */
const OF_SYNTAX = new Set([1286, 1287, 1295]);

export function selfTest(config: TsConfig): Check {
  const folder = dirname(config.file);
  const file = join(folder, "tsglove-doctor-probe.ts");
  const program = probeProgram(file, inMemory(config.options));
  const source = program.getSourceFile(file);
  const found = [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
    ...(source === undefined ? [] : tsgloveDiagnostics(program, source)),
  ].filter(({ code }) => !OF_SYNTAX.has(code));
  if (found[0] !== undefined)
    return missing(
      "self-test",
      `A program of one class does not compile: ${ts.flattenDiagnosticMessageText(found[0].messageText, " ")}`,
      "Mend what is missing above.",
    );
  let code = "";
  const transformers = { before: [createTransformer(program, makePackageOf())] };
  program.emit(source, (_, text) => (code = text), undefined, false, transformers);
  if (!/\bimport\b|\brequire\(/.test(code))
    return note(
      "self-test",
      "The project's module format does not run in Node, so that no program was tried.",
    );
  const type = /^import\b/m.test(code) ? "module" : "commonjs";
  const run = spawnSync(process.execPath, [`--input-type=${type}`, "-"], {
    cwd: folder,
    input: code,
    encoding: "utf8",
  });
  if (run.status === 0) return ok("self-test", "a program of one class compiles and runs");
  const [reason = "it ended without a word"] = run.stderr
    .split("\n")
    .filter((each) => /^\w*Error\b/.test(each));
  return missing(
    "self-test",
    `A program of one class compiles and does not run: ${reason.trim()}`,
    "Mend what is missing above.",
  );
}

/** TypeScript's own declarations: the probes of several projects read them once. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** A program of the probe alone, which stands beside the configuration without being there. */
function probeProgram(file: string, options: ts.CompilerOptions): ts.Program {
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  const libraryFolder = dirname(ts.getDefaultLibFilePath(options));
  host.getSourceFile = (name, language, ...rest) => {
    if (name === file) return ts.createSourceFile(name, PROBE, language, true);
    if (dirname(name) !== libraryFolder) return getSourceFile(name, language, ...rest);
    const { languageVersion, impliedNodeFormat = "" } =
      typeof language === "object" ? language : { languageVersion: language };
    const key = `${name} ${languageVersion} ${impliedNodeFormat}`;
    if (!libraries.has(key)) libraries.set(key, getSourceFile(name, language, ...rest));
    return libraries.get(key);
  };
  host.fileExists = (name) => name === file || fileExists(name);
  return ts.createProgram([file], options, host);
}
