// What lies in a checkpoint's directory besides the checkpoint.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeUnfinished } from "./checkpoint.js";

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
