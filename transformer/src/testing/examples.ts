/** Examples as programs: what the rules and TypeScript say about them, and what the fixes make of them. */
import { join } from "node:path";
import ts from "#typescript";
import { reviewFile, type RuleFinding } from "../analyzer/check.js";
import type { Fix } from "../analyzer/diagnostic.js";
import { edited } from "../analyzer/edits.js";
import { ProgramModel } from "../analyzer/program-model.js";
import { testProgram } from "./program.js";

/** An example, and all that is said about it. */
export interface Reviewed {
  /** Its file, or the first of several. */
  readonly file: ts.SourceFile;
  readonly findings: readonly RuleFinding[];
  /** TypeScript's own errors. */
  readonly errors: readonly string[];
}

/**
 * Reviews texts, each as a file of its own, in one program where their options are the same.
 *
 * @param texts by file name, without folder.
 */
export function reviewed(texts: ReadonlyMap<string, string>, folder: string): ReadonlyMap<string, Reviewed> {
  const groups = new Map<string, string[]>();
  for (const [name, text] of texts) {
    const options = /^\/\/ @compilerOptions (.*)\r?\n/.exec(text)?.[1] ?? "{}";
    groups.set(options, [...(groups.get(options) ?? []), name]);
  }
  const parts = new Map([...texts].map(([name, text]) => [name, filesOf(name, text)]));
  const all = new Map<string, Reviewed>();
  for (const [options, names] of groups) {
    const virtual = new Map(
      names.flatMap((name) => [...(parts.get(name) ?? [])].map(([part, text]) => [join(folder, part), text])),
    );
    const program = testProgram([...virtual.keys()], folder, JSON.parse(options), { noEmit: true }, virtual);
    const model = ProgramModel.of(program);
    for (const name of names) {
      const files = [...(parts.get(name) ?? new Map<string, string>()).keys()].flatMap(
        (part) => program.getSourceFile(join(folder, part)) ?? [],
      );
      const [file] = files;
      if (file === undefined) throw new Error(`${name} is not in its program.`);
      const errors = files.flatMap((each) => [
        ...program.getSyntacticDiagnostics(each),
        ...program.getSemanticDiagnostics(each),
      ]);
      all.set(name, {
        file,
        findings: files.flatMap((each) => reviewFile(each, model)),
        errors: errors.map(
          (each) => `TS${each.code} ${ts.flattenDiagnosticMessageText(each.messageText, "\n")}`,
        ),
      });
    }
  }
  return all;
}

/** The files of an example by name: one, or those that `// @file base.ts` lines begin, in a folder of their own. */
function filesOf(name: string, text: string): ReadonlyMap<string, string> {
  const parts = text.split(/^\/\/ @file (.*)\r?\n/m);
  if (parts.length === 1) return new Map([[name, text]]);
  const files = new Map<string, string>();
  for (let index = 1; index < parts.length; index += 2)
    files.set(join(name.replace(/\.ts$/, ""), parts[index] ?? ""), parts[index + 1] ?? "");
  return files;
}

/** A file after a fix; the edits of other files are left out. */
export function fixed({ fileName, text }: ts.SourceFile, { edits }: Fix): string {
  return edited(
    text,
    edits.filter(({ file = fileName }) => file === fileName),
  );
}

/** The lines that one text has and the other has not, in order: `-` of the first, `+` of the second. */
export function lineDiff(before: string, after: string): string {
  const [a, b] = [before.split("\n"), after.split("\n")];
  // common[i][j]: how many lines a from i and b from j have in common, in order.
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row !== undefined)
        row[j] = a[i] === b[j] ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const lines: string[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      lines.push(`-${a[i++] ?? ""}`);
    else lines.push(`+${b[j++] ?? ""}`);
  }
  return lines.join("\n");
}
