/**
 * The cases under other options of the compiler: each that has no options of its own has to print under them what it prints
 * under the usual ones, or what ordinary classes print there. All cases of one set are one program and one process.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { addFiles, caseProgram, emitTo, isPlain, sourcesOf, type Way } from "./testing/case-programs.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../test");
const casesFolder = join(root, "cases");

const SETS: readonly Readonly<Record<string, unknown>>[] = [
  { target: "es2020" },
  { target: "es2021", useDefineForClassFields: true },
  { useDefineForClassFields: false, removeComments: true },
  { target: "esnext", module: "preserve", isolatedModules: true },
  {
    target: "esnext",
    module: "esnext",
    moduleResolution: "bundler",
    inlineSourceMap: true,
    sourceMap: false,
  },
  { module: "commonjs", moduleResolution: "bundler" },
  { module: "commonjs", moduleResolution: "bundler", target: "es2020", esModuleInterop: false },
  { experimentalDecorators: true, emitDecoratorMetadata: true },
];

/** The cases that print something under the usual options, and say none of their own. */
const names = readdirSync(casesFolder).filter(
  (name) =>
    existsSync(join(casesFolder, name, "expected.output.txt")) &&
    !existsSync(join(casesFolder, name, "options.json")),
);

/** Imports one program after the other and prints, as JSON, what each printed. */
const RUNNER = `
const { format } = require("node:util");
const printed = {};
(async () => {
  const print = console.log;
  for (const [name, file] of Object.entries(JSON.parse(process.argv[1]))) {
    printed[name] = "";
    console.log = (...values) => { printed[name] += format(...values) + "\\n"; };
    try { await import(file); } catch (error) { printed[name] += "THROWN " + error.stack; }
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
  console.log = print;
  console.log(JSON.stringify(printed));
})();`;

function printed(options: object, cases: readonly string[], way: Way, place: string): Record<string, string> {
  const outDir = join(root, `.compiled/${place}.${way}`);
  rmSync(outDir, { recursive: true, force: true });
  const sources = cases.flatMap((name) => sourcesOf(join(casesFolder, name)));
  const program = caseProgram(sources, casesFolder, options, outDir);
  emitTo(outDir, program, way);
  for (const name of cases)
    addFiles(join(casesFolder, name), join(outDir, name), program.getCompilerOptions());
  const files = Object.fromEntries(cases.map((name) => [name, join(outDir, name, "input.js")]));
  const output = execFileSync(
    process.execPath,
    ["--no-warnings", "--enable-source-maps", "-e", RUNNER, JSON.stringify(files)],
    { encoding: "utf8", cwd: outDir, maxBuffer: 2 ** 26 },
  );
  return JSON.parse(output) as Record<string, string>;
}

describe("every case", () => {
  for (const [index, options] of SETS.entries())
    it(`under ${JSON.stringify(options)}`, () => {
      const plain = names.filter((name) => isPlain(join(casesFolder, name)));
      const expected = {
        ...Object.fromEntries(
          names.map((name) => [name, readFileSync(join(casesFolder, name, "expected.output.txt"), "utf8")]),
        ),
        ...printed(options, plain, "plain", `cases-${index}`),
      };
      expect(printed(options, names, "transformed", `cases-${index}`)).toEqual(expected);
    });
});
