import ts from "#typescript";
import { describe, expect, it } from "vitest";
import { testProgram } from "../testing/program.js";
import transformProgram from "./tspc-program.js";
import transform from "./tspc.js";

const FILE = "/nowhere/a.ts";
const MESSAGE =
  "@tsglove/transformer works with TypeScript 6.0 and was run by 5.9.3. " +
  "Install the right one: npm i -D @tsglove/transformer typescript@~6.0.0 ts-patch@4";

const program = (): ts.Program =>
  testProgram([FILE], "/nowhere", {}, { types: [] }, new Map([[FILE, "export const a = 1;\n"]]));
const other = { version: "5.9.3", versionMajorMinor: "5.9" };

describe("another TypeScript than ours", () => {
  it("is one error of the options, from the hook", () => {
    const errors = transformProgram(program(), undefined, {}, { ts: other }).getOptionsDiagnostics();
    expect(errors.map(({ messageText }) => messageText)).toEqual([MESSAGE]);
  });

  it("is one error, and nothing is compiled, from the transformer alone", () => {
    const added: ts.Diagnostic[] = [];
    const addDiagnostic = (diagnostic: ts.Diagnostic): number => added.push(diagnostic);
    const given = program();
    const source = given.getSourceFile(FILE);
    for (let file = 0; file < 3; file++) {
      const result = ts.transform(source ?? [], [transform(given, {}, { ts: other, addDiagnostic })]);
      expect(result.transformed[0]).toBe(source);
    }
    expect(added.map(({ messageText }) => messageText)).toEqual([MESSAGE]);
  });

  it("is none of ours", () => {
    expect(transformProgram(program(), undefined, {}, { ts }).getOptionsDiagnostics()).toEqual([]);
  });
});
