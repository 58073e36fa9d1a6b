/**
 * Runs `test/cases/<name>/`: compiles input.ts with the transformer, compares what comes out with the expected files,
 * and runs it. UPDATE_CASES=1 writes the expected files; otherwise a missing or different one fails.
 *
 * A case that takes nothing from tsglove but `@searchable` has to print what the same program prints with ordinary classes.
 * Every case without options of its own is compiled under other options too, and has to print the same.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "#typescript";
import { afterAll, describe, expect, it } from "vitest";
import { tsgloveDiagnostics } from "./faces/diagnostics.js";
import {
  addFiles,
  caseProgram,
  emitTo,
  isPlain,
  optionSets,
  sourcesOf,
  type Way,
} from "./testing/case-programs.js";
import { ProgramRunner } from "./testing/program-runner.js";
import { nameMappings } from "./testing/source-map.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../test");
const casesFolder = join(root, "cases");
const outFolder = join(root, ".compiled/cases");
const update = process.env["UPDATE_CASES"] === "1";
const only = new RegExp(process.env["CASES"] ?? "");
const names = readdirSync(casesFolder).filter((each) => only.test(each));

/** The files that a case may hold; any other fails it, so that a misspelt expectation is not passed over. */
const KNOWN =
  /^(.*\.[cm]?tsx?|(?!expected).*\.[cm]?js|expected\.(js|d\.ts|diagnostics\.txt|output\.txt)|options\.json|package\.json)$/;

interface Compiled {
  readonly outputs: ReadonlyMap<string, string>;
  readonly diagnostics: string;
  /** What the program prints. */
  readonly run: () => Promise<string>;
}

const runner = new ProgramRunner();
afterAll(() => {
  runner.stop();
});

/** A case under one set of options: a program, and where its output goes. */
interface Prepared {
  readonly folder: string;
  readonly outDir: string;
  readonly program: ts.Program;
}

function prepare(name: string, options: object, variant = ""): Prepared {
  const folder = join(casesFolder, name);
  const outDir = join(outFolder, `${name}${variant}`);
  return { folder, outDir, program: caseProgram(sourcesOf(folder), folder, options, outDir) };
}

function compile({ folder, outDir, program }: Prepared, way: Way = "transformed"): Compiled {
  const home = `${outDir}${way === "transformed" ? "" : `.${way}`}`;
  rmSync(home, { recursive: true, force: true });
  const diagnostics = () =>
    [...ts.getPreEmitDiagnostics(program), ...tsgloveDiagnostics(program)].map(diagnosticText).join("");
  const found = way === "transformed" ? diagnostics() : "";
  const outputs = emitTo(home, program, way);
  addFiles(folder, home, program.getCompilerOptions());
  return { outputs, diagnostics: found, run: () => runner.print(join(home, "input.js")) };
}

function diagnosticText({ file, start, code, messageText }: ts.Diagnostic): string {
  const at = file?.getLineAndCharacterOfPosition(start ?? 0);
  const place =
    file === undefined || at === undefined
      ? ""
      : `${file.fileName.slice(file.fileName.lastIndexOf("/") + 1)}(${at.line + 1},${at.character + 1}): `;
  return `${place}TS${code}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}\n`;
}

function expectFile(name: string, file: string, actual: string): void {
  const path = join(casesFolder, name, file);
  if (update) {
    if (actual === "") rmSync(path, { force: true });
    else writeFileSync(path, actual);
  }
  expect(actual, file).toBe(existsSync(path) ? readFileSync(path, "utf8") : "");
}

/** The names in the emitted files of a case that their source maps take to a name in a source; true where to the same. */
function mappedNames(name: string, outputs: ReadonlyMap<string, string>): ReadonlyMap<string, boolean> {
  const names = new Map<string, boolean>();
  for (const [file, text] of outputs) {
    const map = outputs.get(`${file}.map`);
    const source = join(casesFolder, name, file.replace(/js(x?)$/, "ts$1"));
    if (map === undefined || !existsSync(source)) continue;
    for (const { emitted, source: named, at } of nameMappings(text, map, readFileSync(source, "utf8")))
      if (!emitted.startsWith("$")) names.set(`${file}: ${emitted} is ${named} at ${at}`, emitted === named);
  }
  return names;
}

/** Whether a name is that of an import of `searchable`, and nothing in the emitted file is called so any more. */
function isImportThatWent(mapping: string, ours: ReadonlyMap<string, string>): boolean {
  const [, file = "", name = ""] = /^(.*): (searchable|hunted) is \2 at /.exec(mapping) ?? [];
  return name !== "" && !new RegExp(`\\b${name}\\b`).test(ours.get(file) ?? "");
}

/** Names that our source maps lose, of those that tsc's have, and names that ours alone take to another one. */
function expectMaps(name: string, options: object, ours: ReadonlyMap<string, string>, plain: Compiled): void {
  // Below ES2022 TypeScript makes helpers of what we emit.
  if ("target" in options && /^es20[12][01]?$/i.test(String(options.target))) return;
  const theirs = mappedNames(name, plain.outputs);
  const mapped = mappedNames(name, ours);
  // `new.target` is a parameter of ours, `symbolize` and `searchSpace` other functions.
  const lost = [...theirs.keys()].filter(
    (each) =>
      theirs.get(each) === true &&
      !mapped.has(each) &&
      !/: (target|symbolize|searchSpace) is/.test(each) &&
      !isImportThatWent(each, ours),
  );
  const wrong = [...mapped.keys()].filter((each) => mapped.get(each) === false && !theirs.has(each));
  expect({ lost, wrong }, "names in source maps").toEqual({ lost: [], wrong: [] });
}

describe("case", () => {
  for (const name of names) {
    it(name, async () => {
      const folder = join(casesFolder, name);
      expect(readdirSync(folder).filter((file) => !KNOWN.test(file))).toEqual([]);
      const [first = {}, ...others] = optionSets(folder);
      const prepared = prepare(name, first);
      const { outputs, diagnostics, run: runFirst } = compile(prepared);
      expectFile(name, "expected.diagnostics.txt", diagnostics);
      expectFile(
        name,
        "expected.js",
        (outputs.get("input.js") ?? "").replace(/\n\/\/# sourceMappingURL=.*\n?$/, "\n"),
      );
      expectFile(name, "expected.d.ts", outputs.get("input.d.ts") ?? "");
      const asPlain = compile(prepared, "plain");
      expectMaps(name, first, outputs, asPlain);
      // What our own rules find is emitted all the same.
      if (/TS\d/.test(diagnostics) || name.startsWith("diagnostics-")) return;
      const output = await runFirst();
      expect(output).not.toMatch(/^THROWN /m);
      expectFile(name, "expected.output.txt", output);
      const plain = isPlain(folder);
      if (plain) expect(output, "with ordinary classes").toBe(await asPlain.run());
      for (const [index, options] of others.entries()) {
        const variant = `.${index + 2}`;
        const varied = prepare(name, options, variant);
        const expected = plain ? await compile(varied, "plain").run() : output;
        const found = await compile(varied).run();
        expect(found, JSON.stringify(options)).toBe(expected);
      }
    });
  }
});

it("a file without anything searchable comes out byte for byte as tsc emits it, its map too", () => {
  const { outputs } = compile(prepare("untouched-file", {}));
  expect(outputs.size).toBe(3);
  expect(outputs).toEqual(compile(prepare("untouched-file", {}), "untouched").outputs);
});
