/** The documents that a client has open: their texts, by what its edits make of them, and the files that they are. */
import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextDocumentContentChangeEvent, TextDocumentItem } from "vscode-languageserver/node";
import { fileNameOf, uriOf } from "./file-uris.js";

/** An open document. */
export interface OpenDocument {
  readonly fileName: string;
  /** Its text and version; each edit makes another one of it in place. */
  readonly text: TextDocument;
}

export class Documents {
  readonly #open = new Map<string, OpenDocument>();
  readonly #byFile = new Map<string, OpenDocument>();

  /** @returns undefined where the document is no file that a program could have. */
  open({ uri, languageId, version, text }: TextDocumentItem, folder: string): OpenDocument | undefined {
    const fileName = fileNameOf(uri, languageId, folder);
    if (fileName === undefined) return undefined;
    const document = { fileName, text: TextDocument.create(uri, languageId, version, text) };
    this.#open.set(uri, document);
    this.#byFile.set(fileName, document);
    return document;
  }

  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): OpenDocument | undefined {
    const document = this.#open.get(uri);
    if (document === undefined) return undefined;
    TextDocument.update(document.text, [...changes], version);
    this.#open.delete(uri);
    this.#open.set(uri, document);
    return document;
  }

  close(uri: string): OpenDocument | undefined {
    const document = this.#open.get(uri);
    this.#open.delete(uri);
    if (document !== undefined && this.#byFile.get(document.fileName) === document)
      this.#byFile.delete(document.fileName);
    return document;
  }

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(uri);
  }

  ofFile(fileName: string): OpenDocument | undefined {
    return this.#byFile.get(fileName);
  }

  /** All of them, the last opened or edited one first: it is surely seen. */
  all(): readonly OpenDocument[] {
    return [...this.#open.values()].reverse();
  }

  /** The URI of a file: its document's own, which a client may have written in another way than we would. */
  uriOf(fileName: string): string {
    return this.#byFile.get(fileName)?.text.uri ?? uriOf(fileName);
  }
}
