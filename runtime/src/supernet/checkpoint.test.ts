// The file of a checkpoint, and what lies in its directory besides.
import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  checkpointFile,
  readCheckpoint,
  removeUnfinished,
  requireSameSearch,
  requireWritable,
  writeCheckpoint,
  type Checkpoint,
} from "./checkpoint.js";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "tsglove-checkpoint-"));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

test("what a process left that was killed while it wrote is removed; nothing else is", () => {
  // A process that is over.
  const { pid } = spawnSync(process.execPath, ["--version"]);
  const others = [
    "search.checkpoint",
    `search.checkpoint.${process.pid}.new`,
    "search.checkpoint.old.new",
    "notes",
  ];
  for (const name of [...others, `search.checkpoint.${pid}.new`]) {
    writeFileSync(join(directory, name), "");
    // Two hours ago.
    utimesSync(join(directory, name), Date.now() / 1000 - 7200, Date.now() / 1000 - 7200);
  }
  // Its writer may live on another machine.
  others.push(`search.checkpoint.${pid + 1_000_000_000}.new`);
  writeFileSync(join(directory, others.at(-1) ?? ""), "");
  removeUnfinished(directory);
  expect(readdirSync(directory).sort()).toEqual([...others].sort());
});

test("a directory that is missing has none", () => {
  expect(() => {
    removeUnfinished(join(directory, "missing"));
  }).not.toThrow();
});

test("a file is no directory", () => {
  const file = join(directory, "file");
  writeFileSync(file, "");
  expect(() => {
    removeUnfinished(file);
  }).toThrow(
    `checkpoint.directory is ${file}, which is a file, or lies below one; name a folder, or a path where nothing is.`,
  );
});

const checkpoint: Checkpoint = {
  identity: { method: "tunas" },
  step: 3,
  parts: {
    weights: { json: { a: 1 }, arrays: { "0": Float32Array.of(1, 2, 3), sum: Float64Array.of(0.1) } },
  },
};

test("what was written is read again, and nothing else", () => {
  expect(readCheckpoint(directory)).toBeUndefined();
  writeCheckpoint(directory, checkpoint);
  expect(readCheckpoint(directory)).toEqual(checkpoint);
  const file = checkpointFile(directory);
  const whole = readFileSync(file);
  // Every byte counts, those of the numbers too.
  for (let at = 0; at < whole.length; at++) {
    const other = Buffer.from(whole);
    other[at] = (whole[at] ?? 0) ^ 1;
    writeFileSync(file, other);
    expect(() => readCheckpoint(directory), `byte ${at}`).toThrow("is no whole checkpoint of a search");
  }
});

test("a folder of the file's name is no checkpoint, and leaves no room for one", () => {
  mkdirSync(checkpointFile(directory));
  expect(() => readCheckpoint(directory)).toThrow("is no whole checkpoint of a search");
  expect(() => {
    writeCheckpoint(directory, checkpoint);
  }).toThrow(`The checkpoint cannot be written to ${checkpointFile(directory)} (`);
  expect(readdirSync(directory)).toEqual(["search.checkpoint"]);
});

test("a directory where nothing can be written is refused before there is anything to write", () => {
  requireWritable(join(directory, "made", "now"));
  const file = join(directory, "file");
  writeFileSync(file, "");
  expect(() => {
    requireWritable(join(file, "below"));
  }).toThrow(`checkpoint.directory is ${join(file, "below")}, where nothing can be written (Error: ENOTDIR`);
});

test("two spaces are told apart by the first line in which they differ", () => {
  const lines = Array.from({ length: 30 }, (_, i) => `choice ${i}  A | B`);
  const other = lines.map((line, i) => (i === 20 ? `${line} | C` : line.replace("  ", "      ")));
  expect(() => {
    requireSameSearch(directory, { space: lines.join("\n") }, { space: other.join("\n") });
  }).toThrow('its space is "… choice 20 A | B …", and this one\'s is "… choice 20 A | B | C …"');
  expect(() => {
    requireSameSearch(directory, { space: lines.join("\n") }, { space: lines.slice(1, 2).join("\n") });
  }).toThrow('its space is "… choice 0 A | B …", and this one\'s is "… choice 1 A | B …"');
});
