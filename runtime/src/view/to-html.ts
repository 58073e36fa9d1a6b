/** `toHtml`: a symbolic value or a search space as a tree that a browser folds and unfolds, without a script. */
import { sizeText } from "../geno/cardinality.js";
import { DNASpec } from "../geno/spec.js";
import { dnaSpec } from "../hyper/template.js";
import { HyperValue } from "../symbolic/hyper-value.js";
import { isOpen } from "../symbolic/marks.js";
import { infoOf } from "../symbolic/object.js";
import { markup, Markup } from "./markup.js";
import { specTree } from "./spec-tree.js";
import { pageStyle, treeStyle } from "./tree-style.js";
import { valueTree } from "./value-tree.js";

/** How {@link toHtml} shows a value. */
export interface HtmlOptions {
  /** The heading; by default the class of the value. */
  readonly title?: string;
  /** How many levels are open at first, 1 by default; `Infinity` opens all. */
  readonly openDepth?: number;
  /** Says which parts are marked, by their path (`"model.layers[0]"`; the whole has ""). Of a DNASpec none are. */
  readonly highlight?: (path: string) => boolean;
  /** An element to put into a page in place of a page of its own; false by default. */
  readonly fragment?: boolean;
}

/**
 * A tree view as HTML that needs nothing but itself: classes, arguments with their types, values, hyper values with the
 * size of what they open. It follows the reader's light or dark scheme, folds by keyboard, and all its text is escaped.
 *
 * @param value a symbolic object, hyper value, array or plain object; or a DNASpec, whose decision points are shown.
 *   5,000 rows at most are shown, 100 levels deep.
 * @returns a page, or with `fragment` a `<div>` with its style.
 */
export function toHtml(value: unknown, options: HtmlOptions = {}): string {
  const { openDepth = 1, highlight = (): boolean => false, fragment = false } = options;
  const title = options.title ?? titleOf(value);
  const tree =
    value instanceof DNASpec ? specTree(value, openDepth) : valueTree(value, { openDepth, highlight });
  const view = markup`<div class="tsglove-view">
<h1>${title}</h1>
${aboutOf(value)}
${tree}
</div>`;
  if (fragment)
    return markup`${treeStyleElement}
${view}
`.text;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
${treeStyleElement}
${pageStyleElement}
</head>
<body>
${view}
</body>
</html>
`.text;
}

const treeStyleElement = Markup.constant(`<style>${treeStyle}</style>`);
const pageStyleElement = Markup.constant(`<style>${pageStyle}</style>`);

function titleOf(value: unknown): string {
  if (value instanceof DNASpec) return "Search space";
  return infoOf(value)?.type.name ?? (value instanceof HyperValue ? "Hyper value" : "Value");
}

/** The size of a space, in a line. */
function aboutOf(value: unknown): Markup | undefined {
  const spec = specOf(value);
  if (spec === undefined) return undefined;
  const count = spec.decisionPoints.length;
  return markup`<p class="about">${sizeText(spec.space)} ${spec.size === 1n ? "point" : "points"}, ${count} ${count === 1 ? "decision" : "decisions"}</p>`;
}

function specOf(value: unknown): DNASpec | undefined {
  if (value instanceof DNASpec) return value;
  if (!isOpen(value)) return undefined;
  try {
    return dnaSpec(value);
  } catch {
    // A part of a space, or one that is not finished: what there is can be looked at.
    return undefined;
  }
}
