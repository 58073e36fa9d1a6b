// The state of a search in one file. It is written beside the former one and then takes its name, so that at every moment one
// whole checkpoint is there, whatever ends the process.
import { createHash } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** What a part of a search keeps: JSON, and numbers in bulk. */
export interface SavedPart {
  readonly json?: unknown;
  readonly arrays?: Readonly<Record<string, SavedArray>>;
}

/** Numbers in bulk, in the precision in which they are. */
export type SavedArray = Float32Array | Float64Array;

/** All of it. */
export interface Checkpoint {
  /** What a search has to agree with that goes on from it: the method, its options, the space. */
  readonly identity: Readonly<Record<string, unknown>>;
  /** How many steps were made. */
  readonly step: number;
  readonly parts: Readonly<Record<string, SavedPart>>;
}

/** What the file begins with: its kind and version. A hash of all that follows comes next, on a line of its own. */
const MAGIC = "tsglove search 2\n";
const HASH = "sha256";
const HASH_LENGTH = 64;

interface Header extends Omit<Checkpoint, "parts"> {
  readonly parts: Readonly<Record<string, { readonly json: unknown; readonly arrays: readonly Block[] }>>;
}

interface Block {
  readonly name: string;
  readonly bits: 32 | 64;
  readonly length: number;
}

const FILE = "search.checkpoint";

/** Where in a directory it is. */
export function checkpointFile(directory: string): string {
  return join(directory, FILE);
}

/** Under which name a process writes the next one; {@link UNFINISHED} reads it. */
function unfinishedName(writer: number): string {
  return `${FILE}.${writer}.new`;
}

const UNFINISHED = /^search\.checkpoint\.(\d+)\.new$/;

/**
 * Removes what processes that were killed while they wrote a checkpoint have left in a directory, an hour ago or more.
 *
 * @throws Error where the directory is a file.
 */
export function removeUnfinished(directory: string): void {
  for (const name of namesIn(directory)) {
    const writer = UNFINISHED.exec(name)?.[1];
    if (writer !== undefined && !isAlive(Number(writer))) removeOld(join(directory, name));
  }
}

/** How old a file has to be, in milliseconds: on a file system that is shared, a writer may live on another machine. */
const OLD = 3_600_000;

function removeOld(file: string): void {
  try {
    if (Date.now() - statSync(file).mtimeMs > OLD) rmSync(file);
  } catch {
    // It is in nobody's way.
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    if (codeOf(error) !== "ENOTDIR") throw error;
    throw new Error(
      `checkpoint.directory is ${directory}, which is a file, or lies below one; name a folder, or a path where nothing is.`,
      {
        cause: error,
      },
    );
  }
}

