/** The status item: how the server does, and the size of the space under the cursor. A click opens the panel on it. */
import * as vscode from "vscode";
import { State, type LanguageClient } from "vscode-languageclient/node";
import { sizeRequest } from "./protocol.js";

/** A cursor that moves on within this time, in milliseconds, asks nothing. */
const PAUSE = 200;

/** @param languages of the files that have spaces. */
export function showStatus(client: LanguageClient, languages: readonly string[]): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("tsglove.status", vscode.StatusBarAlignment.Right, 100);
  item.name = "tsglove";
  let timer: NodeJS.Timeout | undefined;
  let asked: vscode.CancellationTokenSource | undefined;

  const update = (): void => {
    clearTimeout(timer);
    asked?.cancel();
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || !languages.includes(editor.document.languageId)) {
      item.hide();
      return;
    }
    item.backgroundColor = undefined;
    item.command = "tsglove.showOutput";
    item.show();
    switch (client.state) {
      case State.Starting:
        item.text = "$(loading~spin) tsglove";
        item.tooltip = "tsglove's language server starts";
        break;
      case State.Stopped:
      case State.StartFailed:
        item.text = "$(error) tsglove";
        item.tooltip = "tsglove's language server does not run. Click for its output";
        item.backgroundColor = new vscode.ThemeColor("statusBarItem.errorBackground");
        break;
      default: {
        item.text = "$(type-hierarchy) tsglove";
        item.tooltip = "No search space under the cursor";
        const source = new vscode.CancellationTokenSource();
        asked = source;
        timer = setTimeout(() => void showSize(editor, source.token), PAUSE);
      }
    }
  };

  const showSize = async (editor: vscode.TextEditor, token: vscode.CancellationToken): Promise<void> => {
    const { document, selection } = editor;
    const params = {
      textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
      position: client.code2ProtocolConverter.asPosition(selection.active),
    };
    const space = await client.sendRequest(sizeRequest, params, token).catch(() => null);
    if (space === null || token.isCancellationRequested) return;
    item.text = `$(type-hierarchy) ${space.title} ⟨${space.label}⟩`;
    item.tooltip = `The search space under the cursor: ${space.exact}. Click to see it`;
    item.command = "tsglove.showSpace";
  };

  update();
  return vscode.Disposable.from(
    item,
    client.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeTextEditorSelection(update),
    new vscode.Disposable(() => {
      clearTimeout(timer);
      asked?.cancel();
    }),
  );
}
