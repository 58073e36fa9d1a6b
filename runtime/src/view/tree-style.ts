/** The style sheet of a tree view; it touches nothing outside of it, so that a fragment may stand in any page. */
import { palette } from "./palette.js";

export const treeStyle = `${palette(".tsglove-view")}
.tsglove-view {
  background: var(--ground); color: var(--ink); font: 0.875rem/1.7 var(--mono);
  font-variant-numeric: tabular-nums; overflow-x: auto;
}
.tsglove-view h1 { margin: 0 0 0.25rem; font: 650 1.35rem/1.3 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
.tsglove-view .about { margin: 0 0 1rem; font: 0.875rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--quiet); }
.tsglove-view ul { margin: 0; padding: 0; list-style: none; }
.tsglove-view ul ul { margin-left: 0.4rem; padding-left: 1.1rem; border-left: 1px solid var(--line); }
.tsglove-view li { padding-left: 1rem; white-space: nowrap; }
.tsglove-view li:has(> details) { padding-left: 0; }
.tsglove-view summary { cursor: pointer; list-style: none; }
.tsglove-view summary::-webkit-details-marker { display: none; }
.tsglove-view summary::before { content: "\\25B8"; display: inline-block; width: 1rem; color: var(--quiet); }
.tsglove-view details[open] > summary::before { content: "\\25BE"; }
.tsglove-view summary:hover { background: color-mix(in srgb, var(--dot) 9%, var(--ground)); }
.tsglove-view summary:focus-visible { outline: 2px solid var(--dot); outline-offset: 1px; border-radius: 3px; }
.tsglove-view details[open] > summary > .preview { display: none; }
.tsglove-view .key { color: var(--quiet); }
.tsglove-view .class { font-weight: 650; }
.tsglove-view .string { color: var(--string); } .tsglove-view .number { color: var(--number); } .tsglove-view .keyword { color: var(--keyword); }
.tsglove-view .preview, .tsglove-view .type, .tsglove-view .quiet { color: var(--quiet); }
.tsglove-view .type { margin-left: 1.25em; font-style: italic; }
.tsglove-view .hyper { padding: 0.05em 0.4em; border: 1px solid var(--dot); border-radius: 4px; color: var(--dot); font-weight: 650; }
.tsglove-view .size { margin-left: 0.5em; color: var(--dot); }
.tsglove-view .marked { background: color-mix(in srgb, var(--best) 22%, var(--ground)); border-radius: 3px; }
@media print { .tsglove-view { overflow: visible; } .tsglove-view li { white-space: normal; } }
`;

/** What a page of its own has around the tree. */
export const pageStyle = `body { margin: 0; } .tsglove-view { box-sizing: border-box; min-height: 100vh; padding: 2rem; }`;
