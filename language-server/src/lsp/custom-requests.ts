/** What the protocol has no words for: the space at a position, its size, a program of it, and to have the program in its place. */
import {
  RequestType,
  type Position,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { freezeEdits } from "../features/codemods/frozen-space.js";
import {
  sampleReport,
  spaceReport,
  spaceSize,
  type SampleReport,
  type SpaceReport,
  type SpaceSize,
} from "../features/space-report.js";
import { workspaceEdit } from "./actions.js";
import type { Session } from "./session.js";

/** What `tsglove/space` and `tsglove/size` are asked about. */
export interface SpaceParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** What `tsglove/sample` is asked about: always the same program for the same seed. */
export interface SampleParams extends SpaceParams {
  readonly seed: number;
}

/** The space at a position; null where there is none. Its offsets are those of the document's text. */
export const SpaceRequest = new RequestType<SpaceParams, SpaceReport | null, void>("tsglove/space");

/** Its size alone, which takes no time; null where there is no space. */
export const SizeRequest = new RequestType<SpaceParams, SpaceSize | null, void>("tsglove/size");

/** A program of the space at a position; null where there is none. */
export const SampleRequest = new RequestType<SampleParams, SampleReport | null, void>("tsglove/sample");

/** What `tsglove/freeze` is asked for. */
export interface FreezeParams extends SpaceParams {
  /** The DNA of a point of the space; without it, the point where a search would start. */
  readonly numbers?: readonly number[];
}

/** The edit that puts the program of a point in the place of its space; null where no expression is a space, or it cannot be written there. */
export const FreezeRequest = new RequestType<FreezeParams, WorkspaceEdit | null, void>("tsglove/freeze");

export function followSpaces(session: Session): void {
  const { connection } = session;
  connection.onRequest(SpaceRequest, ({ textDocument, position }, token) =>
    session.answer(
      textDocument.uri,
      token,
      null,
      ({ view, text }) => spaceReport(view, text.offsetAt(position)) ?? null,
    ),
  );
  connection.onRequest(SizeRequest, ({ textDocument, position }, token) =>
    session.answer(
      textDocument.uri,
      token,
      null,
      ({ view, text }) => spaceSize(view, text.offsetAt(position)) ?? null,
    ),
  );
  connection.onRequest(SampleRequest, ({ textDocument, position, seed }, token) =>
    session.answer(
      textDocument.uri,
      token,
      null,
      ({ view, text }) => sampleReport(view, text.offsetAt(position), seed) ?? null,
    ),
  );
  connection.onRequest(FreezeRequest, ({ textDocument, position, numbers }, token) =>
    session.answer<WorkspaceEdit | null>(textDocument.uri, token, null, async (asked) => {
      const edits = await freezeEdits(asked.view, asked.text.offsetAt(position), numbers);
      return edits === undefined || edits.length === 0 ? null : workspaceEdit(edits, asked, session);
    }),
  );
}
