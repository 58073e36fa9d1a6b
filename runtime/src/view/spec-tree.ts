/** A search space as nested lists that fold: each decision point with its domain, each candidate with what it opens. */
import { outline, type OutlineLine } from "../geno/outline.js";
import type { DNASpec } from "../geno/spec.js";
import { markup, type Markup } from "./markup.js";

const mostRows = 5000;
const longestDomain = 200;

/** The decision points of a space, each under the candidate that opens it. */
export function specTree(spec: DNASpec, openDepth: number): Markup {
  const lines = outline(spec);
  const shown = lines.slice(0, mostRows);
  if (shown.length === 0) return markup`<p class="quiet">Nothing to decide: a space of one point.</p>`;
  const rest = lines.length - shown.length;
  const more = rest === 0 ? undefined : markup`<p class="quiet">… ${rest} more are not shown</p>`;
  return markup`${listOf(shown, 0, shown.length, openDepth)}${more}`;
}

/** The lines of `[from, to)` that hang at the depth of the first, each with the deeper ones that follow it. */
function listOf(lines: readonly OutlineLine[], from: number, to: number, openDepth: number): Markup {
  const depth = lines[from]?.depth ?? 0;
  const items: Markup[] = [];
  for (let at = from; at < to;) {
    let end = at + 1;
    while (end < to && (lines[end]?.depth ?? 0) > depth) end++;
    const row = rowOf(lines[at]);
    items.push(
      end === at + 1
        ? markup`<li>${row}</li>`
        : markup`<li><details${depth < openDepth ? openAttribute : undefined}><summary>${row}</summary>${listOf(lines, at + 1, end, openDepth)}</details></li>`,
    );
    at = end;
  }
  return markup`<ul>${items}</ul>`;
}

const openAttribute = markup` open`;

function rowOf(line: OutlineLine | undefined): Markup | undefined {
  if (line === undefined) return undefined;
  const candidate = line.label.startsWith("= ");
  const detail =
    line.detail.length <= longestDomain ? line.detail : `${line.detail.slice(0, longestDomain)}…`;
  return markup`<span class="${candidate ? "class" : "hyper"}">${visible(line.label)}</span> <span class="${candidate ? "size" : "quiet"}">${visible(detail)}</span>`;
}

/** Names and texts may hold control characters, which HTML has no place for. */
function visible(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ");
}
