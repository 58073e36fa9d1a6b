/** The server: one connection, what it is told, and who answers what it asks. */
import { type Connection, type InitializeParams, type InitializeResult } from "vscode-languageserver/node";
import { followActions } from "./actions.js";
import { capabilities } from "./capabilities.js";
import { clientOf } from "./client.js";
import { askSettings, followSettings, startSettings, takeSettings } from "./configuration.js";
import { followSpaces } from "./custom-requests.js";
import { Diagnostics } from "./diagnostics.js";
import { followQuestions } from "./questions.js";
import { Refresh } from "./refresh.js";
import { Session } from "./session.js";
import type { Turns } from "./turns.js";
import { VERSION } from "./version.js";
import { followFiles, startWatching } from "./watching.js";

/** Answers a connection until it ends. @param turns has to count the connection's messages. */
export function serve(connection: Connection, turns: Turns): void {
  const session = new Session(connection, turns);
  const diagnostics = new Diagnostics(session);
  const refresh = new Refresh(session);
  const everythingChanged = (): void => {
    diagnostics.changed();
    refresh.all();
  };
  connection.onInitialize((params) => initialize(session, params));
  connection.onInitialized(async () => {
    if (session.client.hasFolders)
      connection.workspace.onDidChangeWorkspaceFolders(async (event) => {
        session.folders.change(event);
        if (session.client.hasConfiguration) await askSettings(session);
        everythingChanged();
      });
    await Promise.all([startSettings(session, everythingChanged), startWatching(session)]);
  });
  connection.onShutdown(() => {
    session.end();
  });
  followDocuments(session, diagnostics, refresh);
  followSettings(session, everythingChanged);
  followFiles(session, everythingChanged);
  followQuestions(session);
  followActions(session);
  followSpaces(session);
  connection.listen();
}

function initialize(session: Session, params: InitializeParams): InitializeResult {
  session.client = clientOf(params.capabilities);
  session.folders.begin(params);
  const options: unknown = params.initializationOptions;
  if (options !== undefined && options !== null) takeSettings(session, options);
  return {
    capabilities: capabilities(session.client),
    serverInfo: { name: "tsglove", version: VERSION },
  };
}

function followDocuments(session: Session, diagnostics: Diagnostics, refresh: Refresh): void {
  const { connection, documents, projects } = session;
  connection.onDidOpenTextDocument(({ textDocument }) => {
    const document = documents.open(textDocument, session.home);
    if (document === undefined) return;
    projects.give(document.fileName, document.text.getText());
    diagnostics.changed();
    refresh.edited(document);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.change(uri, version, contentChanges);
    if (document === undefined) return;
    projects.give(document.fileName, document.text.getText());
    diagnostics.changed();
    refresh.edited(document);
  });
  connection.onDidCloseTextDocument(async ({ textDocument: { uri } }) => {
    const document = documents.close(uri);
    if (document === undefined) return;
    refresh.edited(document);
    projects.close(document.fileName);
    diagnostics.changed();
    await diagnostics.closed(document);
  });
}
