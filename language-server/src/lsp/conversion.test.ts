/** What is made of the data of features, where it depends on what a client can draw. */
import { TextDocument } from "vscode-languageserver-textdocument";
import { expect, it } from "vitest";
import { clientOf } from "./client.js";
import { hoverItem } from "./conversion.js";

it.each([
  ["markdown", "````ts\nclass A\n````\n\n**21** points of `op`\n\n```text\n** `a`\n```"],
  ["plaintext", "class A\n\n21 points of op\n\n** `a`"],
] as const)("a hover in %s", (kind, value) => {
  const client = clientOf({ textDocument: { hover: { contentFormat: [kind] } } });
  const markdown = "````ts\nclass A\n````\n\n**21** points of `op`\n\n```text\n** `a`\n```";
  const item = hoverItem({ start: 0, end: 1, markdown }, TextDocument.create("", "", 0, "a"), client);
  expect(item.contents).toEqual({ kind, value });
});
