/** Names of files of the documents that editors have. */
import { expect, it } from "vitest";
import { fileNameOf } from "./file-uris.js";

it.each([
  ["file:///home/me/gro%C3%9F%20klein.ts", "typescript", "/home/me/groß klein.ts"],
  ["untitled:Untitled-1", "typescript", "/folder/Untitled-1.ts"],
  ["untitled:Untitled-1", "typescriptreact", "/folder/Untitled-1.tsx"],
  ["untitled:/home/me/a%20new.ts", "typescript", "/home/me/a new.ts"],
  ["untitled:Untitled-1", "markdown", undefined],
  ["git:/home/me/a.ts?ref", "typescript", undefined],
  ["file://%zz", "typescript", undefined],
])("%s as %s is %s", (uri, languageId, fileName) => {
  expect(fileNameOf(uri, languageId, "/folder")).toBe(fileName);
});
