/** The tree of a search space as nested lists. */
import { outline, type OutlineLine } from "../../geno/outline.js";
import type { DNASpec } from "../../geno/spec.js";
import { countText } from "../number-text.js";
import { oneLine } from "../one-line.js";
import { markup, type Markup } from "./markup.js";

/** More lines than these say no more to a reader. */
const mostLines = 2000;
const longestDomain = 200;

/** The decision points of a space, each under the candidate that opens it. */
export function spaceTree(spec: DNASpec): Markup {
  const lines = outline(spec);
  const shown = lines.slice(0, mostLines);
  if (shown.length === 0) return markup`<p>Nothing to decide: a space of one point.</p>`;
  const rest = lines.length - shown.length;
  const more =
    rest === 0 ? undefined : markup`<p class="note">${countText(rest)} more lines are not shown.</p>`;
  return markup`<div class="tree">${listOf(shown, 0, shown.length)}</div>${more}`;
}

/** The lines of `[from, to)` that hang at the depth of the first, each with the deeper ones that follow it. */
function listOf(lines: readonly OutlineLine[], from: number, to: number): Markup {
  const depth = lines[from]?.depth ?? 0;
  const items: Markup[] = [];
  for (let at = from; at < to;) {
    let end = at + 1;
    while (end < to && (lines[end]?.depth ?? 0) > depth) end++;
    const inner = end > at + 1 ? listOf(lines, at + 1, end) : undefined;
    items.push(markup`<li>${lineOf(lines[at])}${inner}</li>`);
    at = end;
  }
  return markup`<ul>${items}</ul>`;
}

function lineOf(line: OutlineLine | undefined): Markup | undefined {
  if (line === undefined) return undefined;
  const candidate = line.label.startsWith("= ");
  return markup`<code class="${candidate ? "candidate" : "point"}">${oneLine(line.label)}</code> <span>${oneLine(line.detail, longestDomain)}</span>`;
}
