/**
 * What the handlers of one connection share, and how a request is answered: for the version of the document that it was asked
 * about, or not at all. An error in one answer is logged and reported to who asked; nothing else suffers from it.
 */
import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { View } from "../features/view.js";
import { Projects } from "../project/projects.js";
import { clientOf, type Client } from "./client.js";
import { textOf } from "./conversion.js";
import { Documents, type OpenDocument } from "./documents.js";
import { Folders } from "./folders.js";
import { withProgress } from "./progress.js";
import type { Turns } from "./turns.js";

/** How long what was seen of the disk counts, where the client does not watch it. */
const DISK_COUNTS_MS = 1000;

/** What a question is asked about, and what an answer is made of. */
export interface Asked {
  readonly view: View;
  readonly text: TextDocument;
}

export class Session {
  readonly documents = new Documents();
  readonly projects: Projects;
  client: Client = clientOf({});
  readonly folders = new Folders();
  /** By the project that is being read. */
  readonly #loading = new Map<string, Promise<void>>();
  #diskSeen = 0;
  #hasEnded = false;

  constructor(
    readonly connection: Connection,
    readonly turns: Turns,
  ) {
    this.projects = new Projects((message) => {
      connection.console.warn(message);
    });
  }

  /** The folder that documents without a file are taken to be in. */
  get home(): string {
    return this.folders.all()[0]?.path ?? process.cwd();
  }

  /** The client is gone, or about to be: nothing is answered any more. */
  end(): void {
    this.#hasEnded = true;
    this.projects.end();
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /**
   * The answer to a question about a document.
   *
   * @param nothing the answer where the document is not open, or no TypeScript.
   * @throws ResponseError where it was cancelled, the document was edited since, or the answer failed.
   */
  async answer<T>(
    uri: string,
    token: CancellationToken,
    nothing: T,
    compute: (asked: Asked) => T | Promise<T>,
  ): Promise<T> {
    if (this.#hasEnded) throw new ResponseError(ErrorCodes.InvalidRequest, "The server was shut down.");
    const document = this.documents.get(uri);
    if (document === undefined) return nothing;
    const { version } = document.text;
    await this.turns.quiet();
    this.#expectCurrent(document, version, token);
    if (!this.projects.isLoaded(document.fileName)) {
      await this.load(document);
      await this.turns.quiet();
      this.#expectCurrent(document, version, token);
    }
    try {
      const asked = this.asked(document);
      if (asked === undefined) return nothing;
      const result = compute(asked);
      if (!(result instanceof Promise)) return result;
      const awaited = await result;
      this.#expectCurrent(document, version, token);
      return awaited;
    } catch (error) {
      throw this.#reported(error, document);
    }
  }

  /** A document as it is now; undefined where it is in no program. */
  asked(document: OpenDocument): Asked | undefined {
    this.#seeDisk();
    const view = this.projects.view(document.fileName, this.folders.settingsOf(document.fileName));
    return view === undefined ? undefined : { view, text: document.text };
  }

  /** The text of any file of a program, by lines. */
  textOf(fileName: string, { program }: View["model"]): TextDocument {
    const document = this.documents.ofFile(fileName);
    if (document !== undefined) return document.text;
    const text = program.getSourceFile(fileName)?.text ?? this.projects.read(fileName) ?? "";
    return textOf(this.documents.uriOf(fileName), text);
  }

  /** Makes the first program of a document's project, which takes seconds, in sight of the user: once, whoever asks meanwhile. */
  async load(document: OpenDocument): Promise<void> {
    const { fileName } = document;
    if (this.projects.isLoaded(fileName)) return;
    const project = this.projects.nameOf(fileName);
    let loading = this.#loading.get(project);
    if (loading === undefined) {
      loading = withProgress(this.connection, this.client, `Reading ${project}`, () => {
        if (this.documents.ofFile(fileName) === document && !this.projects.isLoaded(fileName))
          this.safely(document, () => this.projects.view(fileName, this.folders.settingsOf(fileName)));
      }).finally(() => this.#loading.delete(project));
      this.#loading.set(project, loading);
    }
    await loading;
  }

  /** Does what nobody waits for; undefined where it failed, which is logged. */
  safely<T>(document: OpenDocument, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.#reported(error, document);
      return undefined;
    }
  }

  #expectCurrent(document: OpenDocument, version: number, token: CancellationToken): void {
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
    if (this.documents.get(document.text.uri) !== document || document.text.version !== version)
      throw new ResponseError(LSPErrorCodes.ContentModified, "The document was edited since.");
  }

  #reported(error: unknown, document: OpenDocument): Error {
    if (error instanceof ResponseError) return error;
    const message = error instanceof Error ? error.message : String(error);
    const stack = error instanceof Error ? error.stack : undefined;
    this.connection.console.error(`${document.fileName}: ${stack ?? message}`);
    // A checker that was left in the middle of something may believe half of it.
    this.projects.renew(document.fileName);
    return new ResponseError(LSPErrorCodes.RequestFailed, `tsglove: ${message}`);
  }

  /** What the client watches is inside its folders; a project may reach beyond. */
  #seeDisk(): void {
    const now = Date.now();
    if (now - this.#diskSeen < DISK_COUNTS_MS) return;
    const { client, folders } = this;
    this.projects.recheck(
      client.watchesFiles ? (path) => folders.around(`${path}/`) !== undefined : undefined,
    );
    this.#diskSeen = now;
  }
}
