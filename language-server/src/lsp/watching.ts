/** Files on disk that come, change and go. */
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
  type FileEvent,
} from "vscode-languageserver/node";
import type { FileChange } from "../project/projects.js";
import { pathOf } from "./file-uris.js";
import type { Session } from "./session.js";

const KINDS = {
  [FileChangeType.Created]: "created",
  [FileChangeType.Changed]: "changed",
  [FileChangeType.Deleted]: "deleted",
} as const;

/** @param changed is called behind every change that matters. */
export function followFiles(session: Session, changed: () => void): void {
  session.connection.onDidChangeWatchedFiles(({ changes }) => {
    const known = changes.flatMap((each) => changeOf(each) ?? []);
    if (known.length === 0) return;
    if (session.projects.filesChanged(known)) changed();
  });
}

function changeOf({ uri, type }: FileEvent): FileChange | undefined {
  const fileName = pathOf(uri);
  return fileName === undefined ? undefined : { fileName, kind: KINDS[type] };
}

/** Asks the client to watch; without it the disk is looked at now and then. */
export async function startWatching({ connection, client }: Session): Promise<void> {
  if (!client.watchesFiles) return;
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      // Any JSON file: a tsconfig may extend one of any name.
      { globPattern: "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,json}" },
      // Of a folder that is deleted or renamed clients tell that alone, and nothing of what was in it.
      { globPattern: "**/*", kind: WatchKind.Delete },
    ],
  });
}
