import { expect, it } from "vitest";
import { escapeHtml, markup, Markup } from "./markup.js";

it("escapes what could end an element or an attribute", () => {
  expect(escapeHtml(`</script><img src='x' onerror="a&b">`)).toBe(
    "&lt;/script&gt;&lt;img src=&#39;x&#39; onerror=&quot;a&amp;b&quot;&gt;",
  );
});

it("markup escapes values, and not markup, however deep", () => {
  const item = (text: string): Markup => markup`<li>${text}</li>`;
  expect(markup`<ul title="${'"'}">${["<", "a"].map(item)}${undefined}${3}${[["&"]]}</ul>`.text).toBe(
    '<ul title="&quot;"><li>&lt;</li><li>a</li>3&amp;</ul>',
  );
});

it("takes text that looks like markup for text", () => {
  expect(markup`${markup`<b>`.text}`.text).toBe("&lt;b&gt;");
  expect(markup`${Markup.constant("<b>")}`.text).toBe("<b>");
});
