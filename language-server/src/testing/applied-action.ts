/** What a code action makes of a text. */
import { edited, type Edit } from "@tsglove/transformer/analysis";
import { codeActions, type CodeAction } from "../features/code-actions.js";
import { marked, programOf, typeErrors, viewOf } from "./views.js";

export interface Applied {
  /** The titles of all that was offered, fixes apart. */
  readonly titles: readonly string[];
  readonly text: string;
  /** TypeScript's complaints about the result. */
  readonly errors: readonly string[];
}

/** The actions at the mark in a text. */
export function offered(
  text: string,
  name = "main.ts",
  others: Readonly<Record<string, string>> = {},
): readonly CodeAction[] {
  const { text: plain, start, end } = marked(text);
  return codeActions(viewOf({ [name]: plain, ...others }), start, end);
}

/**
 * A text after the action whose id begins so; the mark says where the cursor is.
 *
 * @param others further files of the program.
 */
export async function applied(
  text: string,
  id: string,
  others: Readonly<Record<string, string>> = {},
): Promise<Applied> {
  const { text: plain, start, end } = marked(text);
  const view = viewOf({ "main.ts": plain, ...others });
  const actions = codeActions(view, start, end);
  const action = actions.find((each) => each.id.startsWith(id));
  if (action === undefined)
    throw new Error(`There is no "${id}", but: ${actions.map((each) => each.id).join("; ")}`);
  const after = withEdits(plain, await action.edits(), view.file.fileName);
  return {
    titles: actions.filter(({ kind }) => kind !== "quickfix").map(({ title }) => title),
    text: after,
    errors: typeErrors(programOf({ "main.ts": after, ...others })),
  };
}

export function withEdits(text: string, edits: readonly Edit[], fileName: string): string {
  return edited(
    text,
    edits.filter(({ file = fileName }) => file === fileName),
  );
}
