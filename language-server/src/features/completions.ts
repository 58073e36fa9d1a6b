/** Completions that TypeScript does not give. */
import { ts } from "@tsglove/transformer/analysis";
import type { Completion } from "./completion.js";
import { decisionCompletions } from "./completions/decisions.js";
import { markerCompletions } from "./completions/markers.js";
import { pathCompletions } from "./completions/paths.js";
import { nodeAt } from "./selection.js";
import type { View } from "./view.js";

export type { Completion } from "./completion.js";

/** The characters behind which an editor asks by itself. */
export const TRIGGER_CHARACTERS: readonly string[] = ['"', "'", ".", "<", "[", "|", ":"];

export function completions(view: View, offset: number): readonly Completion[] {
  const { file, model } = view;
  if (file.isDeclarationFile || !model.dsl.used) return [];
  const node = nodeAt(file, offset);
  if (ts.isStringLiteralLike(node)) {
    // Not behind its closing quote, which half-typed code may lack.
    const isClosed = node.getEnd() > node.getStart() + 1 && /["'`]$/.test(node.getText());
    if (offset <= node.getStart() || (isClosed && offset === node.getEnd())) return [];
    return [...pathCompletions(view, node, offset), ...decisionCompletions(view, node, offset)];
  }
  return [...decisionCompletions(view, node, offset), ...markerCompletions(view, offset)];
}
