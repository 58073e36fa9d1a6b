/** Has the client ask again for what it shows of other files than the one that was edited. */
import { setTimeout as pause } from "node:timers/promises";
import type { OpenDocument } from "./documents.js";
import type { Session } from "./session.js";

/** How long nothing is typed before other files are looked at. */
const PAUSE_MS = 300;

export class Refresh {
  #asked = 0;

  constructor(private readonly session: Session) {}

  /** A document was edited, opened or closed, which is of interest where another one that may depend on it is open. */
  edited({ fileName }: OpenDocument): void {
    const { documents, projects } = this.session;
    const others = documents.all().filter((each) => each.fileName !== fileName);
    if (others.some((each) => projects.sees(each.fileName, fileName))) this.all();
  }

  /** Files on disk or settings are other ones. */
  all(): void {
    const asked = ++this.#asked;
    void pause(PAUSE_MS).then(() => (asked === this.#asked ? this.#refresh() : undefined));
  }

  async #refresh(): Promise<void> {
    const { connection, client, documents, hasEnded } = this.session;
    if (hasEnded || documents.all().length === 0) return;
    const { hints, lenses, diagnostics } = client.refreshes;
    try {
      await Promise.all([
        hints ? connection.languages.inlayHint.refresh() : undefined,
        lenses ? connection.sendRequest("workspace/codeLens/refresh") : undefined,
        diagnostics && client.pullsDiagnostics ? connection.languages.diagnostics.refresh() : undefined,
      ]);
    } catch {
      // A client that cannot do what it said is no reason to stop.
    }
  }
}
