/**
 * tsglove in VS Code: starts the language server, shows how it does, and opens a panel on a space. What a space is only the
 * server knows.
 */
import * as vscode from "vscode";
import {
  LanguageClient,
  TransportKind,
  type LanguageClientOptions,
  type Position,
} from "vscode-languageclient/node";
import { workspaceServer } from "./server-module.js";
import { SpacePanel } from "./space-panel.js";
import { showStatus } from "./status.js";

const LANGUAGES: readonly string[] = ["typescript", "typescriptreact"];

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("tsglove", { log: true });
  const started = new LanguageClient(
    "tsglove",
    "tsglove",
    serverOptions(context, output),
    clientOptions(output),
  );
  client = started;
  const panel = new SpacePanel(started, context.extensionUri);
  context.subscriptions.push(
    output,
    panel,
    showStatus(started, LANGUAGES),
    vscode.commands.registerCommand("tsglove.showSpace", (uri?: unknown, position?: unknown) =>
      showSpace(panel, uri, position),
    ),
    vscode.commands.registerCommand("tsglove.showOutput", () => {
      output.show();
    }),
    vscode.commands.registerCommand("tsglove.restartServer", () => started.restart()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("tsglove.server")) void offerReload();
    }),
  );
  await started.start();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

function clientOptions(outputChannel: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: LANGUAGES.flatMap((language) =>
      ["file", "untitled"].map((scheme) => ({ language, scheme })),
    ),
    initializationOptions: vscode.workspace.getConfiguration("tsglove"),
    outputChannel,
  };
}

/** The module is looked up anew at each start, so that a server that was installed meanwhile is found by a restart. */
function serverOptions(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
): {
  run: { module: string; transport: TransportKind };
  debug: { module: string; transport: TransportKind };
} {
  const bundled = context.asAbsolutePath("dist/server/main.mjs");
  const wanted = vscode.workspace.getConfiguration("tsglove").get<string>("server");
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const own = wanted === "workspace" ? workspaceServer(folders) : undefined;
  if (wanted === "workspace" && own === undefined)
    output.warn(
      "The setting tsglove.server asks for the workspace's language server, and none is installed: npm i -D @tsglove/language-server. The extension's own runs instead.",
    );
  const module = own ?? bundled;
  output.info(`The language server is ${module}`);
  const start = { module, transport: TransportKind.stdio };
  return { run: start, debug: start };
}

/** The space that a lens names by its document and position, or else the one at the cursor. */
async function showSpace(panel: SpacePanel, uri: unknown, position: unknown): Promise<void> {
  if (typeof uri === "string" && isPosition(position)) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    await panel.show(document, new vscode.Position(position.line, position.character));
    return;
  }
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !LANGUAGES.includes(editor.document.languageId)) {
    void vscode.window.showInformationMessage(
      "Put the cursor on a searchable class or a search space in a TypeScript file.",
    );
    return;
  }
  await panel.show(editor.document, editor.selection.active);
}

function isPosition(value: unknown): value is Position {
  return (
    typeof value === "object" &&
    value !== null &&
    "line" in value &&
    typeof value.line === "number" &&
    "character" in value &&
    typeof value.character === "number"
  );
}

async function offerReload(): Promise<void> {
  const reload = "Reload Window";
  const answer = await vscode.window.showInformationMessage(
    "The other language server runs once the window is loaded again.",
    reload,
  );
  if (answer === reload) await vscode.commands.executeCommand("workbench.action.reloadWindow");
}
