/** A real tsserver for tests, in a process of its own, talked to as an editor does that knows nothing else. */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ts } from "@tsglove/transformer/analysis";

const TSSERVER = createRequire(import.meta.url).resolve("typescript/lib/tsserver.js");

interface Place {
  readonly line: number;
  readonly offset: number;
}

interface Message {
  readonly type: "response" | "event";
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: unknown;
  readonly event?: string;
}

export class Tsserver {
  /** Names of events, in the order in which they came. */
  readonly events: string[] = [];
  readonly #waiting = new Map<number, { resolve: (body: unknown) => void; reject: (error: Error) => void }>();
  readonly #folder = mkdtempSync(join(tmpdir(), "tsglove-tsserver-"));
  readonly #process: ChildProcessWithoutNullStreams;
  #received = Buffer.alloc(0);
  #sent = 0;

  /** @param flags for Node. */
  constructor(...flags: readonly string[]) {
    const log = ["--logVerbosity", "terse", "--logFile", join(this.#folder, "log")];
    const args = [
      ...flags,
      TSSERVER,
      "--disableAutomaticTypingAcquisition",
      "--suppressDiagnosticEvents",
      ...log,
    ];
    this.#process = spawn(process.execPath, args);
    this.#process.stdout.on("data", (data: Buffer) => {
      this.#received = Buffer.concat([this.#received, data]);
      for (let message = this.#next(); message !== undefined; message = this.#next()) this.#take(message);
    });
    this.#process.on("exit", (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`tsserver ended with ${code}.`));
    });
  }

  /** The lines of its log that are ours. */
  get logged(): readonly string[] {
    return readFileSync(join(this.#folder, "log"), "utf8")
      .split("\n")
      .flatMap((line) => /tsglove: .*/.exec(line) ?? []);
  }

  open(file: string, fileContent: string): void {
    this.#send("open", { file, fileContent });
  }

  /** Types at the end of a file. @param text its text so far. */
  async type(fileName: string, text: string, more: string): Promise<void> {
    const end = placeIn(text, text.length);
    await this.ask("updateOpen", {
      changedFiles: [{ fileName, textChanges: [{ start: end, end, newText: more }] }],
    });
  }

  /** The body of the answer. @throws Error where tsserver says that it has failed. */
  async ask<T>(command: string, args: object | undefined): Promise<T> {
    const answered = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(this.#send(command, args), { resolve, reject });
    });
    return (await answered) as T;
  }

  /** The text of a hover. */
  async hover(file: string, text: string, at: number): Promise<string> {
    const found = await this.ask<ts.server.protocol.QuickInfoResponseBody | undefined>("quickinfo", {
      file,
      ...placeIn(text, at),
    }).catch((error: unknown) => {
      // So it says that there is nothing.
      if (error instanceof Error && error.message === "No content available.") return undefined;
      throw error;
    });
    const documentation = found?.documentation ?? "";
    return `${found?.displayString ?? ""}\n${typeof documentation === "string" ? documentation : ""}`;
  }

  /** A text with all its inlay hints. */
  async hints(file: string, text: string): Promise<string> {
    const all = { file, start: 0, length: text.length };
    const found = await this.ask<readonly ts.server.protocol.InlayHintItem[]>("provideInlayHints", all);
    return found
      .map((each) => ({ at: offsetIn(text, each.position), label: each.text }))
      .sort((a, b) => b.at - a.at)
      .reduce((now, { at, label }) => now.slice(0, at) + label + now.slice(at), text);
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, "exit");
    this.#send("exit", {});
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #send(command: string, args: object | undefined): number {
    const seq = ++this.#sent;
    this.#process.stdin.write(`${JSON.stringify({ seq, type: "request", command, arguments: args })}\n`);
    return seq;
  }

  #next(): Message | undefined {
    const header = /^Content-Length: (\d+)\r\n\r\n/.exec(this.#received.toString("latin1", 0, 64));
    if (header === null) return undefined;
    const start = header[0].length;
    const end = start + Number(header[1]);
    if (this.#received.length < end) return undefined;
    const message = JSON.parse(this.#received.toString("utf8", start, end)) as Message;
    this.#received = this.#received.subarray(end);
    return message;
  }

  #take({ type, request_seq: seq, success, message, body, event }: Message): void {
    if (type === "event") {
      if (event !== undefined) this.events.push(event);
      return;
    }
    const waiting = seq === undefined ? undefined : this.#waiting.get(seq);
    if (seq !== undefined) this.#waiting.delete(seq);
    if (success === true) waiting?.resolve(body);
    else waiting?.reject(new Error(message));
  }
}

/** A place as tsserver counts: from one. */
function placeIn(text: string, at: number): Place {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, offset: (before.at(-1) ?? "").length + 1 };
}

export function offsetIn(text: string, { line, offset }: Place): number {
  const lines = text.split("\n").slice(0, line - 1);
  return lines.reduce((sum, each) => sum + each.length + 1, 0) + offset - 1;
}
