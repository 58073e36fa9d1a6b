/** TypeScript source as HTML, lightly coloured: enough to read by, no parser. */
import { markup, type Markup } from "../../view/markup.js";

const keywords =
  "as|async|await|break|case|catch|class|const|continue|default|do|else|export|extends|false|finally|for|from|function|if|import|in|instanceof|interface|let|new|null|of|readonly|return|static|switch|this|throw|true|try|type|typeof|undefined|var|while|yield";
const token = new RegExp(
  [
    String.raw`(?<comment>//[^\n]*|/\*[^]*?\*/)`,
    String.raw`(?<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|` + "`(?:[^`\\\\]|\\\\[^])*`)",
    String.raw`(?<number>(?<![\w$.])\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?n?(?![\w$]))`,
    String.raw`(?<keyword>(?<![\w$.])(?:${keywords})(?![\w$]))`,
  ].join("|"),
  "g",
);

/** Source in a `<pre>`. */
export function sourceCode(source: string): Markup {
  const pieces: (string | Markup)[] = [];
  let end = 0;
  for (const match of source.matchAll(token)) {
    const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined);
    pieces.push(source.slice(end, match.index), markup`<span class="${kind}">${match[0]}</span>`);
    end = match.index + match[0].length;
  }
  return markup`<pre class="source" tabindex="0"><code>${pieces}${source.slice(end)}</code></pre>`;
}
