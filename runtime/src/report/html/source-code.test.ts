import { expect, it } from "vitest";
import { sourceCode } from "./source-code.js";

function inner(source: string): string {
  return sourceCode(source).text.replace(/^<pre[^>]*><code>|<\/code><\/pre>$/g, "");
}

it("colours strings, numbers, keywords and comments", () => {
  expect(inner('new Conv(48, 1e-3, "relu") // new')).toBe(
    '<span class="keyword">new</span> Conv(<span class="number">48</span>, <span class="number">1e-3</span>, ' +
      '<span class="string">&quot;relu&quot;</span>) <span class="comment">// new</span>',
  );
});

it("leaves names, members and strings' insides alone", () => {
  expect(inner("renew x1 a.new $1")).toBe("renew x1 a.new $1");
  expect(inner('"a \\" new 1"')).toBe('<span class="string">&quot;a \\&quot; new 1&quot;</span>');
});

it("changes no character of the source, and lets none out", () => {
  const source = `const a = \`</code>\${1}\`; /* <b> */ 'x' "</script><img onerror=1>\n&amp;`;
  const text = inner(source);
  expect(text.replace(/<\/?span[^>]*>/g, "")).not.toMatch(/[<>"']/);
  const unescaped = text
    .replace(/<\/?span[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
  expect(unescaped).toBe(source);
});
