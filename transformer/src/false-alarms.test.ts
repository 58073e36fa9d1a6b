/**
 * Ordinary TypeScript that knows nothing of us gets no finding of any severity, also in a program that uses us; and programs
 * that use us well get no error.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "#typescript";
import { expect, it } from "vitest";
import { checkFile, reviewFile, type RuleFinding } from "./analyzer/check.js";
import { ProgramModel } from "./analyzer/program-model.js";
import { testProgram } from "./testing/program.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** A file that uses us, so that the rules run over the files beside it. */
const USER = join(root, "transformer/src/user-of-tsglove.ts");
const uses = `import { oneof, rebind, sample, searchable, searchSpace, symbolize } from "tsglove";
@searchable
class A {
  constructor(readonly n: 1 | 2) {}
}
console.log(rebind, sample, searchSpace, symbolize, new A(oneof([1, 2])));
`;

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && each.name.endsWith(".ts") && !each.name.endsWith(".d.ts"))
    .map((each) => join(each.parentPath, each.name));
}

function shown({ rule, node, message }: RuleFinding): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${file.fileName}:${line + 1} TSG${rule.code} ${message}`;
}

/** The layers are written as a user's program is; the rest of our own sources knows nothing of itself. */
const layers = /^runtime\/src\/(nn|supernet)\//;
const runtime = sourcesIn(join(root, "runtime/src"));
const isLayers = (file: string): boolean => layers.test(relative(root, file).replaceAll("\\", "/"));
const withUses = new Map([[USER, uses]]);

it.each([
  // Sources and tests of a library that is not ours, and our own.
  {
    name: "zod",
    sources: sourcesIn(join(root, "node_modules/zod/src/v4/classic")),
    virtual: withUses,
    used: true,
  },
  { name: "the runtime", sources: runtime, virtual: withUses, used: true },
  {
    name: "the layers alone",
    sources: runtime.filter(isLayers),
    virtual: new Map<string, string>(),
    used: true,
  },
  {
    name: "the runtime below them alone",
    sources: runtime.filter((file) => !isLayers(file)),
    virtual: new Map<string, string>(),
    used: false,
  },
])("there is no finding in the sources of $name", ({ sources, virtual, used }) => {
  const program = testProgram([...sources, ...virtual.keys()], root, {}, { noEmit: true }, virtual);
  const model = ProgramModel.of(program);
  expect(model.dsl.used).toBe(used);
  const checked = program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile);
  const lines = checked.reduce((sum, file) => sum + file.getLineStarts().length, 0);
  expect(lines).toBeGreaterThan(10_000);
  expect(checked.flatMap((file) => reviewFile(file, model)).map(shown)).toEqual([]);
});

it("there is no error in the samples", () => {
  const config = join(root, "samples/tsconfig.json");
  const read: unknown = ts.readConfigFile(config, (file) => readFileSync(file, "utf8")).config;
  const { fileNames, options } = ts.parseJsonConfigFileContent(read, ts.sys, dirname(config));
  const program = ts.createProgram(fileNames, options);
  const model = ProgramModel.of(program);
  expect(model.dsl.used).toBe(true);
  expect(
    program
      .getSourceFiles()
      .flatMap((file) => checkFile(file, model))
      .map(shown),
  ).toEqual([]);
});
