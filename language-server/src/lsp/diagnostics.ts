/**
 * Diagnostics: for clients that ask, and told to those that do not, when nothing has been typed for a moment. A file's are other
 * ones when a file that it imports is edited, so that all open ones are looked at each time.
 */
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Diagnostic,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { diagnostics } from "../features/diagnostics.js";
import { diagnosticItem } from "./conversion.js";
import type { OpenDocument } from "./documents.js";
import type { Asked, Session } from "./session.js";

/** How long nothing is typed before diagnostics are told. */
const PAUSE_MS = 150;

export class Diagnostics {
  /** What was told last, by URI. */
  readonly #told = new Map<string, string>();
  #asked = 0;

  constructor(private readonly session: Session) {
    session.connection.languages.diagnostics.on((params, token) => this.#pull(params, token));
  }

  /** Texts, files or settings are other ones. */
  changed(): void {
    if (this.session.client.pullsDiagnostics) return;
    const asked = ++this.#asked;
    // What fails here but an answer, which is logged, is a connection that is gone.
    void pause(PAUSE_MS)
      .then(() => this.#tellAll(asked))
      .catch(() => undefined);
  }

  /** A document is closed: nothing is wrong with it any more. */
  async closed({ text: { uri } }: OpenDocument): Promise<void> {
    if (this.#told.delete(uri)) await this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #tellAll(asked: number): Promise<void> {
    const { documents, turns } = this.session;
    for (const document of documents.all()) {
      await turns.quiet();
      // A later change tells all of them anew.
      if (asked !== this.#asked || this.session.hasEnded) return;
      await this.session.load(document);
      if (asked !== this.#asked) return;
      await this.#tell(document);
    }
  }

  async #tell(document: OpenDocument): Promise<void> {
    const { session } = this;
    const { uri, version } = document.text;
    if (session.hasEnded || session.documents.get(uri) !== document) return;
    const found = session.safely(document, () => this.#find(session.asked(document)));
    if (found === undefined) return;
    const all = JSON.stringify([version, found]);
    if (this.#told.get(uri) === all) return;
    this.#told.set(uri, all);
    await session.connection.sendDiagnostics({ uri, version, diagnostics: found });
  }

  #find(asked: Asked | undefined): Diagnostic[] {
    return asked === undefined ? [] : diagnostics(asked.view).map((each) => diagnosticItem(each, asked.text));
  }

  async #pull(
    { textDocument, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const nothing: DocumentDiagnosticReport = { kind: "full", items: [] };
    try {
      return await this.session.answer(
        textDocument.uri,
        token,
        nothing,
        (asked): DocumentDiagnosticReport => {
          const items = this.#find(asked);
          // The same for the same text and findings, whatever happened in between.
          const resultId = `${asked.text.version} ${hashOf(JSON.stringify(items))}`;
          return resultId === previousResultId
            ? { kind: "unchanged", resultId }
            : { kind: "full", resultId, items };
        },
      );
    } catch (error) {
      throw isOutdated(error) ? askAgain(error) : error;
    }
  }
}

function isOutdated(error: unknown): error is ResponseError {
  return error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified;
}

/** Of a text that was edited meanwhile: VS Code takes "content modified" for "nothing found", and shows that until it asks again. */
function askAgain({ message }: ResponseError): ResponseError<DiagnosticServerCancellationData> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, message, { retriggerRequest: true });
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
