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
  type ServerOptions,
} from "vscode-languageclient/node";
import { serverModule } from "./server-module.js";
import { SpacePanel } from "./space-panel.js";
import { showStatus } from "./status.js";
import { silencePlugin } from "./typescript-plugin.js";

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
      if (event.affectsConfiguration("tsglove.server")) void started.restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      const wanted = vscode.workspace.getConfiguration("tsglove").get<string>("server");
      if (wanted === "workspace") void started.restart();
    }),
  );
  await started.start();
  silencePlugin().then(undefined, (error: unknown) => {
    output.warn(`TypeScript's plugin may show the same again: ${String(error)}`);
  });
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
function serverOptions(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): ServerOptions {
  let told: string | undefined;
  const start = {
    // The client asks for it when it starts, and several times: it is told of once.
    get module(): string {
      const { module, warning } = serverModule({
        bundled: context.asAbsolutePath("dist/server/main.mjs"),
        wanted: vscode.workspace.getConfiguration("tsglove").get<string>("server"),
        isTrusted: vscode.workspace.isTrusted,
        folders: (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath),
      });
      if (module !== told) {
        if (warning !== undefined) output.warn(warning);
        output.info(`The language server is ${module}`);
      }
      told = module;
      return module;
    },
    transport: TransportKind.stdio,
  };
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
