/** The folders of the workspace: what their settings are, and what the client watches for us. */
import type { WorkspaceFolder, WorkspaceFoldersChangeEvent } from "vscode-languageserver/node";
import { DEFAULT_SETTINGS, type Settings } from "../features/settings.js";
import { pathOf } from "./file-uris.js";

export interface Folder {
  readonly uri: string;
  readonly path: string;
}

/** What a client begins with; one of the time before there were several folders says one. */
interface Root {
  readonly workspaceFolders?: readonly WorkspaceFolder[] | null;
  readonly rootUri: string | null;
}

export class Folders {
  #all: readonly Folder[] = [];
  /** Of the workspace as a whole, and of files outside of all folders. */
  #settings: Settings = DEFAULT_SETTINGS;
  readonly #ofFolders = new Map<string, Settings>();

  begin({ workspaceFolders, rootUri }: Root): void {
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
    this.#all = uris.flatMap(folderOf);
  }

  change({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = new Set(removed.map(({ uri }) => uri));
    this.#all = [
      ...this.#all.filter(({ uri }) => !gone.has(uri)),
      ...added.flatMap(({ uri }: WorkspaceFolder) => folderOf(uri)),
    ];
  }

  all(): readonly Folder[] {
    return this.#all;
  }

  /** The innermost folder that a file is in. */
  around(path: string): Folder | undefined {
    return this.#all
      .filter((each) => path.startsWith(`${each.path}/`))
      .toSorted((a, b) => b.path.length - a.path.length)[0];
  }

  /** The settings that count for a file. */
  settingsOf(fileName: string): Settings {
    return this.#ofFolders.get(this.around(fileName)?.path ?? "") ?? this.#settings;
  }

  /** Takes settings, of the workspace or of the folder that is named; whether they are other ones. */
  give(settings: Settings, folder?: Folder): boolean {
    const before =
      folder === undefined ? this.#settings : (this.#ofFolders.get(folder.path) ?? this.#settings);
    if (folder === undefined) this.#settings = settings;
    else this.#ofFolders.set(folder.path, settings);
    return JSON.stringify(before) !== JSON.stringify(settings);
  }
}

function folderOf(uri: string): readonly Folder[] {
  const path = pathOf(uri);
  return path === undefined ? [] : [{ uri, path: path.replace(/(?<=.)\/$/, "") }];
}
