/** Diagnostics as plain data, and as the text that tsc prints. */
import { relative } from "node:path";
import ts from "#typescript";
import type { Fix } from "../analyzer/diagnostic.js";

/** A place in a file; lines and columns count from one, as tsc prints them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A finding as data: it can be sent, stored and printed. */
export interface PlainDiagnostic {
  /** "TSG1001" of ours, "TS1005" of TypeScript's. */
  readonly code: string;
  /** Only errors are for builds: see analyzer/diagnostic.ts. */
  readonly category: "error" | "warning" | "hint";
  readonly message: string;
  /** The absolute path; undefined for what concerns no file. */
  readonly file: string | undefined;
  readonly start: Place | undefined;
  readonly end: Place | undefined;
  /** Changes that mend it, the likeliest first; none of TypeScript's own. */
  readonly fixes: readonly Fix[];
}

const CATEGORIES: Readonly<Record<ts.DiagnosticCategory, PlainDiagnostic["category"]>> = {
  [ts.DiagnosticCategory.Error]: "error",
  [ts.DiagnosticCategory.Warning]: "warning",
  [ts.DiagnosticCategory.Suggestion]: "hint",
  [ts.DiagnosticCategory.Message]: "hint",
};

export function plainDiagnostic(diagnostic: ts.Diagnostic, fixes: readonly Fix[] = []): PlainDiagnostic {
  const { file, start, length = 0 } = diagnostic;
  const at = (position: number): Place | undefined => {
    if (file === undefined) return undefined;
    const { line, character } = file.getLineAndCharacterOfPosition(position);
    return { line: line + 1, column: character + 1 };
  };
  return {
    code: `TS${diagnostic.code}`,
    category: CATEGORIES[diagnostic.category],
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
    file: file?.fileName,
    start: start === undefined ? undefined : at(start),
    end: start === undefined ? undefined : at(start + length),
    fixes,
  };
}

export function errorsOf(diagnostics: readonly PlainDiagnostic[]): readonly PlainDiagnostic[] {
  return diagnostics.filter(({ category }) => category === "error");
}

/** `src/main.ts(6,13): error TSG1001: ...`, a line each, with paths from here. */
export function plainText(diagnostics: readonly PlainDiagnostic[]): string {
  return diagnostics
    .map(({ code, category, message, file, start }) => {
      const path = file === undefined ? "" : relative(process.cwd(), file);
      const where =
        file === undefined || start === undefined ? "" : `${path}(${start.line},${start.column}): `;
      return `${where}${category} ${code}: ${message}`;
    })
    .join("\n");
}

export function diagnosticsText(diagnostics: readonly ts.Diagnostic[]): string {
  return plainText(diagnostics.map((each) => plainDiagnostic(each)));
}
