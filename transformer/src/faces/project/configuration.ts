/** Which tsconfig a file belongs to, found as the compiler and editors find it: the nearest one that includes the file. */
import { dirname, join, resolve } from "node:path";
import ts from "#typescript";
import { DEFAULT_OPTIONS } from "./consumer.js";
import { diagnosticsText } from "../plain-diagnostic.js";
import { userError } from "../user-error.js";

/** One tsconfig with what it extends, as TypeScript reads it. */
export interface Configuration {
  /** The absolute path of the tsconfig; undefined where there is none and options of ours stand in. */
  readonly path: string | undefined;
  readonly fileNames: readonly string[];
  readonly options: ts.CompilerOptions;
  /** The tsconfigs that it refers to; they are never inherited. */
  readonly references: readonly string[];
  /** Every file that was read for it: itself and what it extends. */
  readonly files: readonly string[];
}

/** For files that no tsconfig stands above. */
export const NO_TSCONFIG: Configuration = {
  path: undefined,
  fileNames: [],
  options: DEFAULT_OPTIONS,
  references: [],
  files: [],
};

/** Finds and keeps configurations; `forget` when files on disk may have changed. */
export class Configurations {
  readonly #read = new Map<string, Configuration>();
  readonly #owners = new Map<string, Configuration>();

  /** @param only what every file belongs to, or the path of it, its references included; otherwise the nearest counts. */
  constructor(private readonly only: string | Configuration | undefined) {}

  forget(): void {
    this.#read.clear();
    this.#owners.clear();
  }

  /**
   * The configuration that includes a file, those that solution-style ones refer to among them; for a file that none
   * includes the nearest one, with which it is compiled as one more root.
   */
  ownerOf(fileName: string): Configuration {
    let owner = this.#owners.get(fileName);
    if (owner === undefined) this.#owners.set(fileName, (owner = this.#find(fileName)));
    return owner;
  }

  /** What a configuration is now; undefined where its file is gone. */
  current(configuration: Configuration): Configuration | undefined {
    const { path } = configuration;
    if (path === undefined) return configuration;
    return ts.sys.fileExists(path) ? this.#entry(path) : undefined;
  }

  #find(fileName: string): Configuration {
    if (typeof this.only === "object") return this.only;
    let nearest: Configuration | undefined;
    for (const path of this.only === undefined ? tsconfigsAbove(fileName) : [resolve(this.only)]) {
      for (const each of this.#withReferences(path)) {
        // A solution-style tsconfig has no files, and no options that were meant for any.
        if (nearest === undefined || (nearest.path === slashes(path) && nearest.fileNames.length === 0))
          nearest = each;
        if (each.fileNames.includes(fileName)) return each;
      }
    }
    return nearest ?? NO_TSCONFIG;
  }

  /** A configuration and all that it refers to, directly or not. */
  #withReferences(path: string): readonly Configuration[] {
    const found = new Set([slashes(path)]);
    // A set goes on with what is added to it.
    for (const each of found) for (const reference of this.#entry(each).references) found.add(reference);
    return [...found].map((each) => this.#entry(each));
  }

  /** @throws Error when the file is missing or broken, with TypeScript's own words. */
  #entry(path: string): Configuration {
    let entry = this.#read.get(slashes(path));
    if (entry === undefined) this.#read.set(slashes(path), (entry = readTsconfig(slashes(path))));
    return entry;
  }
}

/** A path as TypeScript writes it. */
export function slashes(path: string): string {
  return path.replaceAll("\\", "/");
}

function* tsconfigsAbove(fileName: string): Generator<string> {
  for (let folder = dirname(fileName); ; folder = dirname(folder)) {
    const path = join(folder, "tsconfig.json");
    if (ts.sys.fileExists(path)) yield path;
    if (dirname(folder) === folder) return;
  }
}

/** TypeScript's complaints that leave us able to work: no inputs, an empty list of files. */
const HARMLESS = new Set([18002, 18003]);

function readTsconfig(path: string): Configuration {
  const files: string[] = [];
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    readFile: (name) => {
      files.push(name);
      return ts.sys.readFile(name);
    },
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw userError(diagnosticsText([diagnostic]));
    },
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(path, {}, host);
  if (parsed === undefined) throw userError(`${path} cannot be read.`);
  const errors = parsed.errors.filter(
    ({ category, code }) => category === ts.DiagnosticCategory.Error && !HARMLESS.has(code),
  );
  if (errors.length > 0) throw userError(diagnosticsText(errors));
  return {
    path,
    fileNames: parsed.fileNames,
    options: parsed.options,
    references: (parsed.projectReferences ?? []).map((each) => slashes(ts.resolveProjectReferencePath(each))),
    files,
  };
}
