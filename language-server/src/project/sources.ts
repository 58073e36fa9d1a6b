/**
 * The texts that programs read: those of open documents, and the disk's for all other files, read once until somebody says that
 * they changed. Every text has a version of its own, so that a program over two hundred files asks the disk for none of them.
 */
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { ts } from "@tsglove/transformer/analysis";

interface Text {
  readonly snapshot: ts.IScriptSnapshot | undefined;
  readonly version: string;
  /** Of a file on disk that may change: what it looked like before it was read. */
  readonly stamp: string | undefined;
}

/** What became of files since they were read. */
export interface Changes {
  readonly changed: readonly string[];
  /** Whether files came or went: what imports lead to, and which files a tsconfig includes, may be otherwise now. */
  readonly structure: boolean;
}

export class Sources {
  readonly #open = new Map<string, Text>();
  readonly #disk = new Map<string, Text>();
  /** Folders of files that were read, which change as files come and go, and tsconfigs: for who watches nothing. */
  readonly #watched = new Map<string, string>();
  /** How many documents are open in a folder or below it. */
  readonly #openFolders = new Map<string, number>();
  /** What the disk says of files and folders that were asked for, until any comes or goes. */
  readonly #exists = new Map<string, boolean>();
  #versions = 0;
  #changes = 0;

  /** Another one after each change of any text. */
  get generation(): number {
    return this.#changes;
  }

  isOpen(fileName: string): boolean {
    return this.#open.has(fileName);
  }

  openFiles(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** Gives an open document's text, the first or a new one. */
  give(fileName: string, text: string): void {
    if (!this.#open.has(fileName)) this.#countFolders(fileName, 1);
    this.#open.set(fileName, {
      snapshot: ts.ScriptSnapshot.fromString(text),
      version: this.#nextVersion(),
      stamp: undefined,
    });
    this.#changes++;
  }

  /** A document is closed: the disk has the file again, or nobody. */
  close(fileName: string): void {
    if (!this.#open.delete(fileName)) return;
    this.#countFolders(fileName, -1);
    this.forget(fileName);
  }

  /** A file on disk has changed, come or gone. */
  forget(fileName: string): void {
    this.#disk.delete(fileName);
    this.#exists.clear();
    this.#changes++;
  }

  /** Looks whether files on disk are other than they were read: for clients that watch none. */
  dropChanged(): Changes {
    const changed: string[] = [];
    let structure = false;
    for (const [name, { stamp }] of this.#disk) {
      if (stamp === undefined) continue;
      const now = stampOf(name);
      if (now === stamp) continue;
      structure ||= now === MISSING || stamp === MISSING;
      changed.push(name);
    }
    for (const name of changed) this.forget(name);
    for (const [path, stamp] of this.#watched) {
      const now = stampOf(path);
      if (now === stamp) continue;
      structure = true;
      this.#watched.set(path, now);
    }
    if (structure) this.#exists.clear();
    return { changed, structure };
  }

  /** Looks at a folder or a tsconfig too, where nobody else does. */
  watch(path: string): void {
    if (!this.#watched.has(path)) this.#watched.set(path, stampOf(path));
  }

  snapshot(fileName: string): ts.IScriptSnapshot | undefined {
    return this.#textOf(fileName).snapshot;
  }

  version(fileName: string): string {
    return this.#textOf(fileName).version;
  }

  exists(fileName: string): boolean {
    return this.#open.has(fileName) || this.#asked(fileName, () => ts.sys.fileExists(fileName));
  }

  directoryExists(folder: string): boolean {
    return this.#openFolders.has(folder) || this.#asked(`${folder}/`, () => ts.sys.directoryExists(folder));
  }

  read(fileName: string): string | undefined {
    const { snapshot } = this.#textOf(fileName);
    return snapshot?.getText(0, snapshot.getLength());
  }

  #asked(path: string, ask: () => boolean): boolean {
    let answer = this.#exists.get(path);
    if (answer === undefined) this.#exists.set(path, (answer = ask()));
    return answer;
  }

  #textOf(fileName: string): Text {
    return this.#open.get(fileName) ?? this.#disk.get(fileName) ?? this.#readDisk(fileName);
  }

  #readDisk(fileName: string): Text {
    // Before it is read: a write in between is then seen as a change.
    const isOwn = !fileName.includes("/node_modules/");
    const stamp = isOwn ? stampOf(fileName) : undefined;
    const content = ts.sys.readFile(fileName);
    const snapshot = content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    const text: Text = { snapshot, version: this.#nextVersion(), stamp };
    this.#disk.set(fileName, text);
    if (isOwn) this.watch(dirname(fileName));
    return text;
  }

  #nextVersion(): string {
    return String(++this.#versions);
  }

  #countFolders(fileName: string, by: number): void {
    for (
      let folder = dirname(fileName), last = "";
      folder !== last;
      last = folder, folder = dirname(folder)
    ) {
      const count = (this.#openFolders.get(folder) ?? 0) + by;
      if (count === 0) this.#openFolders.delete(folder);
      else this.#openFolders.set(folder, count);
    }
  }
}

const MISSING = "missing";

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? MISSING : `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}
