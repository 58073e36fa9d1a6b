/** Sizes inside the text: a line has as few as possible, and what is no space of several points has none. */
import { isConstant, sizeHint } from "./size-text.js";
import { shortSummary } from "./summary.js";
import { spacesOf, type SpacePlace } from "./spaces-of.js";
import type { Settings } from "./settings.js";
import { ts } from "@tsglove/transformer/analysis";
import type { View } from "./view.js";

export interface InlayHint {
  readonly at: number;
  /** `⟨12 × ℝ⟩` */
  readonly label: string;
  /** Markdown. */
  readonly tooltip: string;
}

/** @param range the part of the text that is seen; all of it by default. */
export function inlayHints(
  view: View,
  range: { readonly start: number; readonly end: number } = { start: 0, end: Infinity },
): readonly InlayHint[] {
  return spacesOf(view).flatMap((place) => {
    if (!isAsked(place, view.settings)) return [];
    const at = positionOf(place, view.settings);
    const label = labelOf(place);
    if (label === undefined || at < range.start || at > range.end) return [];
    return [{ at, label, tooltip: shortSummary(place) }];
  });
}

function isAsked({ kind, node }: SpacePlace, { hints }: Settings): boolean {
  switch (kind) {
    case "parameter":
      return hints.parameters;
    case "class":
      return hints.classes;
    case "variable":
      return hints.variables;
    case "hyper value":
    case "search space":
      return hints.calls || (hints.variables && constantOf(node) !== undefined);
  }
}

/** Of a call that a constant is given the size stands at one of the two: at the call, or where calls have none, at the constant. */
function positionOf({ at, kind, node }: SpacePlace, { hints }: Settings): number {
  const isCall = kind === "hyper value" || kind === "search space";
  const constant = isCall && !hints.calls ? constantOf(node) : undefined;
  return constant === undefined ? at : (constant.type ?? constant.name).getEnd();
}

function constantOf({ parent }: ts.Node): ts.VariableDeclaration | undefined {
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent : undefined;
}

function labelOf({ kind, found }: SpacePlace): string | undefined {
  // A class whose types do not say a space may be meant for composition alone.
  if (found.kind === "none") return kind === "hyper value" || kind === "search space" ? "⟨?⟩" : undefined;
  // Whoever asks for a space wants to know that there is nothing in it.
  return isConstant(found) && found.kind === "exact" && kind !== "search space" ? undefined : sizeHint(found);
}
