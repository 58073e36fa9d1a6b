/**
 * One tsconfig's program, kept warm: the first file costs a program, every later one its own emit. A file that was emitted
 * before is emitted again only when itself, something below it, or its place in the program's spaces changed.
 */
import ts from "#typescript";
import { checkFile } from "../../analyzer/check.js";
import { fingerprint } from "../../analyzer/fingerprint.js";
import { ProgramModel } from "../../analyzer/program-model.js";
import { createTransformer } from "../../emit/transform.js";
import { tsgloveDiagnostics } from "../diagnostics.js";
import { makePackageOf } from "../package-of.js";
import { plainDiagnostic, type PlainDiagnostic } from "../plain-diagnostic.js";
import type { Configuration } from "./configuration.js";
import type { Consumer } from "./consumer.js";
import { isForeign, KeptSources } from "./kept-sources.js";

/** What became of a file. */
export interface Compiled {
  /** undefined for one that was left as it is. */
  readonly output: Output | undefined;
  /** Whether the output is an ES module. */
  readonly isModule: boolean;
  /** Syntax errors and our findings. */
  readonly diagnostics: readonly PlainDiagnostic[];
  /** The other files that this output may change with. */
  readonly dependencies: readonly string[];
}

export interface Output {
  readonly code: string;
  readonly map: SourceMap;
}

/** A source map, version 3, of one source. */
export interface SourceMap {
  version: number;
  file: string;
  sources: string[];
  sourcesContent: string[];
  names: string[];
  mappings: string;
}

interface Emitted {
  readonly program: ts.Program;
  readonly below: readonly (ts.SourceFile | undefined)[];
  readonly spaces: string;
  readonly compiled: Compiled;
}

export class Project {
  readonly #sources: KeptSources;
  readonly #options: ts.CompilerOptions;
  /** Files that the tsconfig does not include, and that were asked for all the same. */
  readonly #extras = new Set<string>();
  readonly #emitted = new Map<string, Emitted>();
  readonly #resolutions = new Map<string, string | undefined>();
  #program: ts.Program | undefined;
  #packageOf = makePackageOf();

  /** @param everything whether files that need no rewriting are compiled too. */
  constructor(
    public configuration: Configuration,
    consumer: Consumer,
    private readonly everything: boolean,
  ) {
    const given = configuration.options;
    this.#options = consumer.options(given);
    this.#sources = new KeptSources((file, own) => consumer.format(file, own, given));
  }

