/**
 * Every page of docs/guide is a program told in parts: its `ts` blocks, one behind the other, compile without a finding,
 * and print what its `text` blocks say.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "#typescript";
import { describe, expect, it } from "vitest";
import { createTransformer } from "./emit/transform.js";
import { tsgloveDiagnostics } from "./faces/diagnostics.js";
import { makePackageOf } from "./faces/package-of.js";
import { testProgram } from "./testing/program.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const pages = join(root, "docs/guide");
const outDir = join(root, "test/.compiled/guide");

function blocks(page: string, language: string): string {
  const found = page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, "gm"));
  return [...found].map(([, block = ""]) => block).join("");
}

/** The program of a page, as if it stood in test/; what it prints. */
function run(name: string, source: string): string {
  const fileName = join(root, "test", `${name}.ts`);
  const program = testProgram(
    [fileName],
    root,
    {},
    { rootDir: join(root, "test"), outDir },
    new Map([[fileName, source]]),
  );
  const found = [...ts.getPreEmitDiagnostics(program), ...tsgloveDiagnostics(program)];
  expect(found.map((each) => ts.flattenDiagnosticMessageText(each.messageText, "\n"))).toEqual([]);
  mkdirSync(outDir, { recursive: true });
  const write: ts.WriteFileCallback = (file, text) => {
    writeFileSync(file, text);
  };
  program.emit(undefined, write, undefined, false, { before: [createTransformer(program, makePackageOf())] });
  return execFileSync(process.execPath, [join(outDir, `${name}.js`)], { encoding: "utf8" });
}

describe("the guide", () => {
  for (const file of readdirSync(pages).filter((each) => each.endsWith(".md")))
    it(file, () => {
      const page = readFileSync(join(pages, file), "utf8").replaceAll("\r\n", "\n");
      expect(run(file.slice(0, -3), blocks(page, "ts"))).toBe(blocks(page, "text"));
    });
});
