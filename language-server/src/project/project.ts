/**
 * The files of one tsconfig as one program, made anew after each change out of what did not change. Nothing is checked: types
 * are asked for where a feature needs them, and no others.
 */
import { dirname } from "node:path";
import { ProgramModel, ts, type Configuration } from "@tsglove/transformer/analysis";
import type { Settings } from "../features/settings.js";
import type { View } from "../features/view.js";
import type { Sources } from "./sources.js";

/**
 * Comments hold nothing that we show, but the types of JavaScript, which a `typedef` hands on to TypeScript. The registry of
 * parsed files has to be of the same mind.
 */
export const JSDOC_MODE = ts.JSDocParsingMode.ParseForTypeInfo;

/** TypeScript's own server has these in its host, and the type of hosts leaves them out. */
interface Host extends ts.LanguageServiceHost {
  useSourceOfProjectReferenceRedirect(): boolean;
  hasInvalidatedResolutions(file: ts.Path): boolean;
}

export class Project {
  readonly #service: ts.LanguageService;
  /** Open files that the tsconfig does not include. */
  readonly #guests = new Set<string>();
  /** Another one after each change of what the project is, rather than of a text. */
  #shape = 0;
  /** Imports may lead elsewhere, or what is known may be wrong. */
  #stale = false;
  #model: ProgramModel | undefined;

  constructor(
    private configuration: Configuration,
    private readonly sources: Sources,
    registry: ts.DocumentRegistry,
  ) {
    for (const file of configuration.files) sources.watch(file);
    this.#service = ts.createLanguageService(this.#host(), registry);
  }

  /** The tsconfig; undefined where there is none. */
  get path(): string | undefined {
    return this.configuration.path;
  }

  /** Whether there is a program already: the first one takes seconds. */
  get isLoaded(): boolean {
    return this.#model !== undefined;
  }

  /** Whether a file is in the program as it was last: it is shown otherwise when that file is edited. */
  has(fileName: string): boolean {
    return this.#model?.program.getSourceFile(fileName) !== undefined;
  }

  get takesJavaScript(): boolean {
    const { allowJs, checkJs } = this.configuration.options;
    return allowJs ?? checkJs ?? false;
  }

  /** The files that the tsconfig was read from. */
  isMadeOf(fileName: string): boolean {
    return this.configuration.files.includes(fileName);
  }

  /** Takes an open file in that the tsconfig does not include, or lets it go. */
  invite(fileName: string, isGuest: boolean): void {
    if (isGuest === this.#guests.has(fileName)) return;
    if (isGuest) this.#guests.add(fileName);
    else this.#guests.delete(fileName);
    this.#shape++;
  }

  /** Files came, went or were renamed, or the tsconfig is another one. */
  refresh(configuration: Configuration): void {
    this.configuration = configuration;
    for (const file of configuration.files) this.sources.watch(file);
    this.#stale = true;
    this.#shape++;
  }

  /** After an error in the middle of checking: what the checker believes may be half true. */
  renew(): void {
    this.#service.cleanupSemanticCache();
    this.#stale = true;
    this.#shape++;
  }

  /** A file of the program as it is now; undefined of one that is not in it. */
  view(fileName: string, settings: Settings): View | undefined {
    const model = this.#currentModel();
    const file = model?.program.getSourceFile(fileName);
    return model === undefined || file === undefined ? undefined : { model, file, settings };
  }

  #currentModel(): ProgramModel | undefined {
    const program = this.#service.getProgram();
    if (program === undefined || program === this.#model?.program) return this.#model;
    this.#model = ProgramModel.of(program, this.#stale ? undefined : this.#model);
    this.#stale = false;
    return this.#model;
  }

  dispose(): void {
    this.#service.dispose();
  }

  #host(): Host {
    const { sources } = this;
    const { sys } = ts;
    const folder = this.path === undefined ? sys.getCurrentDirectory() : dirname(this.path);
    return {
      getProjectVersion: () => `${sources.generation} ${this.#shape}`,
      getCompilationSettings: () => this.configuration.options,
      getScriptFileNames: () => [...new Set([...this.configuration.fileNames, ...this.#guests])],
      getScriptVersion: (name) => sources.version(name),
      getScriptSnapshot: (name) => sources.snapshot(name),
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      getProjectReferences: () => this.configuration.references.map((path) => ({ path })),
      // A project that this one refers to need not be built: its sources are read in place of its declarations.
      useSourceOfProjectReferenceRedirect: () => true,
      hasInvalidatedResolutions: () => this.#stale,
      useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
      fileExists: (name) => sources.exists(name),
      readFile: (name) => sources.read(name),
      directoryExists: (name) => sources.directoryExists(name),
      getDirectories: (name) => sys.getDirectories(name),
      readDirectory: (...args) => sys.readDirectory(...args),
      ...(sys.realpath === undefined ? {} : { realpath: sys.realpath.bind(sys) }),
      jsDocParsingMode: JSDOC_MODE,
    };
  }
}