  /** Looks which files changed, came or went; false where the options changed, so that nothing of this one can stay. */
  refresh(configuration: Configuration): boolean {
    if (optionsText(configuration) !== optionsText(this.configuration)) return false;
    const sameRoots = configuration.fileNames.join("\n") === this.configuration.fileNames.join("\n");
    this.configuration = configuration;
    this.#resolutions.clear();
    for (const extra of this.#extras) if (!ts.sys.fileExists(extra)) this.#extras.delete(extra);
    if (this.#sources.dropChanged() || !sameRoots || this.#sources.findsMissing(this.#options))
      this.#program = undefined;
    return true;
  }

  /** Whether a file is part of its program, included or imported. */
  has(fileName: string): boolean {
    return (this.#program ?? this.#create()).getSourceFile(fileName) !== undefined;
  }

  /** Whether a file comes out otherwise than TypeScript would write it. */
  rewrites(fileName: string, text?: string): boolean {
    const program = this.#programWith(fileName, text);
    const file = program.getSourceFile(fileName);
    return file !== undefined && fingerprint(file, ProgramModel.of(program)) !== "";
  }

  /**
   * Compiles a file.
   *
   * @param text what it reads, where the caller knows it better than the disk.
   * @returns undefined for a file that cannot be part of a program.
   */
  compile(fileName: string, text?: string): Compiled | undefined {
    const program = this.#programWith(fileName, text);
    const file = program.getSourceFile(fileName);
    if (file === undefined || file.isDeclarationFile) return undefined;
    const known = this.#emitted.get(fileName);
    if (known?.program === program) return known.compiled;
    const model = ProgramModel.of(program);
    const names = [...this.#sources.importsBelow(fileName)];
    const below = names.map((each) => program.getSourceFile(each));
    const spaces = fingerprint(file, model);
    const isSame =
      known?.spaces === spaces &&
      known.below.length === below.length &&
      known.below.every((each, index) => each === below[index]);
    const compiled: Compiled = isSame
      ? known.compiled
      : {
          output: this.#emit(file, program),
          isModule: file.impliedNodeFormat === ts.ModuleKind.ESNext,
          diagnostics: diagnosticsOf(file, program),
          // Importers too: a class is rewritten when a searchable one somewhere extends it.
          dependencies: [
            ...names.slice(1),
            ...this.#sources.importersOf(fileName),
            ...this.configuration.files,
          ],
        };
    this.#emitted.set(fileName, { program, below, spaces, compiled });
    return compiled;
  }

  /** Takes a text that was given back: the disk's counts again. */
  forgetText(fileName: string): void {
    this.#sources.give(fileName, undefined);
    this.#extras.delete(fileName);
    this.#emitted.delete(fileName);
    this.#program = undefined;
  }

  /** The source file that an import leads to, by TypeScript's rules: `.js` for `.ts`, `paths`; undefined for any other. */
  resolve(specifier: string, importer: string): string | undefined {
    const key = `${importer}\n${specifier}`;
    if (this.#resolutions.has(key)) return this.#resolutions.get(key);
    const found = ts.resolveModuleName(specifier, importer, this.#options, ts.sys).resolvedModule;
    const file =
      found === undefined || isForeign(found.resolvedFileName) || /\.d\.[cm]?ts$/.test(found.resolvedFileName)
        ? undefined
        : found.resolvedFileName;
    this.#resolutions.set(key, file);
    return file;
  }

  #programWith(fileName: string, text: string | undefined): ts.Program {
    const program = this.#program ?? this.#create();
    const file = program.getSourceFile(fileName);
    if (file === undefined) {
      this.#extras.add(fileName);
      if (text !== undefined && !ts.sys.fileExists(fileName)) this.#sources.give(fileName, text);
      this.#program = undefined;
    }
    if (file !== undefined && text !== undefined && !isText(file.text, text)) {
      // Changed since the program was made, or by another plugin that came before us.
      this.#sources.give(fileName, undefined);
      if (!isText(ts.sys.readFile(fileName) ?? "", text)) this.#sources.give(fileName, withoutMark(text));
      this.#program = undefined;
    }
    return this.#program ?? this.#create();
  }

  #create(): ts.Program {
    const roots = [...this.configuration.fileNames, ...this.#extras];
    this.#packageOf = makePackageOf();
    this.#program = ts.createProgram(roots, this.#options, this.#sources.host(this.#options));
    return this.#program;
  }

  /** The JavaScript of a file and its map; of one that needs no rewriting only where every file is asked for. */
  #emit(file: ts.SourceFile, program: ts.Program): Output | undefined {
    const transformer = createTransformer(program, this.#packageOf);
    if (!this.everything && !isRewritten(file, transformer, this.#options)) return undefined;
    let code: string | undefined;
    let map: string | undefined;
    const write: ts.WriteFileCallback = (name, written) => {
      if (name.endsWith(".map")) map = written;
      else code = written;
    };
    program.emit(file, write, undefined, false, { before: [transformer] });
    if (code === undefined || map === undefined) return undefined;
    return {
      code: code.replace(/\r?\n\/\/# sourceMappingURL=[^\n]*\s*$/, "\n"),
      map: { ...parseMap(map), sources: [file.fileName] },
    };
  }
}

function diagnosticsOf(file: ts.SourceFile, program: ts.Program): readonly PlainDiagnostic[] {
  const findings = checkFile(file, ProgramModel.of(program));
  return [
    ...program.getSyntacticDiagnostics(file).map((each) => plainDiagnostic(each)),
    // In the order of the findings that they are made of.
    ...tsgloveDiagnostics(program, file).map((each, index) =>
      plainDiagnostic(each, findings[index]?.fixes?.()),
    ),
  ];
}

function optionsText({ options: { configFile: _file, ...options } }: Configuration): string {
  return JSON.stringify(options);
}

function isRewritten(
  file: ts.SourceFile,
  transformer: ts.TransformerFactory<ts.SourceFile>,
  options: ts.CompilerOptions,
): boolean {
  const result = ts.transform(file, [transformer], options);
  const rewritten = result.transformed[0] !== file;
  result.dispose();
  return rewritten;
}

/** TypeScript wrote it: it has the shape of one. */
function parseMap(text: string): SourceMap {
  return JSON.parse(text) as SourceMap;
}

/** TypeScript drops the byte order mark of what it reads. */
function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function isText(a: string, b: string): boolean {
  return withoutMark(a) === withoutMark(b);
}
