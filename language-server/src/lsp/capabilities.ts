/** What the server offers. */
import { CodeActionKind, TextDocumentSyncKind, type ServerCapabilities } from "vscode-languageserver/node";
import { TRIGGER_CHARACTERS } from "../features/completions.js";
import type { Client } from "./client.js";

/** What diagnostics of ours say that they are from. */
export const SOURCE = "tsglove";

export function capabilities(client: Client): ServerCapabilities {
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
    inlayHintProvider: true,
    hoverProvider: true,
    codeLensProvider: { resolveProvider: false },
    completionProvider: { triggerCharacters: [...TRIGGER_CHARACTERS] },
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorExtract,
        CodeActionKind.RefactorRewrite,
      ],
      resolveProvider: client.resolvesActions,
    },
    documentSymbolProvider: { label: SOURCE },
    definitionProvider: true,
    typeDefinitionProvider: true,
    diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: false },
    ...(client.hasFolders
      ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
      : {}),
  };
}
