/** The style sheet of a report. */
import { palette } from "../../view/palette.js";
import { treeStyle } from "../../view/tree-style.js";

export const style = `${palette(":root")}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 66rem; padding: 3.5rem 1.5rem 5rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  font-variant-numeric: tabular-nums;
}
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.015em; overflow-wrap: anywhere; }
h2 { margin: 3.25rem 0 1rem; font-size: 1.1rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.005em; }
h2 small { margin-left: 0.6em; font-size: 0.9rem; font-weight: 400; letter-spacing: 0; color: var(--quiet); }
p { max-width: 44rem; }
code, pre { font-family: var(--mono); }
:focus-visible { outline: 2px solid var(--dot); outline-offset: 2px; border-radius: 3px; }
.eyebrow { margin: 0 0 0.4rem; font-size: 0.875rem; color: var(--quiet); }
.note { margin: 0 0 0.75rem; font-size: 0.875rem; color: var(--quiet); }

dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 1.25rem 2rem; margin: 2rem 0 0; padding: 1.5rem 0 0; border-top: 1px solid var(--line); }
dt { font-size: 0.8125rem; color: var(--quiet); }
dd { margin: 0.1rem 0 0; overflow-wrap: anywhere; }
dd strong { font-size: 1.35rem; line-height: 1.3; font-weight: 650; color: var(--best); }
dd small { display: block; font-size: 0.8125rem; color: var(--quiet); }

figure { margin: 0; }
figcaption { display: flex; flex-wrap: wrap; gap: 0.25rem 1.4rem; margin-bottom: 0.5rem; font-size: 0.875rem; color: var(--quiet); }
figcaption span { display: inline-flex; align-items: center; gap: 0.45em; }
figcaption svg { width: 16px; height: 16px; }
.frame { position: relative; overflow-x: auto; }
.frame > svg { display: block; width: 100%; min-width: 40rem; height: auto; }
.frame text { font-size: 13px; fill: var(--quiet); }
.grid path { stroke: var(--line); stroke-width: 1; fill: none; shape-rendering: crispEdges; }
.grid .axis { stroke: var(--quiet); }
.grid .edge { stroke-dasharray: 2 4; }
.step { fill: none; stroke: var(--best); stroke-width: 2; stroke-linejoin: round; }
.reward { fill: none; stroke: var(--dot); stroke-width: 6.5; stroke-linecap: round; stroke-opacity: 0.55; }
.thinned .reward { stroke-opacity: 0; }
.cloud path { fill: none; stroke: var(--dot); stroke-width: 3.5; stroke-linecap: round; stroke-opacity: 0.3; }
.best { fill: var(--best); fill-opacity: 0.25; stroke: var(--best); stroke-width: 2; }
.beyond { fill: var(--dot); fill-opacity: 0.7; }
.infeasible { fill: none; stroke: var(--bad); stroke-width: 1.75; stroke-linecap: round; }
.stopped, .skipped, .aborted { fill: none; stroke: var(--quiet); stroke-width: 1.75; stroke-linecap: round; }
.halo { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.tip {
  position: absolute; z-index: 1; width: max-content; max-width: 22rem; padding: 0.5rem 0.7rem; pointer-events: none;
  background: var(--raised); border: 1px solid var(--line); border-radius: 6px; box-shadow: 0 4px 16px rgb(0 0 0 / 0.14);
  font-size: 0.8125rem; line-height: 1.45; white-space: pre-line; overflow-wrap: anywhere;
}
.tip::first-line { font-weight: 650; }

.source { margin: 0; padding: 1.1rem 1.25rem; overflow-x: auto; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; font-size: 0.875rem; line-height: 1.6; tab-size: 2; }
.string { color: var(--string); } .number { color: var(--number); } .keyword { color: var(--keyword); } .comment { color: var(--quiet); font-style: italic; }

.scroll { max-height: 36rem; overflow: auto; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; }
table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 0.875rem; line-height: 1.4; }
th { position: sticky; top: 0; z-index: 1; background: var(--raised); text-align: left; font-weight: 600; color: var(--quiet); white-space: nowrap; }
th, td { padding: 0.42rem 0.9rem; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; }
tbody tr:hover td { background: color-mix(in srgb, var(--dot) 9%, var(--raised)); }
td { white-space: nowrap; }
.long { min-width: 24rem; white-space: normal; overflow-wrap: anywhere; }
.n { text-align: right; white-space: nowrap; }
.status { color: var(--bad); }
.status span { display: inline-block; max-width: 9rem; white-space: normal; }
th button { all: unset; position: relative; cursor: pointer; color: inherit; }
th button:hover { color: var(--ink); }
th button:focus-visible { outline: 2px solid var(--dot); outline-offset: 2px; }
th button::after { position: absolute; left: 100%; width: 0.9rem; text-align: center; }
th[aria-sort] { color: var(--ink); }
th[aria-sort="ascending"] button::after { content: "\\2191"; }
th[aria-sort="descending"] button::after { content: "\\2193"; }

${treeStyle}
@media print {
  body { padding: 0; max-width: none; }
  .scroll { max-height: none; overflow: visible; border: 0; }
  th { position: static; }
}
`;
