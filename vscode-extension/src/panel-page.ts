/**
 * The panel's page, as HTML. The page itself is written once; the space and the sampled program are parts of it, sent to it
 * whenever they change. All text in them comes out of the user's program, and is escaped.
 */
import type { ReportNode, SampleReport, SpaceReport } from "@tsglove/language-server";

/** What the page may load: its own script and style, and nothing from anywhere else. */
export interface PageParts {
  /** The webview's name for the extension's own files. */
  readonly cspSource: string;
  /** Only the script with it may run. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
}

/** The most that the slider reaches; larger seeds are typed. */
const SLIDER_END = 99;

/** Trees are open this deep at first: the decisions, their candidates, and what those decide. */
const OPEN_DEPTH = 2;

export function pageHtml({ cspSource, nonce, script, style }: PageParts, seed: number): string {
  const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escaped(style)}">
<title>Search space</title>
</head>
<body>
<p id="note" role="status" hidden></p>
<header id="head"></header>
<main>
<section aria-labelledby="decisions-title">
<h2 id="decisions-title">Decisions</h2>
<p class="buttons"><button type="button" id="expand">Expand all</button> <button type="button" id="collapse">Collapse all</button></p>
<div id="tree"></div>
</section>
<section aria-labelledby="program-title">
<h2 id="program-title">A program of it</h2>
<form id="sampler" class="buttons">
<label for="seed">Seed</label>
<input id="seed" type="number" min="0" max="${Number.MAX_SAFE_INTEGER}" step="1" value="${seed}" required>
<input id="slider" type="range" min="0" max="${SLIDER_END}" step="1" value="${Math.min(seed, SLIDER_END)}" aria-label="Seed">
<button type="submit" id="another">Another</button>
<button type="button" id="copy">Copy</button>
<button type="button" id="open">Open in editor</button>
<button type="button" id="freeze" title="Write this program in the place of its space">Freeze to it</button>
</form>
<div id="program" aria-live="polite"></div>
<div id="programs"></div>
</section>
</main>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>`;
}

/** What stands above: the name, the size, and how sure it is. */
export function headHtml({ title, fileName, size, decisions }: SpaceReport): string {
  const { label, exact, bound, reason, continuousDimensions } = size;
  const facts = [
    counted(decisions, "decision"),
    ...(continuousDimensions > 0 ? [counted(continuousDimensions, "continuous dimension")] : []),
  ];
  const why = [...(bound === "exact" ? [] : [bound]), ...(reason === undefined ? [] : [reason])].join(": ");
  return [
    `<h1><button type="button" id="reveal" title="${escaped(`Go to it in ${fileName}`)}">${escaped(title)}</button> <span class="size">⟨${escaped(label)}⟩</span></h1>`,
    `<p>${escaped(facts.join(", "))}</p>`,
    ...(exact === label ? [] : [`<p class="exact">${escaped(exact)}</p>`]),
    ...(why === "" ? [] : [`<p class="reason">${escaped(capitalised(why))}</p>`]),
  ].join("\n");
}

/** The decision points, each with what its candidates decide in turn. */
export function treeHtml({ tree, leftOut }: SpaceReport): string {
  if (tree.length === 0 && leftOut === 0) return "<p>Nothing is decided here: the space has one point.</p>";
  return listHtml(tree, 0, "") + restHtml(leftOut);
}

/** @param path of the nodes above: tells candidates apart that are called the same. */
function listHtml(nodes: readonly ReportNode[], depth: number, path: string): string {
  return `<ul>${nodes.map((each, index) => `<li>${nodeHtml(each, depth, `${path}/${index}`)}</li>`).join("")}</ul>`;
}

function nodeHtml(node: ReportNode, depth: number, path: string): string {
  const row = rowHtml(node);
  if (node.children.length === 0 && node.leftOut === 0) return `<div class="row ${node.kind}">${row}</div>`;
  const open = depth < OPEN_DEPTH ? " open" : "";
  const inside = listHtml(node.children, depth + 1, path) + restHtml(node.leftOut);
  return `<details data-path="${path}"${open}><summary class="row ${node.kind}">${row}</summary>${inside}</details>`;
}

function rowHtml({ label, kind, domain, size, name, hint, origin }: ReportNode): string {
  const isPoint = kind !== "candidate" && kind !== "alike";
  return [
    `<span class="label"${origin === undefined ? "" : ` title="${escaped(origin)}"`}>${escaped(label)}</span>`,
    ...(kind === "alike" ? ['<span class="rest">the same</span>'] : []),
    ...(isPoint ? [`<span class="domain">${escaped(domain)}</span>`] : []),
    ...(name === undefined ? [] : [`<span class="tag" title="its name">${escaped(name)}</span>`]),
    ...(hint === undefined ? [] : [`<span class="tag" title="its hint">${escaped(hint)}</span>`]),
    ...(isPoint ? [`<span class="chosen" data-point="${escaped(label)}"></span>`] : []),
    ...(size === "" ? [] : [`<span class="size">⟨${escaped(size)}⟩</span>`]),
  ].join(" ");
}

function restHtml(leftOut: number): string {
  return leftOut === 0 ? "" : `<p class="rest">and ${escaped(counted(leftOut, "more decision"))}</p>`;
}

/** The program that a seed draws. */
export function programHtml({ program, gaps }: SampleReport): string {
  const missing = gaps.map((each) => `<p class="reason">${escaped(each)}</p>`).join("");
  return `<pre tabindex="0"><code>${coloured(program)}</code></pre>${missing}`;
}

/** All programs, of a space that has few; closed at first. */
export function programsHtml({ programs = [] }: SpaceReport): string {
  if (programs.length === 0) return "";
  const list = programs.map((each) => `<li><pre><code>${coloured(each)}</code></pre></li>`).join("");
  return `<details><summary>${escaped(`All of them: ${counted(programs.length, "program")}`)}</summary><ol>${list}</ol></details>`;
}

const TOKEN =
  /("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|(-?\b\d[\d_.]*(?:e[+-]?\d+)?n?\b)|\b(new|true|false|undefined|null)\b/gi;

/** Strings, numbers and keywords get a colour; a program that is but constructor calls needs no more. */
function coloured(program: string): string {
  let html = "";
  let end = 0;
  for (const { 0: token, 1: string, 2: number, index } of program.matchAll(TOKEN)) {
    const kind = string !== undefined ? "string" : number !== undefined ? "number" : "keyword";
    html += `${escaped(program.slice(end, index))}<span class="${kind}">${escaped(token)}</span>`;
    end = index + token.length;
  }
  return html + escaped(program.slice(end));
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en-US")} ${what}${count === 1 ? "" : "s"}`;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (each) => ESCAPES.get(each) ?? each);
}
