/** Two servers that editors speak to, as the benchmark speaks to them: ours by LSP, TypeScript's by its own protocol. */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** An editor with one file open. */
export interface BenchedEditor {
  open(fileName: string, text: string): Promise<void>;
  /** Waits for what is shown first. */
  firstAnswer(): Promise<void>;
  /** Changes the type of a parameter, each time to another one. */
  edit(): Promise<void>;
  hover(): Promise<void>;
  hints(): Promise<void>;
  /** MiB that the server's process holds. */
  memory(): number;
  end(): void;
}

/** Where the edits are made, and where hover points: behind the name of a parameter. */
const MARK = "readonly width";

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

  constructor(text: string) {
    const at = text.indexOf(MARK) + MARK.length;
    if (at < MARK.length) throw new Error(`there is no "${MARK}" to edit`);
    this.line = text.slice(0, at).split("\n").length - 1;
    this.column = at - text.lastIndexOf("\n", at - 1) - 1;
    this.lines = text.split("\n").length;
  }

  get version(): number {
    return this.#count + 1;
  }

  /** The next edit: another end of the parameter's name, over the last one. */
  next(): { readonly text: string; readonly end: number } {
    const text = String(this.#count++ % 10);
    const end = this.column + this.#old;
    this.#old = text.length;
    return { text, end };
  }
}

export class LspEditor implements BenchedEditor {
  readonly #wire: Wire;
  #id = 0;
  #uri = "";
  #edited: Edited | undefined;

  constructor(
    server: string,
    private readonly folder: string,
  ) {
    this.#wire = new Wire([server, "--stdio"], (message) =>
      "method" in message ? undefined : message["id"],
    );
  }

  async open(fileName: string, text: string): Promise<void> {
    const folder = pathToFileURL(this.folder).href;
    // A client that watches files and asks for diagnostics, as VS Code does.
    const capabilities = {
      textDocument: { diagnostic: {} },
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
    };
    await this.#ask("initialize", { processId: process.pid, rootUri: folder, capabilities });
    this.#tell("initialized", {});
    this.#uri = pathToFileURL(fileName).href;
    this.#edited = new Edited(text);
    this.#tell("textDocument/didOpen", {
      textDocument: { uri: this.#uri, languageId: "typescript", version: 1, text },
    });
  }

  firstAnswer(): Promise<void> {
    return this.hints();
  }

  edit(): Promise<void> {
    const { line, column } = this.#document;
    const { text, end } = this.#document.next();
    this.#tell("textDocument/didChange", {
      textDocument: { uri: this.#uri, version: this.#document.version },
      contentChanges: [
        { range: { start: { line, character: column }, end: { line, character: end } }, text },
      ],
    });
    return Promise.resolve();
  }

  async hover(): Promise<void> {
    const { line, column } = this.#document;
    const found = await this.#ask("textDocument/hover", { position: { line, character: column - 1 } });
    if (found === null || found === undefined) throw new Error("there is no hover");
  }

  async hints(): Promise<void> {
    const { lines } = this.#document;
    const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
    const found = await this.#ask("textDocument/inlayHint", { range });
    if (!Array.isArray(found) || found.length === 0) throw new Error("there are no hints");
  }

  memory(): number {
    return this.#wire.memory();
  }

  end(): void {
    this.#wire.process.kill();
  }

  get #document(): Edited {
    if (this.#edited === undefined) throw new Error("no file is open");
    return this.#edited;
  }

  async #ask(method: string, params: object): Promise<unknown> {
    const id = ++this.#id;
    const answer = this.#wire.answerTo(id);
    this.#send({ id, method, params: { textDocument: { uri: this.#uri }, ...params } });
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
  #seq = 0;
  #file = "";
  #edited: Edited | undefined;

  constructor(
    server: string,
    private readonly folder: string,
  ) {
    this.#wire = new Wire(
      [server, "--disableAutomaticTypingAcquisition", "--suppressDiagnosticEvents"],
      (message) => (message["type"] === "response" ? message["request_seq"] : undefined),
    );
  }

  async open(fileName: string, text: string): Promise<void> {
    this.#file = fileName;
    this.#edited = new Edited(text);
    await this.#ask("configure", { preferences: { includeInlayParameterNameHints: "all" } });
    this.#tell("open", { file: fileName, fileContent: text, projectRootPath: this.folder });
  }

  firstAnswer(): Promise<void> {
    return this.hover();
  }

  edit(): Promise<void> {
    const { line, column } = this.#document;
    const { text, end } = this.#document.next();
    this.#tell("change", {
      file: this.#file,
      line: line + 1,
      offset: column + 1,
      endLine: line + 1,
      endOffset: end + 1,
      insertString: text,
    });
    return Promise.resolve();
  }

  async hover(): Promise<void> {
    const { line, column } = this.#document;
    await this.#ask("quickinfo", { file: this.#file, line: line + 1, offset: column });
  }

  async hints(): Promise<void> {
    await this.#ask("provideInlayHints", { file: this.#file, start: 0, length: 1_000_000 });
  }

  memory(): number {
    return this.#wire.memory();
  }

  end(): void {
    this.#wire.process.kill();
  }

  get #document(): Edited {
    if (this.#edited === undefined) throw new Error("no file is open");
    return this.#edited;
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
