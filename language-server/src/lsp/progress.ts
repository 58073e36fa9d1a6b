/** Shows that something takes its time. */
import { setImmediate as immediate } from "node:timers/promises";
import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver/node";
import type { Client } from "./client.js";

/** Does work under a title that the client shows meanwhile, where it can. */
export async function withProgress(
  connection: Connection,
  client: Client,
  title: string,
  work: () => void,
): Promise<void> {
  const progress = client.showsProgress ? await created(connection) : undefined;
  if (progress === undefined) {
    work();
    return;
  }
  try {
    progress.begin("tsglove", undefined, title, false);
    // The work lets nothing else happen: what was said has to be out before.
    await immediate();
    work();
  } finally {
    progress.done();
  }
}

/** A client may refuse, and has its work done all the same. */
async function created({ window }: Connection): Promise<WorkDoneProgressServerReporter | undefined> {
  try {
    return await window.createWorkDoneProgress();
  } catch {
    return undefined;
  }
}
