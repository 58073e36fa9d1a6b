/** An editor for tests: a real client of the protocol, with the server in a process of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { PassThrough, type Writable } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type ConfigurationParams,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type InlayHint,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type WorkspaceEdit,
} from "vscode-languageserver/node";

export const SERVER = fileURLToPath(new URL("../../dist/stdio.js", import.meta.url));

/** What a plain, older client can do. */
export const PLAIN: ClientCapabilities = {};

/** What VS Code can do, as far as it makes a difference. */
export const RICH: ClientCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    codeAction: { resolveSupport: { properties: ["edit"] }, dataSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    typeDefinition: { linkSupport: true },
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ["markdown"] },
  },
  workspace: {
    workspaceEdit: { documentChanges: true },
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    diagnostics: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
};

export class Editor {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  /** Titles of work that was begun, and "done". */
  readonly progress: string[] = [];
  readonly registered: string[] = [];
  refreshed = 0;
  /** What the client says its settings are. */
  settings: unknown = null;
  /** And of single folders, by URI. */
  readonly settingsOfFolders = new Map<string, unknown>();
  readonly #documents = new Map<string, TextDocument>();

  private constructor(
    readonly connection: ProtocolConnection,
    readonly server: ChildProcess,
    /** What is sent goes through here to the server's standard input. */
    readonly sent: PassThrough,
    readonly stdin: Writable,
    readonly initialized: InitializeResult,
  ) {}