function isAlive(writer: number): boolean {
  try {
    return process.kill(writer, 0);
  } catch (error) {
    // It is there, and another user's.
    return codeOf(error) === "EPERM";
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/**
 * Makes a directory where it is missing: that nothing can be written there shall not be learned when there is something to be kept.
 *
 * @throws Error naming it, and why.
 */
export function requireWritable(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
  } catch (error) {
    throw new Error(
      `checkpoint.directory is ${directory}, where nothing can be written (${String(error)}); name a folder where it can.`,
      { cause: error },
    );
  }
}

/**
 * Writes a checkpoint into a directory, which is made where it is missing.
 *
 * @throws Error naming the file where it cannot be written; the one before is whole then.
 */
export function writeCheckpoint(directory: string, { identity, step, parts }: Checkpoint): void {
  const blocks: Uint8Array[] = [];
  const described: Record<string, { json: unknown; arrays: Block[] }> = {};
  for (const [part, { json = null, arrays = {} }] of Object.entries(parts)) {
    described[part] = {
      json,
      arrays: Object.entries(arrays).map(([name, array]) => {
        blocks.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
        return { name, bits: array instanceof Float64Array ? 64 : 32, length: array.length };
      }),
    };
  }
  const header: Header = { identity, step, parts: described };
  mkdirSync(directory, { recursive: true });
  const file = checkpointFile(directory);
  const fresh = join(directory, unfinishedName(process.pid));
  try {
    const open = openSync(fresh, "w");
    try {
      const content = [Buffer.from(`${JSON.stringify(header)}\n`), ...blocks];
      const hash = createHash(HASH);
      for (const bytes of content) hash.update(bytes);
      for (const bytes of [Buffer.from(`${MAGIC}${hash.digest("hex")}\n`), ...content]) writeAll(open, bytes);
      // Else the name could reach the disk before the bytes do.
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw new Error(
      `The checkpoint cannot be written to ${file} (${String(error)}); make room there, or name another directory.`,
      { cause: error },
    );
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/**
 * The checkpoint in a directory; undefined where there is none.
 *
 * @throws Error naming the file where it is no checkpoint, or not all of one.
 */
export function readCheckpoint(directory: string): Checkpoint | undefined {
  const file = checkpointFile(directory);
  const bytes = readIfThere(file);
  if (bytes === undefined) return undefined;
  const content = MAGIC.length + HASH_LENGTH + 1;
  const kept = bytes.toString("latin1", 0, content);
  const hash = createHash(HASH).update(bytes.subarray(content)).digest("hex");
  if (kept !== `${MAGIC}${hash}\n`) throw damaged(file);
  const start = bytes.indexOf(0x0a, content) + 1;
  const header = headerOf(bytes.toString("utf8", content, start), file);
  let at = start;
  const parts: Record<string, SavedPart> = {};
  for (const [part, { json, arrays }] of Object.entries(header.parts)) {
    const read: Record<string, SavedArray> = {};
    for (const { name, bits, length } of arrays) {
      const size = (length * bits) / 8;
      if (at + size > bytes.length) throw damaged(file);
      // Copied: an array of numbers has to begin at a multiple of their size.
      const { buffer } = Uint8Array.from(bytes.subarray(at, at + size));
      read[name] = bits === 64 ? new Float64Array(buffer) : new Float32Array(buffer);
      at += size;
    }
    parts[part] = { json, arrays: read };
  }
  if (at !== bytes.length) throw damaged(file);
  return { identity: header.identity, step: header.step, parts };
}

function headerOf(text: string, file: string): Header {
  try {
    // Of our own writing, as the file's first bytes say.
    return JSON.parse(text) as Header;
  } catch {
    throw damaged(file);
  }
}

function damaged(file: string): Error {
  return new Error(
    `${file} is no whole checkpoint of a search; remove it, name another directory, or begin anew with resume: false.`,
  );
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    if (codeOf(error) === "EISDIR") throw damaged(file);
    throw error;
  }
}

/**
 * Refuses a checkpoint of another search.
 *
 * @throws Error naming the first thing in which they differ, and both.
 */
export function requireSameSearch(
  directory: string,
  kept: Checkpoint["identity"],
  own: Checkpoint["identity"],
): void {
  for (const key of new Set([...Object.keys(own), ...Object.keys(kept)])) {
    // As JSON brings it back.
    const [before, now] = [JSON.stringify(kept[key]), JSON.stringify(own[key])];
    if (before === now) continue;
    const [theirs, ours] = differing(kept[key], own[key]) ?? [shortened(before), shortened(now)];
    throw new Error(
      `${checkpointFile(directory)} is of another search: its ${key} is ${theirs}, and this one's is ${ours}. Name another directory, set it as it was, or begin anew with resume: false.`,
    );
  }
}

/** The first lines in which two texts differ, but for spaces that align them; undefined where they are no texts of several lines. */
function differing(kept: unknown, own: unknown): readonly [string, string] | undefined {
  if (typeof kept !== "string" || typeof own !== "string" || !(kept + own).includes("\n")) return undefined;
  const [before, now] = [kept, own].map((text) =>
    text.split("\n").map((line) => line.replace(/\s+/g, " ").trim()),
  );
  if (before === undefined || now === undefined) return undefined;
  const at = now.findIndex((line, i) => line !== before[i]);
  const line = at === -1 ? now.length : at;
  const shown = (text: string | undefined): string =>
    text === undefined ? "no more" : `"… ${text.slice(0, 200)} …"`;
  return [shown(before[line]), shown(now[line])];
}

function shortened(text: string | undefined): string {
  if (text === undefined) return "missing";
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}
