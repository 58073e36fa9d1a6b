/** Two servers that editors speak to, as the benchmark speaks to them: ours by LSP, TypeScript's by its own protocol. */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** An editor with files open, the first of which is seen: answers are about it. */
export interface BenchedEditor {
  start(): Promise<void>;
  /** @param mark where the edits are made, and where hover points: behind this text. */
  open(fileName: string, text: string, mark: string): void;
  /** Waits for what is shown first. */
  firstAnswer(): Promise<void>;
  /** Changes a file that is open, each time to another text. */
  edit(fileName: string): void;
  hover(): Promise<void>;
  hints(): Promise<void>;
  /** MiB that the server's process holds. */
  memory(): number;
  end(): void;
}

/** Messages with a length before them, both ways; LSP's or tsserver's. */
class Wire {
  readonly process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (body: unknown) => void>();
  #read: Buffer = Buffer.alloc(0);

  /** @param idOf the number of the request that a message answers. */
  constructor(
    args: readonly string[],
    private readonly idOf: (message: Record<string, unknown>) => unknown,
  ) {
    this.process = spawn(process.execPath, args, { stdio: "pipe" });
    this.process.stderr.pipe(process.stderr);
    this.process.stdout.on("data", (chunk: Buffer) => {
      this.#read = Buffer.concat([this.#read, chunk]);
      for (let message = this.#next(); message !== undefined; message = this.#next()) {
        const id = this.idOf(message);
        if (typeof id !== "number") continue;
        this.#waiting.get(id)?.(message);
        this.#waiting.delete(id);
      }
    });
  }

