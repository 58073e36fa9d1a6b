/** Quick fixes as tsserver asks for them: by the codes of what is shown at a place. Rewrites are the language server's. */
import { reviewFile, rules, type Edit, type ts } from "@tsglove/transformer/analysis";
import { touches } from "../features/selection.js";
import type { View } from "../features/view.js";
import { ownCode } from "./conversion.js";

/** Where a TypeScript has its fixes, by codes; the declared type leaves it out. */
export interface FixRegistry {
  registerCodeFix(fix: { readonly errorCodes: readonly number[]; getCodeActions(): undefined }): void;
}

const announced = new WeakSet<FixRegistry>();

/**
 * Has a TypeScript say that there are fixes for our codes. Editors ask for those of the codes that it names alone, and ask for
 * the names once for all projects, not a project's service.
 */
export function announceFixes(registry: FixRegistry): void {
  if (announced.has(registry)) return;
  announced.add(registry);
  const errorCodes = rules.map(({ code }) => ownCode(code));
  registry.registerCodeFix({ errorCodes, getCodeActions: () => undefined });
}

/** @param codes of what is shown there. */
export function codeFixes(
  { file, model }: View,
  start: number,
  end: number,
  codes: readonly number[],
): readonly ts.CodeFixAction[] {
  return reviewFile(file, model)
    .filter(
      ({ node, rule }) =>
        codes.includes(ownCode(rule.code)) && node.getSourceFile() === file && touches(node, start, end),
    )
    .flatMap(({ fixes, rule }) =>
      (fixes?.() ?? []).map(({ title, edits }) => ({
        fixName: `tsglove ${rule.name}`,
        description: title,
        changes: changesOf(edits, file.fileName),
      })),
    );
}

/** Edits by files, of which those without one are of the file that was asked about. */
function changesOf(edits: readonly Edit[], fileName: string): ts.FileTextChanges[] {
  const byFile = new Map<string, ts.TextChange[]>();
  for (const { start, end, newText, file = fileName } of edits) {
    const change = { span: { start, length: end - start }, newText };
    byFile.set(file, [...(byFile.get(file) ?? []), change]);
  }
  return [...byFile].map(([name, textChanges]) => ({ fileName: name, textChanges }));
}
