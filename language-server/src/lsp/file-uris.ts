/** Documents' URIs and the names of files, as TypeScript writes them. */
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The extension of a document that has no file yet. */
const EXTENSIONS: Readonly<Record<string, string>> = { typescriptreact: ".tsx", typescript: ".ts" };

/**
 * The file of a document; undefined where there is none that a program could have: the other side of a diff, a mail.
 *
 * @param folder where a document that was never saved is taken to be.
 */
export function fileNameOf(uri: string, languageId: string, folder: string): string | undefined {
  try {
    const { protocol, pathname } = new URL(uri);
    if (protocol === "file:") return slashes(fileURLToPath(uri));
    const extension = EXTENSIONS[languageId];
    if (protocol !== "untitled:" || extension === undefined) return undefined;
    const name = pathname.endsWith(extension) ? pathname : `${pathname}${extension}`;
    // Of one that is to become a certain file the whole path is said.
    return name.startsWith("/")
      ? slashes(fileURLToPath(`file://${name}`))
      : slashes(join(folder, decodeURIComponent(name)));
  } catch {
    return undefined;
  }
}

/** The name of a file, by the URI that a client has for it; undefined where it is no file. */
export function pathOf(uri: string): string | undefined {
  return fileNameOf(uri, "", "/");
}

export function uriOf(fileName: string): string {
  return pathToFileURL(fileName).href;
}

function slashes(path: string): string {
  return path.replaceAll("\\", "/");
}
