/** Our findings as TypeScript's diagnostics, in a program that reports them among its own. */
import ts from "#typescript";
import { checkFile } from "../analyzer/check.js";
import { ProgramModel } from "../analyzer/program-model.js";

/** What the rules find in one file of a program, or in all, as diagnostics with the code shown as `TSG1001`. */
export function tsgloveDiagnostics(program: ts.Program, file?: ts.SourceFile): readonly ts.Diagnostic[] {
  const model = ProgramModel.of(program);
  const files = file === undefined ? program.getSourceFiles() : [file];
  return files.flatMap((each) =>
    checkFile(each, model).map(({ node, message, rule }): Printed => ({
      file: each,
      start: node.getStart(each),
      length: node.getEnd() - node.getStart(each),
      category: ts.DiagnosticCategory.Error,
      code: printedCode(rule.code),
      canonicalHead: { code: rule.code },
      messageText: message,
      source: "tsglove",
    })),
  );
}

/**
 * TypeScript sorts diagnostics by the number that it finds here before it looks at `code`, and takes out what it has twice.
 * Text there compares with no number, and what stands at the same place as an error of ours would be printed twice.
 */
interface Printed extends ts.Diagnostic {
  readonly canonicalHead: { readonly code: number };
}

/**
 * The code of a rule as TypeScript prints it. It writes "TS" in front of whatever stands in `code`, so that text which
 * begins with G comes out as `error TSG1001`, apart from TypeScript's own numbers; the declared type knows numbers only.
 */
export function printedCode(code: number): number {
  return `G${code}` as unknown as number;
}

/**
 * Puts our diagnostics among a program's semantic ones, so that they are printed, cached and counted as tsc's own are,
 * under `--noEmit` and incremental builds too. (A builder asks a method of its own, which TypeScript keeps internal.)
 */
export function withDiagnostics(program: ts.Program): ts.Program {
  const wrapped: ts.Program & BuilderSource = program;
  const semantic = wrapped.getSemanticDiagnostics.bind(wrapped);
  const bindAndCheck = wrapped.getBindAndCheckDiagnostics?.bind(wrapped);
  wrapped.getSemanticDiagnostics = (file, token) => [
    ...semantic(file, token),
    ...tsgloveDiagnostics(program, file),
  ];
  if (bindAndCheck !== undefined)
    wrapped.getBindAndCheckDiagnostics = (file, token) => [
      ...bindAndCheck(file, token),
      ...tsgloveDiagnostics(program, file),
    ];
  return program;
}

interface BuilderSource {
  getBindAndCheckDiagnostics?: (
    file?: ts.SourceFile,
    token?: ts.CancellationToken,
  ) => readonly ts.Diagnostic[];
}
