/** What a client can do, of what makes a difference here. */
import { MarkupKind, type ClientCapabilities } from "vscode-languageserver/node";

export interface Client {
  /** Asks for diagnostics; others are told. */
  readonly pullsDiagnostics: boolean;
  /** Asks for the edits of a code action when it is chosen. */
  readonly resolvesActions: boolean;
  /** Checks the versions of documents before it edits them. */
  readonly takesVersionedEdits: boolean;
  readonly hasSnippets: boolean;
  readonly nestsSymbols: boolean;
  readonly links: boolean;
  readonly hoverKind: MarkupKind;
  readonly documentationKind: MarkupKind;
  readonly showsProgress: boolean;
  readonly refreshes: { readonly hints: boolean; readonly lenses: boolean; readonly diagnostics: boolean };
  /** Answers what the settings are. */
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  /** Watches files for who asks. */
  readonly watchesFiles: boolean;
  readonly hasFolders: boolean;
}

export function clientOf({ textDocument, workspace, window }: ClientCapabilities): Client {
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    resolvesActions: textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true,
    takesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    hasSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    links:
      textDocument?.definition?.linkSupport === true && textDocument.typeDefinition?.linkSupport === true,
    hoverKind: kindIn(textDocument?.hover?.contentFormat),
    documentationKind: kindIn(textDocument?.completion?.completionItem?.documentationFormat),
    showsProgress: window?.workDoneProgress === true,
    refreshes: {
      hints: workspace?.inlayHint?.refreshSupport === true,
      lenses: workspace?.codeLens?.refreshSupport === true,
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
    },
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    hasFolders: workspace?.workspaceFolders === true,
  };
}

/** What of the formats that a client draws we write; one that says none draws Markdown, as all did before there was a choice. */
function kindIn(formats: readonly MarkupKind[] | undefined): MarkupKind {
  return formats === undefined || formats.includes(MarkupKind.Markdown)
    ? MarkupKind.Markdown
    : MarkupKind.PlainText;
}
