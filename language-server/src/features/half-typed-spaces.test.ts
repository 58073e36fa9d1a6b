/** Every state that a text goes through while it is typed: nothing throws, whatever is asked, and the last state shows all. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { typing } from "../testing/typing.js";
import { hover } from "./hover.js";
import { inlayHints } from "./inlay-hints.js";
import { lenses } from "./lenses.js";
import { sampleReport, spaceReport } from "./space-report.js";
import { spaceSymbols } from "./symbols.js";
import type { View } from "./view.js";

const SAMPLES = fileURLToPath(new URL("../../../samples", import.meta.url));

/** @returns how much there was to show. */
function askAll(view: View, offset: number): number {
  const hints = inlayHints(view);
  const { length } = view.file.text;
  for (const { at } of hints)
    if (at < 0 || at > length) throw new Error(`A hint stands at ${at} of ${length}.`);
  for (const at of [offset, Math.max(0, offset - 1), Math.max(0, offset - 12)]) {
    const found = hover(view, at);
    if (found !== undefined && (found.start > at || found.end < at)) throw new Error(`A hover misses ${at}.`);
  }
  const report = spaceReport(view, offset);
  sampleReport(view, offset, 1);
  return hints.length + lenses(view).length + spaceSymbols(view).length + (report === undefined ? 0 : 1);
}

it.each(["tour/residual-block.ts", "tour/nas-fpn.ts"])("%s, from its first character on", (name) => {
  const fileName = `${SAMPLES}/${name}`;
  const whole = readFileSync(fileName, "utf8");
  const prefixes = Array.from({ length: whole.length + 1 }, (_, length) => whole.slice(0, length));
  let last = 0;
  for (const view of typing(fileName, prefixes)) last = askAll(view, view.file.text.length);
  expect(last).toBeGreaterThan(3);
});

it("a text with a token taken out at each place", () => {
  const fileName = `${SAMPLES}/tour/layers.ts`;
  const whole = readFileSync(fileName, "utf8");
  const tokens = [...whole.matchAll(/[\w$]+|[^\s\w]/g)];
  const texts = tokens.map(
    ({ index, 0: token }) => whole.slice(0, index) + whole.slice(index + token.length),
  );
  let asked = 0;
  for (const view of typing(fileName, texts)) {
    askAll(view, tokens[asked]?.index ?? 0);
    asked++;
  }
  expect(asked).toBe(tokens.length);
});
