import { describe, expect, it } from "vitest";
import { dnaSpec } from "../hyper/template.js";
import { floatv } from "../hyper/numbers.js";
import { oneof } from "../hyper/oneof.js";
import { UnknownObject } from "../symbolic/json/unknown-object.js";
import { ref } from "../symbolic/ref.js";
import { circle, nest } from "../testing/symbolic-values.js";
import { toHtml } from "./to-html.js";

const space = { op: oneof(["a", { lr: floatv(1e-6, 1e-3, "log") }], { name: "op" }), plain: [1, [2], {}] };

/** The rows of a view as text, two spaces a level. */
function rows(html: string): readonly string[] {
  let depth = 0;
  const found: string[] = [];
  for (const [tag, text = ""] of html.matchAll(/<ul>|<\/ul>|<li[^>]*>([^]*?)(?=<ul>|<\/li>)/g)) {
    if (tag === "<ul>") depth++;
    else if (tag === "</ul>") depth--;
    else
      found.push(
        "  ".repeat(depth - 1) +
          text
            .replace(/<[^>]*>/g, "")
            .replace(/&quot;/g, '"')
            .trimEnd(),
      );
  }
  return found;
}

describe("toHtml", () => {
  it("shows every part under its parent, hyper values with what they open", () => {
    expect(rows(toHtml(space))).toEqual([
      expect.stringMatching(/^\{\}⟨2 × ℝ⟩ \{ op: oneof/),
      expect.stringMatching(/^ {2}op: oneof\(…, \{ name: "op" \}\)⟨2 × ℝ⟩ "a" \| \{ lr: floatv/),
      '    [0]: "a"',
      expect.stringMatching(/^ {4}\[1\]: \{\}⟨ℝ⟩/),
      '      lr: floatv(1e-6, 1e-3, "log")⟨ℝ⟩',
      "  plain: [3] [1, [2], {}]",
      "    [0]: 1",
      "    [1]: [1] [2]",
      "      [0]: 2",
      "    [2]: {}",
    ]);
    expect(toHtml(space)).toContain("2 × ℝ points, 2 decisions");
  });

  it("opens as many levels as it is told, and marks what it is told", () => {
    const count = (html: string, text: string): number => html.split(text).length - 1;
    expect(
      [0, 1, 2, Infinity].map((openDepth) => count(toHtml(space, { openDepth }), "<details open>")),
    ).toEqual([0, 1, 3, 5]);
    const marked = toHtml(space, { highlight: (path) => path.startsWith("plain[") });
    expect(count(marked, 'class="row marked"')).toBe(4);
    expect(count(toHtml(space, { highlight: (path) => path === "" }), 'class="row marked"')).toBe(1);
    expect(count(toHtml(space), 'class="row marked"')).toBe(0);
  });

  it("shows the decision points of a DNASpec", () => {
    const html = toHtml(dnaSpec(space), { openDepth: 9 });
    expect(html).toContain("<title>Search space</title>");
    expect(html).toContain('<span class="hyper">op</span> <span class="quiet">');
    expect(html).toContain("1e-6 to 1e-3, log");
    expect(html).toContain("<details open>");
    expect(toHtml(dnaSpec({}))).toContain("Nothing to decide: a space of one point.");
  });

  it("escapes whatever there is, and runs no script", () => {
    const evil = '<script>alert("x")</script>&\'';
    const html = toHtml(
      { [evil]: evil, a: oneof([evil, 1], { name: evil }), b: new UnknownObject(evil, 1, [evil], [evil]) },
      { title: evil, openDepth: 9 },
    );
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;");
    expect(toHtml(dnaSpec({ [evil]: oneof([evil, 1]) }))).not.toContain("<script");
  });

  it("is a page, or an element with its style", () => {
    const page = toHtml(1, { title: "One" });
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain("<title>One</title>");
    expect(page).toContain("default-src 'none'");
    const fragment = toHtml(1, { fragment: true });
    expect(fragment).toMatch(/^<style>[^]*<\/style>\n<div class="tsglove-view">/);
    expect(fragment).not.toMatch(/<html|<body|:root|\nbody/);
    // Every rule of it is for the view alone.
    const style = /<style>([^]*)<\/style>/.exec(fragment)?.[1] ?? "";
    for (const [, selector = ""] of style.replace(/@media[^{]*\{/g, "").matchAll(/([^{}]+)\{/g))
      expect(selector.trim()).toMatch(/^\.tsglove-view/);
  });

  it("shows what is no program as far as it can be shown", () => {
    const html = toHtml({
      date: new Date(0),
      run: () => 1,
      none: null,
      u: undefined,
      s: Symbol("s"),
      n: -0,
      b: 1n,
    });
    expect(rows(html).slice(1)).toEqual([
      "  date: a Date",
      "  run: a function",
      "  none: null",
      "  u: undefined",
      "  s: a symbol",
      "  n: -0",
      "  b: 1n",
    ]);
    expect(rows(toHtml({ x: ref({ y: 1 }) }))[1]).toBe("  x: shared plain object");
    expect(rows(toHtml(circle())).at(-1)).toContain("self: a plain object that contains this one");
    expect(toHtml(nest(2000))).toContain("deeper parts are not shown");
  });

  it("stops at 5,000 rows, and says so", () => {
    const html = toHtml(Array.from({ length: 100_000 }, (_, i) => i));
    expect(html.length).toBeLessThan(2_000_000);
    expect(rows(html).at(-1)).toBe("  … 95001 more are not shown");
    expect(rows(toHtml(["x".repeat(1_000_000)])).at(-1)?.length).toBeLessThan(300);
  });
});
