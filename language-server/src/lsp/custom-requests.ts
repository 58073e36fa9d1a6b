/** What the protocol has no words for: the space at a position, and a program of it. */
import { RequestType, type Position, type TextDocumentIdentifier } from "vscode-languageserver/node";
import { sampleReport, spaceReport, type SampleReport, type SpaceReport } from "../features/space-report.js";
import type { Session } from "./session.js";

/** What `tsglove/space` is asked about. */
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

/** A program of the space at a position; null where there is none. */
export const SampleRequest = new RequestType<SampleParams, SampleReport | null, void>("tsglove/sample");

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
  connection.onRequest(SampleRequest, ({ textDocument, position, seed }, token) =>
    session.answer(
      textDocument.uri,
      token,
      null,
      ({ view, text }) => sampleReport(view, text.offsetAt(position), seed) ?? null,
    ),
  );
}
