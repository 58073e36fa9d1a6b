/** The plain data of features as TypeScript's own language service would say it. */
import { ts } from "@tsglove/transformer/analysis";
import { diagnostics, type Diagnostic } from "../features/diagnostics.js";
import type { Hover } from "../features/hover.js";
import type { InlayHint } from "../features/inlay-hints.js";
import type { View } from "../features/view.js";

/**
 * Codes are numbers for TypeScript, and those of our rules are taken: TS1005 is a missing comma. Ours are TSG1005 in the message,
 * for who reads it, and 7001005 for who asks for fixes.
 */
const OWN_CODES = 7_000_000;

/** The number by which editors know a rule. */
export function ownCode(code: number): number {
  return OWN_CODES + code;
}

export function isOwnCode(code: number): boolean {
  return code >= OWN_CODES;
}

/** Errors and warnings of a file, which TypeScript has among the semantic ones. */
export function problemsIn(view: View): readonly ts.Diagnostic[] {
  return diagnosticItems(view, ({ severity }) => severity !== "hint");
}

/** The others, which it calls suggestions. */
export function hintsIn(view: View): readonly ts.DiagnosticWithLocation[] {
  return diagnosticItems(view, ({ severity }) => severity === "hint");
}

const CATEGORIES = {
  error: ts.DiagnosticCategory.Error,
  warning: ts.DiagnosticCategory.Warning,
  hint: ts.DiagnosticCategory.Suggestion,
} as const;

function diagnosticItems(
  view: View,
  isWanted: (found: Diagnostic) => boolean,
): readonly ts.DiagnosticWithLocation[] {
  return diagnostics(view)
    .filter(isWanted)
    .map(({ start, end, code, severity, message }) => ({
      file: view.file,
      start,
      length: end - start,
      category: CATEGORIES[severity],
      code: ownCode(Number(code.replace("TSG", ""))),
      messageText: `${code}: ${message}`,
      source: "tsglove",
    }));
}

export function hintItem({ at, label }: InlayHint): ts.InlayHint {
  return { text: label, position: at, kind: ts.InlayHintKind.Type, whitespaceBefore: true };
}

/** A hover of the host's with ours below its documentation, which editors show as Markdown. */
export function withHover(
  theirs: ts.QuickInfo | undefined,
  ours: Hover | undefined,
): ts.QuickInfo | undefined {
  if (ours === undefined) return theirs;
  const { start, end, markdown } = ours;
  if (theirs === undefined)
    return {
      kind: ts.ScriptElementKind.unknown,
      kindModifiers: "",
      textSpan: { start, length: end - start },
      displayParts: [],
      documentation: [textPart(markdown)],
    };
  const { documentation = [] } = theirs;
  const gap = documentation.length === 0 ? "" : "\n\n";
  return { ...theirs, documentation: [...documentation, textPart(`${gap}${markdown}`)] };
}

function textPart(text: string): ts.SymbolDisplayPart {
  return { kind: ts.SymbolDisplayPartKind[ts.SymbolDisplayPartKind.text], text };
}