  static async start(
    folders: readonly string[],
    capabilities: ClientCapabilities,
    initializationOptions?: unknown,
  ): Promise<Editor> {
    const server = spawn(process.execPath, [SERVER, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    // Large enough to hold back all that a test sends at once.
    const sent = new PassThrough({ highWaterMark: 2 ** 20 });
    sent.pipe(server.stdin);
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(sent),
    );
    connection.listen();
    const [root] = folders;
    const initialized = await connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: root === undefined ? null : uriOf(root),
      workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
      capabilities,
      initializationOptions,
    });
    const editor = new Editor(connection, server, sent, server.stdin, initialized);
    editor.#listen();
    await connection.sendNotification("initialized", {});
    return editor;
  }

  #listen(): void {
    const { connection } = this;
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    connection.onNotification("window/logMessage", ({ message }: { readonly message: string }) => {
      this.logged.push(message);
    });
    connection.onNotification("$/progress", ({ value }: { readonly value: Progress }) => {
      this.progress.push(value.kind === "begin" ? (value.message ?? "") : "done");
    });
    connection.onRequest("window/workDoneProgress/create", () => null);
    connection.onRequest("client/registerCapability", ({ registrations }: Registrations) => {
      for (const { method } of registrations) this.registered.push(method);
      return null;
    });
    connection.onRequest("workspace/configuration", ({ items }: ConfigurationParams) =>
      items.map(({ scopeUri = "" }) => this.settingsOfFolders.get(scopeUri) ?? this.settings),
    );
    for (const what of ["inlayHint", "codeLens", "diagnostic"])
      connection.onRequest(`workspace/${what}/refresh`, () => {
        this.refreshed++;
        return null;
      });
  }

  /** Sends all that `send` sends in one piece: the server cannot answer the first before it has the last. */
  async atOnce<T>(send: () => T | Promise<T>): Promise<T> {
    this.sent.unpipe(this.stdin);
    try {
      const result = await send();
      // Messages are written in turn: when this one is, the others are.
      await this.connection.sendNotification("$/setTrace", { value: "off" });
      return result;
    } finally {
      const piece: unknown = this.sent.read();
      if (piece !== null) this.stdin.write(piece);
      this.sent.pipe(this.stdin);
    }
  }

  async open(fileName: string, text: string, uri = uriOf(fileName)): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, "typescript", 1, text));
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "typescript", version: 1, text },
    });
  }

  /** Puts a text in place of the part from `start` to `end`, of an edit as editors send it. */
  async edit(uri: string, start: number, end: number, text: string): Promise<void> {
    const document = this.document(uri);
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    const version = document.version + 1;
    TextDocument.update(document, [{ range, text }], version);
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  /** Puts a text in place of another one, which has to be in the document. */
  async replace(fileName: string, what: string, by: string): Promise<void> {
    const start = this.text(fileName).indexOf(what);
    if (start < 0) throw new Error(`${fileName} has no ${what}`);
    await this.edit(uriOf(fileName), start, start + what.length, by);
  }

  async close(fileName: string): Promise<void> {
    this.#documents.delete(uriOf(fileName));
    await this.connection.sendNotification("textDocument/didClose", {
      textDocument: { uri: uriOf(fileName) },
    });
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }

  text(fileName: string): string {
    return this.document(uriOf(fileName)).getText();
  }

  /** Asks about a document. */
  ask<T>(method: string, uri: string, more: object = {}): Promise<T> {
    return this.connection.sendRequest<T>(method, { textDocument: { uri }, ...more });
  }

  /** Asks about the place behind the first `mark` of a document. */
  async askAt<T>(method: string, fileName: string, mark: string, more: object = {}): Promise<T> {
    const uri = uriOf(fileName);
    const document = this.document(uri);
    const offset = document.getText().indexOf(mark);
    if (offset < 0) throw new Error(`${fileName} has no ${mark}`);
    return this.ask<T>(method, uri, { position: document.positionAt(offset), ...more });
  }

  /** The document with its hints in it. */
  async hints(fileName: string, uri = uriOf(fileName)): Promise<string> {
    const document = this.document(uri);
    const text = document.getText();
    const found = await this.ask<InlayHint[]>("textDocument/inlayHint", uri, {
      range: { start: { line: 0, character: 0 }, end: document.positionAt(text.length) },
    });
    return withHints(document, text, found);
  }

  async hover(fileName: string, mark: string): Promise<string> {
    const found = await this.askAt<Hover | null>("textDocument/hover", fileName, mark);
    const contents = found?.contents;
    return contents !== undefined && typeof contents === "object" && "value" in contents
      ? contents.value
      : "";
  }

  async pulled(fileName: string): Promise<readonly Diagnostic[]> {
    const report = await this.ask<{ readonly items: Diagnostic[] }>(
      "textDocument/diagnostic",
      uriOf(fileName),
    );
    return report.items;
  }

  async actions(fileName: string, range: Range, diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
    return this.ask<CodeAction[]>("textDocument/codeAction", uriOf(fileName), {
      range,
      context: { diagnostics },
    });
  }

  /** Makes the edits in documents that are open, as an editor does. */
  async apply({ changes, documentChanges }: WorkspaceEdit): Promise<void> {
    const files = Object.entries(changes ?? {});
    for (const each of documentChanges ?? [])
      if ("textDocument" in each)
        files.push([each.textDocument.uri, each.edits.flatMap((edit) => ("newText" in edit ? [edit] : []))]);
    for (const [uri, edits] of files) {
      const document = this.document(uri);
      const ordered = edits.map(({ range, newText }) => ({
        start: document.offsetAt(range.start),
        end: document.offsetAt(range.end),
        newText,
      }));
      for (const { start, end, newText } of ordered.sort((a, b) => b.start - a.start))
        await this.edit(uri, start, end, newText);
    }
  }

  /** What was published last of a document; waits until there is something that `accepts`. */
  async diagnostics(
    fileName: string,
    accepts: (found: readonly Diagnostic[]) => boolean = () => true,
  ): Promise<readonly Diagnostic[]> {
    const uri = uriOf(fileName);
    const found = await until(() => {
      const last = this.published.findLast((each) => each.uri === uri);
      return last?.version === this.document(uri).version && accepts(last.diagnostics) ? last : undefined;
    });
    return found.diagnostics;
  }

  async changedOnDisk(
    ...changes: readonly (readonly [string, "created" | "changed" | "deleted"])[]
  ): Promise<void> {
    const types = { created: 1, changed: 2, deleted: 3 };
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: changes.map(([fileName, kind]) => ({ uri: uriOf(fileName), type: types[kind] })),
    });
  }

  /** Ends as editors do; the exit code. */
  async stop(): Promise<number | null> {
    const ended = once(this.server, "exit");
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    await ended;
    return this.server.exitCode;
  }
}

interface Progress {
  readonly kind: string;
  readonly message?: string;
}

interface Registrations {
  readonly registrations: readonly { readonly method: string }[];
}

export function uriOf(fileName: string): string {
  return pathToFileURL(fileName).href;
}

/** A text with hints where an editor draws them. */
export function withHints(document: TextDocument, text: string, hints: readonly InlayHint[]): string {
  return hints
    .map(({ position, label }) => ({
      at: document.offsetAt(position),
      label: typeof label === "string" ? label : label.map((part) => part.value).join(""),
    }))
    .sort((a, b) => b.at - a.at)
    .reduce((now, { at, label }) => now.slice(0, at) + label + now.slice(at), text);
}

/** Waits for something; the test's own time limit ends it. */
export async function until<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
