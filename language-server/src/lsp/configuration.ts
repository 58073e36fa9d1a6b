/** The settings: asked for where the client answers, else what it sends, first of all with `initialize`. */
import { DidChangeConfigurationNotification } from "vscode-languageserver/node";
import { parseSettings } from "../features/settings.js";
import type { Folder } from "./folders.js";
import type { Session } from "./session.js";

const SECTION = "tsglove";

/** Takes settings as JSON, of the workspace or of one folder; whether they are other ones. Says what is wrong with them. */
export function takeSettings({ connection, folders }: Session, json: unknown, folder?: Folder): boolean {
  const { settings, problems } = parseSettings(json);
  for (const problem of problems) connection.console.warn(problem);
  return folders.give(settings, folder);
}

/** @param changed is called behind every change. */
export function followSettings(session: Session, changed: () => void): void {
  session.connection.onDidChangeConfiguration(async ({ settings }: { readonly settings: unknown }) => {
    if (session.client.hasConfiguration) await askSettings(session);
    else if (typeof settings === "object" && settings !== null)
      takeSettings(session, SECTION in settings ? settings[SECTION] : settings);
    changed();
  });
}

/**
 * Asks for the settings once the client is there, and to hear of changes.
 *
 * @param changed is called where they are other ones than those that something may have been answered by already.
 */
export async function startSettings(session: Session, changed: () => void): Promise<void> {
  const { connection, client } = session;
  if (client.hasConfiguration && (await askSettings(session))) changed();
  if (client.registersConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
}

/** Asks for the settings of the workspace and of each folder; whether any are other ones. */
export async function askSettings(session: Session): Promise<boolean> {
  const folders = session.folders.all();
  const items = [{ section: SECTION }, ...folders.map(({ uri }) => ({ scopeUri: uri, section: SECTION }))];
  try {
    const given: readonly unknown[] = await session.connection.workspace.getConfiguration(items);
    // Of a client that has no such settings there is nothing to take, and what `initialize` said stands.
    return [undefined, ...folders]
      .map((folder, index) => {
        const json = given[index];
        return json !== null && json !== undefined && takeSettings(session, json, folder);
      })
      .includes(true);
  } catch (error) {
    session.connection.console.warn(`The settings are as they were: ${String(error)}`);
    return false;
  }
}
