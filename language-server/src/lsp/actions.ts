/** Code actions: what is offered, and, when one is chosen, its edits. */
import {
  CodeActionKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import type { Edit } from "@tsglove/transformer/analysis";
import { actionEdits, codeActions, type CodeAction as Offered } from "../features/code-actions.js";
import { offsetsOf, rangeOf } from "./conversion.js";
import type { Asked, Session } from "./session.js";

/** Which action it was: offsets in a version of a document, and its id. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly id: string;
}

export function followActions(session: Session): void {
  session.connection.onCodeAction((params, token) => offer(session, params, token));
  session.connection.onCodeActionResolve((action, token) => resolve(session, action, token));
}

async function offer(
  session: Session,
  { textDocument: { uri }, range, context }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const { only } = context;
  return session.answer<CodeAction[]>(uri, token, [], (asked) => {
    const { start, end } = offsetsOf(asked.text, range);
    const wanted = codeActions(asked.view, start, end).filter(
      ({ kind }) =>
        only === undefined ||
        only.some((each) => each === CodeActionKind.Empty || kind === each || kind.startsWith(`${each}.`)),
    );
    const items = wanted.map((each): [Offered, CodeAction] => [
      each,
      actionItem(
        each,
        asked,
        { uri, version: asked.text.version, start, end, id: each.id },
        context.diagnostics,
      ),
    ]);
    if (session.client.resolvesActions) return items.map(([, item]) => item);
    return withEdits(items, asked, session);
  });
}

function actionItem(
  { title, kind, mends, isPreferred }: Offered,
  { text }: Asked,
  data: ActionData,
  shown: readonly Diagnostic[],
): CodeAction {
  const mended =
    mends === undefined
      ? []
      : shown.filter(({ code, range }) => {
          const { start, end } = offsetsOf(text, range);
          return code === mends.code && start === mends.start && end === mends.end;
        });
  return {
    title,
    kind,
    ...(isPreferred ? { isPreferred } : {}),
    ...(mended.length > 0 ? { diagnostics: mended } : {}),
    data,
  };
}

/** All edits at once, for clients that do not ask for those of one; what cannot be done after all is left out. */
async function withEdits(
  items: readonly (readonly [Offered, CodeAction])[],
  asked: Asked,
  session: Session,
): Promise<CodeAction[]> {
  const done: CodeAction[] = [];
  for (const [offered, item] of items) {
    const edits = await offered.edits();
    if (edits.length > 0) done.push({ ...item, edit: workspaceEdit(edits, asked, session) });
  }
  return done;
}

async function resolve(session: Session, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
  const data: unknown = action.data;
  if (!isActionData(data)) return action;
  const modified = (): ResponseError =>
    new ResponseError(LSPErrorCodes.ContentModified, "The document was edited since.");
  return session.answer(data.uri, token, action, async (asked) => {
    if (asked.text.version !== data.version) throw modified();
    const edits = await actionEdits(asked.view, data.start, data.end, data.id);
    if (edits === undefined) throw modified();
    return { ...action, edit: workspaceEdit(edits, asked, session) };
  });
}

function isActionData(data: unknown): data is ActionData {
  return (
    typeof data === "object" &&
    data !== null &&
    "uri" in data &&
    typeof data.uri === "string" &&
    "version" in data &&
    typeof data.version === "number" &&
    "start" in data &&
    typeof data.start === "number" &&
    "end" in data &&
    typeof data.end === "number" &&
    "id" in data &&
    typeof data.id === "string"
  );
}

/** Edits of one file or several, of which those without a file are of the one that was asked about. */
export function workspaceEdit(
  edits: readonly Edit[],
  { view, text }: Asked,
  session: Session,
): WorkspaceEdit {
  const byFile = new Map<string, Edit[]>();
  for (const edit of edits) {
    const fileName = edit.file ?? view.file.fileName;
    byFile.set(fileName, [...(byFile.get(fileName) ?? []), edit]);
  }
  const files = [...byFile].map(([fileName, ofFile]) => {
    const lines = fileName === view.file.fileName ? text : session.textOf(fileName, view.model);
    const own = ofFile.map(({ start, end, newText }): TextEdit => ({
      range: rangeOf(lines, start, end),
      newText,
    }));
    const isOpen = session.documents.get(lines.uri) !== undefined;
    return { uri: lines.uri, version: isOpen ? lines.version : null, edits: own };
  });
  return session.client.takesVersionedEdits
    ? { documentChanges: files.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })) }
    : {
        changes: Object.fromEntries(files.map((each) => [each.uri, each.edits])),
      };
}
