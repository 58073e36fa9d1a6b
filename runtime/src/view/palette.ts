/** The colours and typefaces of our HTML. Every text colour has a contrast of at least 4.5 to its ground, in light and in dark. */

/**
 * The style sheet's custom properties.
 *
 * @param selector the element that they are set on, such as `:root`.
 */
export function palette(selector: string): string {
  return `
${selector} {
  color-scheme: light dark;
  --ground: #fbfaf7; --raised: #ffffff; --ink: #22252a; --quiet: #65625c; --line: #e3e0d9;
  --dot: #44689c; --best: #b0480f; --bad: #a8323e;
  --string: #2b6a4d; --number: #b0480f; --keyword: #6a4596;
  --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  ${selector} {
    --ground: #16181c; --raised: #1d2025; --ink: #e5e3de; --quiet: #a4a199; --line: #32363d;
    --dot: #86abdb; --best: #f0a064; --bad: #ee8891;
    --string: #8fcbaa; --number: #f0a064; --keyword: #bda2e6;
  }
}`;
}
