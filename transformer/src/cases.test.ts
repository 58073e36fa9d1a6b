/**
 * Runs `test/cases/<name>/`: compiles input.ts with the transformer, compares what comes out with the expected files,
 * and runs it. UPDATE_CASES=1 writes the expected files; otherwise a missing or different one fails.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { createTransformer } from "./emit/transform.js";
import { tsgloveDiagnostics } from "./faces/diagnostics.js";
import { makePackageOf } from "./faces/package-of.js";
import { testProgram } from "./testing/program.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../test");
const casesFolder = join(root, "cases");
const outFolder = join(root, ".compiled/cases");
const update = process.env["UPDATE_CASES"] === "1";

/** The files that a case may hold; any other fails it, so that a misspelt expectation is not passed over. */
const KNOWN = /^(.*\.ts|expected\.(js|d\.ts|diagnostics\.txt|output\.txt)|options\.json|package\.json)$/;

function compile(name: string, transforms = true): Map<string, string> {
  const folder = join(casesFolder, name);
  const outDir = join(outFolder, name);
  const inputs = readdirSync(folder).filter((each) => each.endsWith(".ts") && !each.startsWith("expected."));
  const program = testProgram(
    inputs.map((each) => join(folder, each)),
    folder,
    readOptions(folder),
    { rootDir: folder, outDir },
  );
  const diagnostics = [...ts.getPreEmitDiagnostics(program), ...tsgloveDiagnostics(program)];
  const outputs = new Map<string, string>();
  program.emit(
    undefined,
    (file, text) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      outputs.set(file.slice(outDir.length + 1), text);
    },
    undefined,
    false,
    transforms ? { before: [createTransformer(program, makePackageOf())] } : undefined,
  );
  outputs.set(
    "diagnostics",
    diagnostics
      .map((each) => {
        const at = each.file?.getLineAndCharacterOfPosition(each.start ?? 0);
        const where =
          each.file === undefined
            ? ""
            : `${each.file.fileName.slice(folder.length + 1)}(${(at?.line ?? 0) + 1},${(at?.character ?? 0) + 1}): `;
        return `${where}TS${each.code}: ${ts.flattenDiagnosticMessageText(each.messageText, "\n")}\n`;
      })
      .join(""),
  );
  return outputs;
}

function readOptions(folder: string): unknown {
  const file = join(folder, "options.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** What the emitted program prints; each case runs in a process of its own. */
function run(name: string): string {
  const file = join(outFolder, name, "input.js");
  return execFileSync(process.execPath, ["--enable-source-maps", file], {
    encoding: "utf8",
    cwd: dirname(file),
  });
}

function expectFile(name: string, file: string, actual: string): void {
  const path = join(casesFolder, name, file);
  if (update) {
    if (actual === "") rmSync(path, { force: true });
    else writeFileSync(path, actual);
  }
  expect(actual, file).toBe(existsSync(path) ? readFileSync(path, "utf8") : "");
}

describe("case", () => {
  for (const name of readdirSync(casesFolder)) {
    it(name, () => {
      expect(readdirSync(join(casesFolder, name)).filter((file) => !KNOWN.test(file))).toEqual([]);
      const outputs = compile(name);
      expectFile(name, "expected.diagnostics.txt", outputs.get("diagnostics") ?? "");
      expectFile(
        name,
        "expected.js",
        (outputs.get("input.js") ?? "").replace(/\n\/\/# sourceMappingURL=.*\n?$/, "\n"),
      );
      expectFile(name, "expected.d.ts", outputs.get("input.d.ts") ?? "");
      if (outputs.get("diagnostics") === "") expectFile(name, "expected.output.txt", run(name));
    });
  }
});

it("a file without anything searchable comes out byte for byte as tsc emits it, its map too", () => {
  const outputs = compile("untouched-file");
  expect(outputs.size).toBe(4);
  expect(outputs).toEqual(compile("untouched-file", false));
});
