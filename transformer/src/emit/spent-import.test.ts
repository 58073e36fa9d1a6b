/** Which imports of tsglove go with the decorators: each line of the table is a file's own import, and what of it is emitted. */
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "#typescript";
import { describe, expect, it } from "vitest";
import { makePackageOf } from "../faces/package-of.js";
import { testProgram } from "../testing/program.js";
import { createTransformer } from "./transform.js";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../../../test");
const A = "@searchable export class A { constructor(readonly k: 1 | 2) {} }\n";
const SPENT = ["tsglove/compiled"];
const KEPT = ["tsglove", "tsglove/compiled"];

/** The modules that the emitted file imports, in their order. */
function importsOf(text: string, options: ts.CompilerOptions = {}): readonly string[] {
  const file = join(folder, "spent.ts");
  const program = testProgram([file], folder, {}, options, new Map([[file, text]]));
  expect(
    ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  ).toEqual([]);
  let emitted = "";
  program.emit(
    undefined,
    (name, output) => {
      if (name.endsWith(".js")) emitted = output;
    },
    undefined,
    false,
    { before: [createTransformer(program, makePackageOf())] },
  );
  return Array.from(emitted.matchAll(/^import .*?"(.*)";$|require\("(.*)"\)/gm), ([, module, required]) =>
    String(module ?? required),
  );
}

describe("an import of tsglove", () => {
  it.each<[what: string, text: string, modules: readonly string[]]>([
    ["of the decorator alone", `import { searchable } from "tsglove";\n${A}`, SPENT],
    [
      "of the decorator, renamed",
      `import { searchable as mark } from "tsglove";\n${A.replace("searchable", "mark")}`,
      SPENT,
    ],
    [
      "of the decorator and types",
      `import { searchable, type Float, Int } from "tsglove";\n${A}export type F = Float<0, 1> | Int<1, 2>;\n`,
      SPENT,
    ],
    ["twice in the file", `import { searchable } from "tsglove";\n${A}${A.replace("A", "B")}`, SPENT],
    [
      "behind another",
      `import * as fs from "node:fs";\nimport { searchable } from "tsglove";\n${A}export { fs };\n`,
      ["node:fs", "tsglove/compiled"],
    ],
    ["of other values, too", `import { searchable, oneof } from "tsglove";\n${A}oneof([1, 2]);\n`, KEPT],
    ["of a value that is not used", `import { searchable, oneof } from "tsglove";\n${A}`, KEPT],
    [
      "of a decorator that is passed on",
      `import { searchable } from "tsglove";\n${A}export { searchable };\n`,
      KEPT,
    ],
    [
      "of a decorator that a comment names",
      `import { searchable } from "tsglove";\n// Is searchable.\n${A}`,
      KEPT,
    ],
    ["of the namespace", `import * as glove from "tsglove";\n${A.replace("@", "@glove.")}`, KEPT],
    [
      "below the first statement",
      `console.log(1);\nimport { searchable } from "tsglove";\n${A}`,
      ["tsglove/compiled", "tsglove"],
    ],
  ])("%s", (_, text, modules) => {
    expect(importsOf(text)).toEqual(modules);
    expect(importsOf(text.replace(", Int }", ", type Int }"), { verbatimModuleSyntax: true })).toEqual(
      modules,
    );
  });

  it("in CommonJS", () => {
    const options = { module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Bundler };
    expect(importsOf(`import { searchable } from "tsglove";\n${A}`, options)).toEqual(SPENT);
  });
});
