/** The questions of the protocol that a feature answers as it is. */
import type {
  CancellationToken,
  DefinitionLink,
  Location,
  TextDocumentPositionParams,
} from "vscode-languageserver/node";
import { completions } from "../features/completions.js";
import { definitions, type Definition } from "../features/definition.js";
import { hover } from "../features/hover.js";
import { inlayHints } from "../features/inlay-hints.js";
import { lenses } from "../features/lenses.js";
import { spaceSymbols } from "../features/symbols.js";
import {
  completionItem,
  flatSymbols,
  hintItem,
  hoverItem,
  lensItem,
  offsetsOf,
  rangeOf,
  symbolItem,
} from "./conversion.js";
import type { Asked, Session } from "./session.js";

export function followQuestions(session: Session): void {
  const { connection } = session;
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    session.answer(textDocument.uri, token, [], ({ view, text }) =>
      inlayHints(view, offsetsOf(text, range)).map((each) => hintItem(each, text)),
    ),
  );
  connection.onHover(({ textDocument, position }, token) =>
    session.answer(textDocument.uri, token, null, ({ view, text }) => {
      const found = hover(view, text.offsetAt(position));
      return found === undefined ? null : hoverItem(found, text, session.client);
    }),
  );
  connection.onCodeLens(({ textDocument }, token) =>
    session.answer(textDocument.uri, token, [], ({ view, text }) =>
      lenses(view).map((each) => lensItem(each, text)),
    ),
  );
  connection.onCompletion(({ textDocument, position }, token) =>
    session.answer(textDocument.uri, token, [], ({ view, text }) =>
      completions(view, text.offsetAt(position)).map((each) => completionItem(each, text, session.client)),
    ),
  );
  connection.onDocumentSymbol(({ textDocument }, token) =>
    session.answer(textDocument.uri, token, [], ({ view, text }) => {
      const symbols = spaceSymbols(view);
      return session.client.nestsSymbols
        ? symbols.map((each) => symbolItem(each, text))
        : flatSymbols(symbols, text);
    }),
  );
  // The type that gave a domain is a definition too: of a key path in a string nobody else knows one.
  connection.onDefinition((params, token) => definitionsAt(session, params, token));
  connection.onTypeDefinition((params, token) => definitionsAt(session, params, token));
}

function definitionsAt(
  session: Session,
  { textDocument, position }: TextDocumentPositionParams,
  token: CancellationToken,
): Promise<DefinitionLink[] | Location[]> {
  return session.answer<DefinitionLink[] | Location[]>(textDocument.uri, token, [], (asked) => {
    const links = definitions(asked.view, asked.text.offsetAt(position)).map((each) =>
      linkOf(each, asked, session),
    );
    return session.client.links
      ? links
      : links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
  });
}

function linkOf(
  { from, file, start, end, nameStart, nameEnd }: Definition,
  { view, text }: Asked,
  session: Session,
): DefinitionLink {
  const target = session.textOf(file, view.model);
  return {
    originSelectionRange: rangeOf(text, from.start, from.end),
    targetUri: target.uri,
    targetRange: rangeOf(target, start, end),
    targetSelectionRange: rangeOf(target, nameStart, nameEnd),
  };
}
