/** The settings: asked for where the client answers, else what it sends, first of all with `initialize`. */
import { DidChangeConfigurationNotification } from "vscode-languageserver/node";
import { parseSettings } from "../features/settings.js";
import type { Session } from "./session.js";

const SECTION = "tsglove";

/** Takes settings as JSON, and says what is wrong with them. */
export function takeSettings(session: Session, json: unknown): void {
  const { settings, problems } = parseSettings(json);
  session.settings = settings;
  for (const problem of problems) session.connection.console.warn(problem);
}

/** @param changed is called behind every change. */
export function followSettings(session: Session, changed: () => void): void {
  const { connection } = session;
  connection.onDidChangeConfiguration(async ({ settings }: { readonly settings: unknown }) => {
    if (session.client.hasConfiguration) await askSettings(session);
    else if (typeof settings === "object" && settings !== null)
      takeSettings(session, SECTION in settings ? settings[SECTION] : settings);
    changed();
  });
}

/** Asks for the settings once the client is there, and to hear of changes. */
export async function startSettings(session: Session): Promise<void> {
  const { connection, client } = session;
  if (client.registersConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
  if (client.hasConfiguration) await askSettings(session);
}

async function askSettings(session: Session): Promise<void> {
  try {
    const given: unknown = await session.connection.workspace.getConfiguration(SECTION);
    // Of a client that has no such settings there is nothing to take, and what `initialize` said stands.
    if (given !== null && given !== undefined) takeSettings(session, given);
  } catch (error) {
    session.connection.console.warn(`The settings are as they were: ${String(error)}`);
  }
}