  #next(): Record<string, unknown> | undefined {
    const head = this.#read.indexOf("\r\n\r\n");
    const length =
      head < 0 ? undefined : /Content-Length: (\d+)/.exec(this.#read.toString("utf8", 0, head))?.[1];
    if (length === undefined) return undefined;
    const [start, end] = [head + 4, head + 4 + Number(length)];
    if (this.#read.length < end) return undefined;
    const message: unknown = JSON.parse(this.#read.toString("utf8", start, end));
    this.#read = this.#read.subarray(end);
    return typeof message === "object" && message !== null ? { ...message } : {};
  }

  write(text: string): void {
    this.process.stdin.write(text);
  }

  /** The answer to a request. */
  answerTo(id: number): Promise<unknown> {
    return new Promise((answered) => this.#waiting.set(id, answered));
  }

  /** MiB, as the operating system counts them. */
  memory(): number {
    const status = readFileSync(`/proc/${this.process.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }
}

/** A document that is edited at one place, by lines as both protocols have them. */
class Edited {
  #count = 0;
  readonly line: number;
  readonly column: number;
  readonly lines: number;
  #old = 0;

  constructor(text: string, mark: string) {
    const at = text.indexOf(mark) + mark.length;
    if (at < mark.length) throw new Error(`there is no "${mark}" to edit`);
    this.line = text.slice(0, at).split("\n").length - 1;
    this.column = at - text.lastIndexOf("\n", at - 1) - 1;
    this.lines = text.split("\n").length;
  }

  get version(): number {
    return this.#count + 1;
  }

  /** The next edit: another digit behind the mark, over the last one. */
  next(): { readonly text: string; readonly end: number } {
    const text = String(this.#count++ % 10);
    const end = this.column + this.#old;
    this.#old = text.length;
    return { text, end };
  }
}

/** The files that are open in an editor, by name; the first is the one that is seen. */
class Opened {
  readonly #files = new Map<string, Edited>();

  add(fileName: string, text: string, mark: string): void {
    this.#files.set(fileName, new Edited(text, mark));
  }

  of(fileName: string): Edited {
    const found = this.#files.get(fileName);
    if (found === undefined) throw new Error(`${fileName} is not open`);
    return found;
  }

  get seen(): { readonly fileName: string; readonly document: Edited } {
    const [first] = this.#files;
    if (first === undefined) throw new Error("no file is open");
    return { fileName: first[0], document: first[1] };
  }
}

export class LspEditor implements BenchedEditor {
  readonly #wire: Wire;
  readonly #opened = new Opened();
  #id = 0;

  constructor(
    server: string,
    private readonly folder: string,
  ) {
    this.#wire = new Wire([server, "--stdio"], (message) =>
      "method" in message ? undefined : message["id"],
    );
  }

  async start(): Promise<void> {
    const folder = pathToFileURL(this.folder).href;
    // A client that watches files and asks for diagnostics, as VS Code does.
    const capabilities = {
      textDocument: { diagnostic: {} },
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
    };
    await this.#ask("initialize", { processId: process.pid, rootUri: folder, capabilities });
    this.#tell("initialized", {});
  }

  open(fileName: string, text: string, mark: string): void {
    this.#opened.add(fileName, text, mark);
    this.#tell("textDocument/didOpen", {
      textDocument: { uri: uriOf(fileName), languageId: "typescript", version: 1, text },
    });
  }

  firstAnswer(): Promise<void> {
    return this.hints();
  }

  edit(fileName: string): void {
    const document = this.#opened.of(fileName);
    const { line, column } = document;
    const { text, end } = document.next();
    this.#tell("textDocument/didChange", {
      textDocument: { uri: uriOf(fileName), version: document.version },
      contentChanges: [
        { range: { start: { line, character: column }, end: { line, character: end } }, text },
      ],
    });
  }

  async hover(): Promise<void> {
    const { line, column } = this.#opened.seen.document;
    const found = await this.#askSeen("textDocument/hover", { position: { line, character: column - 1 } });
    if (found === null || found === undefined) throw new Error("there is no hover");
  }

  async hints(): Promise<void> {
    const { lines } = this.#opened.seen.document;
    const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
    const found = await this.#askSeen("textDocument/inlayHint", { range });
    if (!Array.isArray(found) || found.length === 0) throw new Error("there are no hints");
  }

  memory(): number {
    return this.#wire.memory();
  }

  end(): void {
    this.#wire.process.kill();
  }

  #askSeen(method: string, params: object): Promise<unknown> {
    return this.#ask(method, { textDocument: { uri: uriOf(this.#opened.seen.fileName) }, ...params });
  }

  async #ask(method: string, params: object): Promise<unknown> {
    const id = ++this.#id;
    const answer = this.#wire.answerTo(id);
    this.#send({ id, method, params });
    const message = await answer;
    return typeof message === "object" && message !== null && "result" in message
      ? message.result
      : undefined;
  }

  #tell(method: string, params: object): void {
    this.#send({ method, params });
  }

  #send(message: object): void {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#wire.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }
}

export class TsserverEditor implements BenchedEditor {
  readonly #wire: Wire;
  readonly #opened = new Opened();
  #seq = 0;

  constructor(
    server: string,
    private readonly folder: string,
  ) {
    this.#wire = new Wire(
      [server, "--disableAutomaticTypingAcquisition", "--suppressDiagnosticEvents"],
      (message) => (message["type"] === "response" ? message["request_seq"] : undefined),
    );
  }

  async start(): Promise<void> {
    await this.#ask("configure", { preferences: { includeInlayParameterNameHints: "all" } });
  }

  open(fileName: string, text: string, mark: string): void {
    this.#opened.add(fileName, text, mark);
    this.#tell("open", { file: fileName, fileContent: text, projectRootPath: this.folder });
  }

  firstAnswer(): Promise<void> {
    return this.hover();
  }

  edit(fileName: string): void {
    const document = this.#opened.of(fileName);
    const { line, column } = document;
    const { text, end } = document.next();
    this.#tell("change", {
      file: fileName,
      line: line + 1,
      offset: column + 1,
      endLine: line + 1,
      endOffset: end + 1,
      insertString: text,
    });
  }

  async hover(): Promise<void> {
    const { fileName, document } = this.#opened.seen;
    await this.#ask("quickinfo", { file: fileName, line: document.line + 1, offset: document.column });
  }

  async hints(): Promise<void> {
    await this.#ask("provideInlayHints", { file: this.#opened.seen.fileName, start: 0, length: 1_000_000 });
  }

  memory(): number {
    return this.#wire.memory();
  }

  end(): void {
    this.#wire.process.kill();
  }

  /** @throws Error where the server says that it failed: a time of nothing says nothing. */
  async #ask(command: string, args: object): Promise<void> {
    const seq = ++this.#seq;
    const answer = this.#wire.answerTo(seq);
    this.#send(seq, command, args);
    const message = await answer;
    if (
      typeof message !== "object" ||
      message === null ||
      !("success" in message) ||
      message.success !== true
    )
      throw new Error(`tsserver: ${command} failed: ${JSON.stringify(message)}`);
  }

  #tell(command: string, args: object): void {
    this.#send(++this.#seq, command, args);
  }

  #send(seq: number, command: string, args: object): void {
    this.#wire.write(`${JSON.stringify({ seq, type: "request", command, arguments: args })}\n`);
  }
}

function uriOf(fileName: string): string {
  return pathToFileURL(fileName).href;
}
