/** The README says what is true: its example is the sample, and its output what the sample prints. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const readme = readFileSync(resolve(root, "README.md"), "utf8").replaceAll("\r\n", "\n");

/** The code block behind a comment of the README. */
function blockBehind(comment: string): string | undefined {
  const at = readme.indexOf(`<!-- ${comment} -->`);
  return at === -1 ? undefined : /```\w*\n([\s\S]*?)```/.exec(readme.slice(at))?.[1];
}

it("shows the first sample as it is", () => {
  expect(blockBehind("samples/first-search/main.ts")).toBe(
    readFileSync(resolve(root, "samples/first-search/main.ts"), "utf8").replaceAll("\r\n", "\n"),
  );
});

it("shows what the first sample prints", () => {
  const file = resolve(root, "samples/dist/first-search/main.js");
  const printed = execFileSync(process.execPath, [file], { encoding: "utf8" });
  // A power or a cosine may differ in its last digits between versions of V8.
  const rounded = (text = ""): string => text.replace(/\d+\.\d+/g, (number) => Number(number).toPrecision(6));
  expect(rounded(printed)).toBe(rounded(blockBehind("output of samples/first-search/main.ts")));
});
