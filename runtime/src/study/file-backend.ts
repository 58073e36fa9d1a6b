/** Studies as files: a line of JSON for each event, appended as it happens. Survives the death of its process. */
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { join, resolve, sep } from "node:path";
import type { DNA } from "../geno/dna.js";
import type { Backend, StudyLog } from "../tuning/log/backend.js";
import type { StudyEvent, StudyHeader } from "../tuning/log/events.js";
import { readEvent, readHeader } from "../tuning/log/event-form.js";
import { lockFile } from "./lock-file.js";

/**
 * Keeps each study in a file of a directory, `NAME.jsonl`, and the folders of its trials in `NAME.trials`. A program that
 * was killed, and is started again, goes on where it was: finished trials are read back, and the ones that ran are handed
 * out again from their beginning. One process at a time may use a study.
 *
 * @param directory where; made when the first study is opened. Relative to the working directory of now.
 * @example
 * ```ts
 * sample(space, algorithm, { name: "mnist", trials: 300, backend: fileBackend("studies") });
 * ```
 */
export function fileBackend(directory: string): Backend {
  const root = resolve(directory);
  return {
    /** @throws Error where another process uses the study, or its file is damaged; a system error where it cannot be written. */
    open(name, header, dnaOf) {
      mkdirSync(root, { recursive: true });
      // Not joined: a study may be called "..".
      const path = `${root}${sep}${encodeURIComponent(name)}`;
      const unlock = lockFile(`${path}.lock`, `The study "${name}" in ${root}`);
      try {
        return new FileLog(path, header, dnaOf, unlock);
      } catch (error) {
        unlock();
        throw error;
      }
    },
    names: () =>
      (existsSync(root) ? readdirSync(root) : []).flatMap((file) =>
        file.endsWith(".jsonl") ? nameOf(file.slice(0, -".jsonl".length)) : [],
      ),
  };
}

/** The study that a file is of, or none: people put other files there, too. */
function nameOf(text: string): readonly string[] {
  try {
    return [decodeURIComponent(text)];
  } catch {
    return [];
  }
}

class FileLog implements StudyLog {
  readonly header: StudyHeader;
  readonly #file: number;
  readonly #read: () => StudyEvent[];
  #events: StudyEvent[] | undefined;
  readonly #trials: string;
  readonly #unlock: () => void;

  constructor(path: string, header: StudyHeader, dnaOf: (json: unknown) => DNA, unlock: () => void) {
    const file = `${path}.jsonl`;
    const lines = wholeLines(file);
    const [first, ...rest] = lines;
    this.header = first === undefined ? header : readHeader(() => JSON.parse(first), `${file}:1`);
    this.#read = () =>
      rest.map((line, index) => readEvent(() => JSON.parse(line), dnaOf, `${file}:${index + 2}`));
    this.#trials = `${path}.trials`;
    this.#unlock = unlock;
    this.#file = openSync(file, "a");
    if (first === undefined) writeLine(this.#file, header);
  }

  get events(): StudyEvent[] {
    return (this.#events ??= this.#read());
  }

  append(event: StudyEvent): void {
    writeLine(this.#file, event);
    this.events.push(event);
  }

  close(): void {
    closeSync(this.#file);
    this.#unlock();
  }

  directoryOf(id: number): string {
    return join(this.#trials, String(id));
  }
}

/** One write a line, so that a line is there or is not, unless the system itself goes down. */
function writeLine(file: number, value: StudyEvent | StudyHeader): void {
  const line = Buffer.from(`${JSON.stringify(value)}\n`);
  for (let at = 0; at < line.length;) at += writeSync(file, line, at);
}

/** The lines of a file that were written to their end; what was torn off by a crash is cut away. */
function wholeLines(file: string): readonly string[] {
  const bytes = readIfThere(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  const tail = bytes.toString("utf8", end);
  if (tail !== "" && isWhole(tail)) {
    // All of it but the line break.
    appendFileSync(file, "\n");
    return bytes.toString("utf8").split("\n");
  }
  if (tail !== "") truncateSync(file, end);
  return end === 0 ? [] : bytes.toString("utf8", 0, end - 1).split("\n");
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}

function isWhole(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
