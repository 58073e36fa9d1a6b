/** Offsets in texts, as features have them, as the positions of the protocol; and the plain data of features as its items. */
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  CompletionItemKind,
  DiagnosticSeverity,
  InsertTextFormat,
  MarkupKind,
  SymbolKind,
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type InlayHint,
  type MarkupContent,
  type Range,
  type SymbolInformation,
} from "vscode-languageserver/node";
import type { Completion } from "../features/completions.js";
import type { Diagnostic as Found } from "../features/diagnostics.js";
import type { Hover as Shown } from "../features/hover.js";
import type { InlayHint as Hint } from "../features/inlay-hints.js";
import type { Lens } from "../features/lenses.js";
import type { SpaceSymbol } from "../features/symbols.js";
import { SOURCE } from "./capabilities.js";
import type { Client } from "./client.js";

/** A text by lines, for files that are not open. */
export function textOf(uri: string, text: string): TextDocument {
  return TextDocument.create(uri, "typescript", 0, text);
}

export function rangeOf(text: TextDocument, start: number, end: number): Range {
  return { start: text.positionAt(start), end: text.positionAt(end) };
}

export function offsetsOf(text: TextDocument, { start, end }: Range): { start: number; end: number } {
  return { start: text.offsetAt(start), end: text.offsetAt(end) };
}

export function hintItem({ at, label, tooltip }: Hint, text: TextDocument): InlayHint {
  return {
    position: text.positionAt(at),
    label,
    tooltip: { kind: "markdown", value: tooltip },
    paddingLeft: true,
  };
}

export function hoverItem({ start, end, markdown }: Shown, text: TextDocument, { hoverKind }: Client): Hover {
  return { contents: markup(markdown, hoverKind), range: rangeOf(text, start, end) };
}

/** Markdown as a client takes it: without its signs where it draws plain text. */
function markup(markdown: string, kind: MarkupKind): MarkupContent {
  if (kind === MarkupKind.Markdown) return { kind, value: markdown };
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split("\n")) {
    const [sign] = /^`{3,}/.exec(line) ?? [];
    if (sign !== undefined && (fence === undefined || sign === fence))
      fence = fence === undefined ? sign : undefined;
    else lines.push(fence === undefined ? line.replace(/\*\*|`/g, "") : line);
  }
  return { kind, value: lines.join("\n") };
}

/** The command's arguments: the document's URI, and the position that `tsglove/space` is to be asked about. */
export function lensItem({ start, end, title, command }: Lens, text: TextDocument): CodeLens {
  const [, offset] = command.args;
  return {
    range: rangeOf(text, start, end),
    command: { title, command: command.name, arguments: [text.uri, text.positionAt(offset)] },
  };
}

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
} as const;

export function diagnosticItem(
  { start, end, code, severity, message }: Found,
  text: TextDocument,
): Diagnostic {
  return {
    range: rangeOf(text, start, end),
    severity: SEVERITIES[severity],
    code,
    source: SOURCE,
    message,
  };
}

const COMPLETION_KINDS = {
  type: CompletionItemKind.Interface,
  value: CompletionItemKind.Function,
  path: CompletionItemKind.Property,
} as const;

export function completionItem(
  { label, kind, detail, documentation, insertText, isSnippet, start, end, edits }: Completion,
  text: TextDocument,
  { hasSnippets, documentationKind }: Client,
): CompletionItem {
  return {
    label,
    kind: COMPLETION_KINDS[kind],
    detail,
    documentation: markup(documentation, documentationKind),
    insertTextFormat: isSnippet && hasSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: {
      range: rangeOf(text, start, end),
      newText: isSnippet && !hasSnippets ? withoutStops(insertText) : insertText,
    },
    additionalTextEdits: edits.map((edit) => ({
      range: rangeOf(text, edit.start, edit.end),
      newText: edit.newText,
    })),
  };
}

/** A snippet's text where nobody can be led from stop to stop: `Float<${1:0}, ${2:1}>` is `Float<0, 1>`. */
function withoutStops(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$\{\d+\}|\$\d+/g, "")
    .replace(/\\([$}\\])/g, "$1");
}

const SYMBOL_KINDS = {
  class: SymbolKind.Class,
  parameter: SymbolKind.Property,
  space: SymbolKind.Variable,
  decision: SymbolKind.EnumMember,
} as const;

export function symbolItem(symbol: SpaceSymbol, text: TextDocument): DocumentSymbol {
  const { name, detail, kind, start, end, nameStart, nameEnd, children } = symbol;
  return {
    name,
    detail,
    kind: SYMBOL_KINDS[kind],
    range: rangeOf(text, start, end),
    selectionRange: rangeOf(text, nameStart, nameEnd),
    children: children.map((each) => symbolItem(each, text)),
  };
}

/** Symbols for clients that know no trees. */
export function flatSymbols(
  symbols: readonly SpaceSymbol[],
  text: TextDocument,
  containerName = "",
): SymbolInformation[] {
  return symbols.flatMap((each) => [
    {
      name: `${each.name} ${each.detail}`.trim(),
      kind: SYMBOL_KINDS[each.kind],
      location: { uri: text.uri, range: rangeOf(text, each.start, each.end) },
      ...(containerName === "" ? {} : { containerName }),
    },
    ...flatSymbols(each.children, text, each.name),
  ]);
}
