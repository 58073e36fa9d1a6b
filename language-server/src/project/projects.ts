/**
 * The projects that open files belong to: one program a tsconfig, over sources that they share. A file belongs to the nearest
 * tsconfig that includes it, also by way of a solution's references; one that none includes is a guest of the nearest; one
 * without any has a program of its folder's.
 */
import { dirname } from "node:path";
import { Configurations, NO_TSCONFIG, ts, type Configuration } from "@tsglove/transformer/analysis";
import type { Settings } from "../features/settings.js";
import type { View } from "../features/view.js";
import { JSDOC_MODE, Project } from "./project.js";
import { Sources } from "./sources.js";

/** What a client says of a file on disk. */
export interface FileChange {
  readonly fileName: string;
  readonly kind: "created" | "changed" | "deleted";
}

export class Projects {
  readonly #sources = new Sources();
  readonly #registry = ts.createDocumentRegistry(ts.sys.useCaseSensitiveFileNames, undefined, JSDOC_MODE);
  readonly #configurations = new Configurations(undefined);
  readonly #owners = new Map<string, Configuration>();
  /** The last configuration of a file that could be read: a tsconfig is broken while somebody types in it. */
  readonly #lastOwners = new Map<string, Configuration>();
  readonly #projects = new Map<string, Project>();
  readonly #complaints = new Set<string>();

  /** @param complain hears of each tsconfig that cannot be read, once until it is another one. */
  constructor(private readonly complain: (message: string) => void = () => undefined) {}

  /** Another one after each change of any text or project. */
  get generation(): number {
    return this.#sources.generation;
  }

  /** The text of an open document, the first or a new one. */
  give(fileName: string, text: string): void {
    const isNew = !this.#sources.isOpen(fileName);
    this.#sources.give(fileName, text);
    if (!isNew) return;
    this.#projectOf(fileName).invite(fileName, true);
    this.#dropUnused();
  }

  close(fileName: string): void {
    this.#sources.close(fileName);
    this.#projects.get(this.#keyOf(fileName))?.invite(fileName, false);
    this.#owners.delete(fileName);
    this.#lastOwners.delete(fileName);
  }

  /** A file as it is now; undefined where it is in no program: deleted, or no TypeScript. */
  view(fileName: string, settings: Settings): View | undefined {
    return this.#projectOf(fileName).view(fileName, settings);
  }

  /** Whether a view of a file takes no first program. */
  isLoaded(fileName: string): boolean {
    return this.#projects.get(this.#keyOf(fileName))?.isLoaded === true;
  }

  /** Whether one file may be shown otherwise when another one is edited: they are of one project, or it is in the program. */
  sees(fileName: string, other: string): boolean {
    const key = this.#keyOf(fileName);
    return key === this.#keyOf(other) || this.#projects.get(key)?.has(other) === true;
  }

  /** What the project of a file is called: its tsconfig, or its folder. */
  nameOf(fileName: string): string {
    return this.#keyOf(fileName);
  }

  /** The text of any file: a document's, else the disk's. */
  read(fileName: string): string | undefined {
    return this.#sources.read(fileName);
  }

  /** After an error in the middle of checking a file. */
  renew(fileName: string): void {
    this.#projectOf(fileName).renew();
  }

  /** Takes in what a client says of the disk; whether any of it matters. */
  filesChanged(changes: readonly FileChange[]): boolean {
    const known = changes.filter((each) => this.#matters(each));
    for (const { fileName, kind } of known) {
      this.#sources.forget(fileName);
      if (kind === "deleted") this.#sources.forgetFolder(fileName);
    }
    const structure = known.some(({ fileName, kind }) => kind !== "changed" || this.#isOptions(fileName));
    if (structure) this.#refresh();
    return known.length > 0;
  }

  /**
   * Looks at the disk, for clients that do not watch it; whether anything is otherwise.
   *
   * @param isWatched of the files that the client watches after all.
   */
  recheck(isWatched?: (path: string) => boolean): boolean {
    const { changed, structure } = this.#sources.dropChanged(isWatched);
    if (structure) this.#refresh();
    return structure || changed.length > 0;
  }

  /** Whether a change may be of interest: a study that writes its trials beside the program is not. */
  #matters({ fileName, kind }: FileChange): boolean {
    if (this.#sources.knows(fileName) || this.#isOptions(fileName)) return true;
    // Be it a folder, of which nothing else is said.
    if (kind === "deleted") return this.#sources.knowsBelow(fileName);
    if (kind !== "created") return false;
    // One that is new may be what an import looked for, and under another name, as links have it.
    if (/\.[cm]?tsx?$/.test(fileName)) return true;
    return /\.[cm]?jsx?$/.test(fileName) && [...this.#projects.values()].some((each) => each.takesJavaScript);
  }

  /** Whether a file says how others are read; any JSON may, while a tsconfig cannot be read. */
  #isOptions(fileName: string): boolean {
    return (
      /\/(?:tsconfig[^/]*|package)\.json$/.test(fileName) ||
      (this.#complaints.size > 0 && fileName.endsWith(".json")) ||
      [...this.#projects.values()].some((project) => project.isMadeOf(fileName))
    );
  }

  #refresh(): void {
    this.#configurations.forget();
    this.#owners.clear();
    this.#complaints.clear();
    const wanted = new Map<string, Configuration>();
    for (const fileName of this.#sources.openFiles())
      wanted.set(this.#keyOf(fileName), this.#ownerOf(fileName));
    for (const [key, project] of this.#projects) {
      const configuration = wanted.get(key);
      if (configuration === undefined) this.#drop(key, project);
      else project.refresh(configuration);
    }
    // A file may have another owner than before.
    for (const fileName of this.#sources.openFiles()) {
      const owner = this.#projectOf(fileName);
      for (const project of this.#projects.values()) project.invite(fileName, project === owner);
    }
  }

  #projectOf(fileName: string): Project {
    const key = this.#keyOf(fileName);
    let project = this.#projects.get(key);
    if (project === undefined) {
      project = new Project(this.#ownerOf(fileName), this.#sources, this.#registry);
      this.#projects.set(key, project);
    }
    return project;
  }

  #keyOf(fileName: string): string {
    return this.#ownerOf(fileName).path ?? dirname(fileName);
  }

  #ownerOf(fileName: string): Configuration {
    let owner = this.#owners.get(fileName);
    if (owner === undefined) this.#owners.set(fileName, (owner = this.#findOwner(fileName)));
    return owner;
  }

  #findOwner(fileName: string): Configuration {
    try {
      const owner = this.#configurations.ownerOf(fileName);
      this.#lastOwners.set(fileName, owner);
      return owner;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!this.#complaints.has(message)) this.complain(message);
      this.#complaints.add(message);
      return this.#lastOwners.get(fileName) ?? NO_TSCONFIG;
    }
  }

  /** Lets projects go of which no file is open any more; not at once: the next one to open is often of the same. */
  #dropUnused(): void {
    const used = new Set(this.#sources.openFiles().map((fileName) => this.#keyOf(fileName)));
    const unused = [...this.#projects].filter(([key]) => !used.has(key));
    if (unused.length === 0) return;
    for (const [key, project] of unused) this.#drop(key, project);
    const projects = [...this.#projects.values()];
    this.#sources.keepOnly((path) => projects.some((each) => each.has(path) || each.isMadeOf(path)));
  }

  /** Lets go of all of them. */
  end(): void {
    for (const [key, project] of this.#projects) this.#drop(key, project);
  }

  #drop(key: string, project: Project): void {
    project.dispose();
    this.#projects.delete(key);
  }
}
