/** A language service that says what the one below it says, and what is known of spaces. The host's answer is always asked for first. */
import type { ts } from "@tsglove/transformer/analysis";
import { hover } from "../features/hover.js";
import { inlayHints } from "../features/inlay-hints.js";
import { codeFixes } from "./code-fixes.js";
import { hintItem, hintsIn, isOwnCode, problemsIn, withHover } from "./conversion.js";
import type { Guest } from "./guest.js";

export function withSpaces(service: ts.LanguageService, guest: Guest): ts.LanguageService {
  return {
    ...service,
    getQuickInfoAtPosition(fileName, position, ...rest) {
      const theirs = service.getQuickInfoAtPosition(fileName, position, ...rest);
      return guest.ask(fileName, theirs, (view) => withHover(theirs, hover(view, position)));
    },
    getSemanticDiagnostics(fileName) {
      const theirs = service.getSemanticDiagnostics(fileName);
      return guest.ask(fileName, theirs, (view) => [...theirs, ...problemsIn(view)]);
    },
    getSuggestionDiagnostics(fileName) {
      const theirs = service.getSuggestionDiagnostics(fileName);
      return guest.ask(fileName, theirs, (view) => [...theirs, ...hintsIn(view)]);
    },
    provideInlayHints(fileName, span, preferences) {
      const theirs = service.provideInlayHints(fileName, span, preferences);
      const range = { start: span.start, end: span.start + span.length };
      return guest.ask(fileName, theirs, (view) => [...theirs, ...inlayHints(view, range).map(hintItem)]);
    },
    getCodeFixesAtPosition(fileName, start, end, codes, ...rest) {
      const others = codes.filter((code) => !isOwnCode(code));
      const theirs = service.getCodeFixesAtPosition(fileName, start, end, others, ...rest);
      return guest.ask(fileName, theirs, (view) => [...theirs, ...codeFixes(view, start, end, codes)]);
    },
  };
}
