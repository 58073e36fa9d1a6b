/**
 * The sources of a program, parsed once: a file is read again only when it changed on disk. A new program over kept sources
 * costs module resolution and a new checker, not the parsing and binding that most of a first program is.
 */
import { statSync } from "node:fs";
import ts from "#typescript";

/** The format of a file's output: see consumer.ts. */
export type FormatOf = (file: string, own: ts.ResolutionMode) => ts.ResolutionMode;

/** Declarations of packages and of TypeScript's library, for all projects: they are most of what a program parses. */
const declarations = new Map<string, ts.SourceFile>();

export class KeptSources {
  readonly #kept = new Map<string, { readonly file: ts.SourceFile; readonly stamp: string | undefined }>();
  readonly #given = new Map<string, string>();
  /** Of the last program: what each file imports, and what could not be found. */
  #imports = new Map<string, Set<string>>();
  #missing: { readonly specifier: string; readonly importer: string }[] = [];

  constructor(private readonly formatOf: FormatOf) {}

  /** Lets a file have another text than on disk, where it need not be at all; undefined takes that back. */
  give(fileName: string, text: string | undefined): void {
    if (text === undefined) this.#given.delete(fileName);
    else this.#given.set(fileName, text);
    this.#kept.delete(fileName);
  }

  /** Forgets the sources that changed or are gone; whether there are any. */
  dropChanged(): boolean {
    let dropped = false;
    for (const [name, { stamp }] of this.#kept)
      if (stamp !== undefined && stamp !== stampOf(name)) {
        this.#kept.delete(name);
        this.#given.delete(name);
        dropped = true;
      }
    return dropped;
  }

  /** Whether an import that led nowhere leads somewhere now. */
  findsMissing(options: ts.CompilerOptions): boolean {
    return this.#missing.some(
      ({ specifier, importer }) =>
        ts.resolveModuleName(specifier, importer, options, ts.sys).resolvedModule !== undefined,
    );
  }

  /** The files of its own project that a file reads types from, however far away; with itself. */
  importsBelow(fileName: string): ReadonlySet<string> {
    const found = new Set([fileName]);
    // A set goes on with what is added to it.
    for (const each of found) for (const next of this.#imports.get(each) ?? []) found.add(next);
    return found;
  }

  /** The files that import a file, however far above, without itself. */
  importersOf(fileName: string): ReadonlySet<string> {
    const found = new Set([fileName]);
    for (const each of found)
      for (const [importer, imported] of this.#imports) if (imported.has(each)) found.add(importer);
    found.delete(fileName);
    return found;
  }

  /** A host for one program. */
  host(options: ts.CompilerOptions): ts.CompilerHost {
    const host = ts.createCompilerHost(options);
    const fileExists = host.fileExists.bind(host);
    const readFile = host.readFile.bind(host);
    const getSourceFile = host.getSourceFile.bind(host);
    // As tsc does: comments hold nothing that emit needs.
    host.jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
    host.fileExists = (name) => this.#given.has(name) || fileExists(name);
    host.readFile = (name) => this.#given.get(name) ?? readFile(name);
    host.getSourceFile = (name, language, onError) => {
      const kept = this.#kept.get(name)?.file ?? declarations.get(declarationKey(name, language));
      if (kept !== undefined) return kept;
      // Before it is read: a write in between is then seen as a change.
      const stamp = isForeign(name) ? undefined : stampOf(name);
      const created =
        typeof language === "object" && !isForeign(name) && !/\.d\.[cm]?ts$/.test(name)
          ? { ...language, impliedNodeFormat: this.formatOf(name, language.impliedNodeFormat) }
          : language;
      const text = this.#given.get(name);
      const file =
        text === undefined ? getSourceFile(name, created, onError) : ts.createSourceFile(name, text, created);
      if (file !== undefined && isSharedDeclaration(name))
        declarations.set(declarationKey(name, language), file);
      else if (file !== undefined) this.#kept.set(name, { file, stamp });
      return file;
    };
    const imports = (this.#imports = new Map<string, Set<string>>());
    const missing: { specifier: string; importer: string }[] = (this.#missing = []);
    const canonical = (name: string): string => host.getCanonicalFileName(name);
    const cache = ts.createModuleResolutionCache(host.getCurrentDirectory(), canonical, options);
    host.getModuleResolutionCache = () => cache;
    host.resolveModuleNameLiterals = (literals, importer, redirected, given, source) =>
      literals.map((literal) => {
        const mode = ts.getModeForUsageLocation(source, literal, given);
        const found = ts.resolveModuleName(literal.text, importer, given, host, cache, redirected, mode);
        const file = found.resolvedModule?.resolvedFileName;
        if (file === undefined && !isForeign(importer)) missing.push({ specifier: literal.text, importer });
        if (file !== undefined && !isForeign(file))
          imports.set(importer, (imports.get(importer) ?? new Set<string>()).add(file));
        return found;
      });
    return host;
  }
}

/** Files of packages do not change while we run, and are not ours to compile. */
export function isForeign(fileName: string): boolean {
  return fileName.includes("/node_modules/") || /\/typescript\/lib\/lib\.[\w.]+$/.test(fileName);
}

function isSharedDeclaration(name: string): boolean {
  return isForeign(name) && /\.d\.[cm]?ts$/.test(name);
}

/** What parsing depends on. */
function declarationKey(name: string, language: ts.ScriptTarget | ts.CreateSourceFileOptions): string {
  return typeof language === "object"
    ? `${name} ${language.languageVersion} ${language.impliedNodeFormat} ${language.jsDocParsingMode}`
    : `${name} ${language}`;
}

function stampOf(fileName: string): string {
  const stats = statSync(fileName, { throwIfNoEntry: false });
  return stats === undefined ? "" : `${stats.mtimeMs} ${stats.size}`;
}
