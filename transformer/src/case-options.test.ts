/**
 * The cases under other options of the compiler: each that has no options of its own has to print under them what it prints
 * under the usual ones, or what ordinary classes print there. All cases of one set are one program and one process.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type ts from "#typescript";
import { describe, expect, it } from "vitest";
import { addFiles, caseProgram, emitTo, isPlain, sourcesOf, type Way } from "./testing/case-programs.js";
import { ProgramRunner } from "./testing/program-runner.js";

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

function filesOf(program: ts.Program, cases: readonly string[]): readonly ts.SourceFile[] {
  const folders = cases.map((name) => `${join(casesFolder, name)}/`);
  return program.getSourceFiles().filter(({ fileName }) => folders.some((each) => fileName.startsWith(each)));
}

/** What cases print, compiled in a way. @param outDir of the program, which has all cases; each way has a folder beside it. */
async function printed(
  program: ts.Program,
  cases: readonly string[],
  way: Way,
  outDir: string,
): Promise<Record<string, string>> {
  const folder = `${outDir}.${way}`;
  rmSync(folder, { recursive: true, force: true });
  emitTo(folder, program, way, way === "plain" ? filesOf(program, cases) : undefined);
  for (const name of cases)
    addFiles(join(casesFolder, name), join(folder, name), program.getCompilerOptions());
  const runner = new ProgramRunner();
  const output: Record<string, string> = {};
  for (const name of cases) output[name] = await runner.print(join(folder, name, "input.js"));
  runner.stop();
  return output;
}

describe("every case", () => {
  for (const [index, options] of SETS.entries())
    it(`under ${JSON.stringify(options)}`, async () => {
      const outDir = join(root, `.compiled/cases-${index}`);
      const sources = names.flatMap((name) => sourcesOf(join(casesFolder, name)));
      const program = caseProgram(sources, casesFolder, options, outDir);
      const found = await printed(program, names, "transformed", outDir);
      const plain = names.filter((name) => isPlain(join(casesFolder, name)));
      const expected = {
        ...Object.fromEntries(
          names.map((name) => [name, readFileSync(join(casesFolder, name, "expected.output.txt"), "utf8")]),
        ),
        ...(await printed(program, plain, "plain", outDir)),
      };
      expect(found).toEqual(expected);
    });
});
