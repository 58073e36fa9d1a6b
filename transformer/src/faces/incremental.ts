/**
 * Keeps incremental, watch and composite builds from leaving stale output: the builder compares the version of each source
 * file with the one that it emitted, so a file whose spaces changed is given another version.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type ts from "typescript";
import { fingerprint } from "../analyzer/fingerprint.js";
import { ProgramModel } from "../analyzer/program-model.js";

/** Set by the compiler host of a builder; TypeScript keeps it internal. */
type VersionedFile = ts.SourceFile & { version?: string };

/** Versions as TypeScript made them: watch mode hands the same file objects to program after program. */
const originals = new WeakMap<VersionedFile, string>();

/**
 * Which transformer this is: another one writes other code for the same classes. A published one is told by its package's
 * version; one that was built in place also by the build's own record of its sources.
 */
const transformer = createHash("sha256");
for (const file of ["../../package.json", "../.tsbuildinfo"])
  transformer.update(readIfThere(new URL(file, import.meta.url)));

/** Lets the version of each file that the transformer rewrites depend on the spaces in it. */
export function withSpaceVersions(program: ts.Program): ts.Program {
  const model = ProgramModel.of(program);
  for (const file of program.getSourceFiles()) {
    const versioned: VersionedFile = file;
    const original = originals.get(versioned) ?? versioned.version;
    // Without a builder there are no versions, and nothing can be stale.
    if (original === undefined) continue;
    const spaces = fingerprint(file, model);
    if (spaces === "" && !originals.has(versioned)) continue;
    originals.set(versioned, original);
    versioned.version =
      spaces === ""
        ? original
        : `${original}+${transformer.copy().update(spaces).digest("hex").slice(0, 16)}`;
  }
  return program;
}

function readIfThere(file: URL): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
