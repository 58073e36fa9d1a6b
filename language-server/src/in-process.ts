/** The entry for programs: the server in one's own process, over any pair of a message reader and a writer. */
import {
  createConnection,
  createProtocolConnection,
  type MessageReader,
  type MessageWriter,
} from "vscode-languageserver";
import { serve } from "./lsp/server.js";
import { Turns } from "./lsp/turns.js";

export {
  FreezeRequest,
  SampleRequest,
  SizeRequest,
  SpaceRequest,
  type FreezeParams,
  type SampleParams,
  type SpaceParams,
} from "./lsp/custom-requests.js";
export type { ReportNode, SampleReport, SpaceReport, SpaceSize } from "./features/space-report.js";
export { DEFAULT_SETTINGS, type Settings } from "./features/settings.js";

/**
 * Answers a client until it sends `exit`, which ends no process here.
 *
 * @param ended is called then.
 */
export function serveInProcess(
  reader: MessageReader,
  writer: MessageWriter,
  ended: () => void = () => undefined,
): void {
  const turns = new Turns();
  const connection = createConnection(
    (logger) => createProtocolConnection(reader, writer, logger, { messageStrategy: turns.strategy }),
    { shutdownReceived: false, initialize: () => undefined, exit: ended },
  );
  serve(connection, turns);
}
