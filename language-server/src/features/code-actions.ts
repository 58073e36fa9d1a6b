/** What an editor offers for a piece of text: fixes of findings, and rewrites. */
import type { Edit } from "@tsglove/transformer/analysis";
import type { ActionSource, CodeAction } from "./action.js";
import { choiceOfConstant } from "./codemods/choice-of-constant.js";
import { classesOfChain } from "./codemods/classes-of-chain.js";
import { frozenSpace } from "./codemods/frozen-space.js";
import { relaxedLiteral } from "./codemods/relaxed-literal.js";
import { extractedSpace } from "./extract-space.js";
import { fixActions } from "./fix-actions.js";
import { turnOnActions } from "./turn-on.js";
import type { View } from "./view.js";

export type { CodeAction } from "./action.js";

/** In the order in which an editor lists them. */
const SOURCES: readonly ActionSource[] = [
  fixActions,
  turnOnActions,
  extractedSpace,
  relaxedLiteral,
  choiceOfConstant,
  classesOfChain,
  frozenSpace,
];

/** @param start of the selection, or where the cursor is; `end` is the same then. */
export function codeActions(view: View, start: number, end: number): readonly CodeAction[] {
  const { file, model } = view;
  if (file.isDeclarationFile || !model.dsl.used) return [];
  return SOURCES.flatMap((source) => [...source(view, start, end)]);
}

/** The edits of the action with an id among those of a range; undefined where there is none (any more). */
export async function actionEdits(
  view: View,
  start: number,
  end: number,
  id: string,
): Promise<readonly Edit[] | undefined> {
  return codeActions(view, start, end)
    .find((each) => each.id === id)
    ?.edits();
}
