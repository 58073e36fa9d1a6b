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
  /** What the disk said of files and folders that were asked for, and at which look at it. */
  readonly #exists = new Map<string, { readonly is: boolean; readonly look: number }>();
  /** Another one when files may have come or gone. */
  #look = 0;
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

  /** Gives an open document's text, the first or a new one. One that is opened as it was read is no change. */
  give(fileName: string, text: string): void {
    const isNew = !this.#open.has(fileName);
    if (isNew) this.#countFolders(fileName, 1);
    const content = readable(fileName, text);
    const read = isNew ? this.#disk.get(fileName) : undefined;
    const isSame = read !== undefined && contentOf(read) === content;
    this.#open.set(fileName, isSame ? read : this.#newText(content, undefined));
    if (!isSame) this.#changes++;
  }

  /** A document is closed: the disk has the file again, or nobody. One that was saved is no change. */
  close(fileName: string): void {
    const open = this.#open.get(fileName);
    if (open === undefined) return;
    this.#open.delete(fileName);
    this.#countFolders(fileName, -1);
    this.forget(fileName);
    const read = this.#readDisk(fileName);
    if (contentOf(read) !== contentOf(open)) return;
    this.#disk.set(fileName, { ...open, stamp: read.stamp });
    this.#changes--;
  }

  /** A file on disk has changed, come or gone. */
  forget(fileName: string): void {
    this.#disk.delete(fileName);
    this.#look++;
    this.#changes++;
  }

  /** A folder is gone, with all that was in it. */
  forgetFolder(folder: string): void {
    for (const name of this.#disk.keys()) if (name.startsWith(`${folder}/`)) this.forget(name);
  }

  /** Forgets what no program has any more. */
  keepOnly(isUsed: (fileName: string) => boolean): void {
    const folders = new Set<string>();
    for (const name of this.#disk.keys())
      if (isUsed(name)) folders.add(dirname(name));
      else this.#disk.delete(name);
    for (const path of this.#watched.keys())
      if (!folders.has(path) && !isUsed(path)) this.#watched.delete(path);
    this.#exists.clear();
  }

  /** Whether anybody asked for a file, be it in vain. */
  knows(fileName: string): boolean {
    return this.#open.has(fileName) || this.#disk.has(fileName) || this.#exists.has(fileName);
  }

  /** Whether a file in a folder was read. */
  knowsBelow(folder: string): boolean {
    for (const name of this.#disk.keys()) if (name.startsWith(`${folder}/`)) return true;
    return false;
  }

  /** Looks whether files on disk are other than they were read. @param isWatched of those that a client watches, which are passed over. */
  dropChanged(isWatched: (path: string) => boolean = () => false): Changes {
    const changed: string[] = [];
    let structure = false;
    for (const [name, { stamp }] of this.#disk) {
      if (stamp === undefined || isWatched(name)) continue;
      const now = stampOf(name);
      if (now === stamp) continue;
      structure ||= now === MISSING || stamp === MISSING;
      changed.push(name);
    }
    for (const name of changed) this.forget(name);
    for (const [path, stamp] of this.#watched) {
      if (isWatched(path)) continue;
      const now = stampOf(path);
      if (now === stamp) continue;
      structure = true;
      this.#watched.set(path, now);
    }
    if (structure) this.#look++;
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
    return contentOf(this.#textOf(fileName));
  }

  #asked(path: string, ask: () => boolean): boolean {
    const known = this.#exists.get(path);
    if (known?.look === this.#look) return known.is;
    const is = ask();
    this.#exists.set(path, { is, look: this.#look });
    return is;
  }

  #textOf(fileName: string): Text {
    return this.#open.get(fileName) ?? this.#disk.get(fileName) ?? this.#readDisk(fileName);
  }

  #readDisk(fileName: string): Text {
    // Before it is read: a write in between is then seen as a change.
    const isOwn = !fileName.includes("/node_modules/");
    const stamp = isOwn ? stampOf(fileName) : undefined;
    const content = ts.sys.readFile(fileName);
    const text = this.#newText(content === undefined ? undefined : readable(fileName, content), stamp);
    this.#disk.set(fileName, text);
    if (isOwn) this.watch(dirname(fileName));
    return text;
  }

  #newText(content: string | undefined, stamp: string | undefined): Text {
    const snapshot = content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    return { snapshot, version: String(++this.#versions), stamp };
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

function contentOf({ snapshot }: Text): string | undefined {
  return snapshot?.getText(0, snapshot.getLength());
}

/**
 * A text that TypeScript can read. 6.0 does not return from a documentation comment that has no end yet and a hyphen just so, as
 * `/** @see NAS-FP` at the end of a file; it reads those of JavaScript only, where they are types (see project.ts). There such a
 * one is a plain comment, as long as before.
 */
function readable(fileName: string, text: string): string {
  if (!/\.[cm]?jsx?$/.test(fileName)) return text;
  const last = text.lastIndexOf("/**");
  // In the text `"src/**"` it is none.
  const isComment =
    last > text.lastIndexOf("*/") && /^$|[\s;,(){}=]/.test(text.slice(Math.max(0, last - 1), last));
  return isComment ? `${text.slice(0, last)}/* ${text.slice(last + 3)}` : text;
}

const MISSING = "missing";

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? MISSING : `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}
