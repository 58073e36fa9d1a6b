/** The projects that the files of one build belong to: the core that every way in beside tspc stands on. */
import ts from "#typescript";
import { Configurations, slashes, type Configuration } from "./configuration.js";
import type { Consumer } from "./consumer.js";
import { isForeign } from "./kept-sources.js";
import { Project, type Compiled } from "./project.js";

export interface WorkspaceOptions {
  readonly consumer: Consumer;
  /** Whether files that need no rewriting are compiled too. */
  readonly everything: boolean;
  /** The only configuration to use, or the path of it, with its references; otherwise each file's nearest one. */
  readonly only?: string | Configuration | undefined;
}

export class Workspace {
  readonly #configurations: Configurations;
  readonly #projects = new Map<string | undefined, Project>();
  #stale = false;

  constructor(private readonly options: WorkspaceOptions) {
    this.#configurations = new Configurations(options.only);
  }

  /** Files may have changed, come or gone: looked at before the next answer, not now. */
  invalidate(): void {
    this.#stale = true;
  }

  /** Compiles a TypeScript file of a project; undefined for declarations and for files of packages. */
  compile(path: string, text?: string): Compiled | undefined {
    const fileName = slashes(path);
    return isForeign(fileName) ? undefined : this.#compilerOf(fileName, text).compile(fileName, text);
  }

  /** Whether a file comes out as an ES module; needs no program. */
  isModule(path: string): boolean {
    const fileName = slashes(path);
    const { options } = this.#configurations.ownerOf(fileName);
    return this.options.consumer.format(fileName, undefined, options) === ts.ModuleKind.ESNext;
  }

  /** Takes back a text that was compiled in place of the disk's. */
  forgetText(path: string): void {
    const fileName = slashes(path);
    this.#projectOf(fileName).forgetText(fileName);
  }

  /** The source file that an import of a TypeScript file leads to, by TypeScript's rules; undefined for any other. */
  resolve(specifier: string, importer: string): string | undefined {
    const fileName = slashes(importer);
    return isForeign(fileName) ? undefined : this.#projectOf(fileName).resolve(specifier, fileName);
  }

  #projectOf(fileName: string): Project {
    if (this.#stale) this.#refresh();
    const owner = this.#configurations.ownerOf(fileName);
    let project = this.#projects.get(owner.path);
    if (project === undefined) {
      project = new Project(owner, this.options.consumer, this.options.everything);
      this.#projects.set(owner.path, project);
    }
    return project;
  }

  /**
   * The project that compiles a file: its own; but where that has no need to rewrite it, one whose program has it as well and has. A
   * class is compiled for the searchable ones that extend it, which may stand in another project, a test's for one.
   */
  #compilerOf(fileName: string, text: string | undefined): Project {
    const own = this.#projectOf(fileName);
    if (this.#projects.size === 1 || own.rewrites(fileName, text)) return own;
    for (const other of this.#projects.values())
      if (other !== own && other.has(fileName) && other.rewrites(fileName, text)) return other;
    return own;
  }

  #refresh(): void {
    this.#configurations.forget();
    for (const [path, project] of this.#projects) {
      const now = this.#configurations.current(project.configuration);
      if (now === undefined || !project.refresh(now)) this.#projects.delete(path);
    }
    this.#stale = false;
  }
}
