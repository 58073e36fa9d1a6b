import type { ReportNode, SpaceReport } from "@tsglove/language-server";
import { describe, expect, it } from "vitest";
import { headHtml, pageHtml, programHtml, programsHtml, treeHtml } from "./panel-page.js";

function point(label: string, children: readonly ReportNode[] = []): ReportNode {
  return { label, kind: "categorical", domain: "1 | 2", size: "2", children, leftOut: 0 };
}

function report(change: Partial<SpaceReport> = {}): SpaceReport {
  return {
    title: "Trainer",
    fileName: "/project/trainer.ts",
    start: 0,
    end: 7,
    size: { label: "2", exact: "2", bound: "exact", continuousDimensions: 0 },
    decisions: 1,
    tree: [point("op")],
    leftOut: 0,
    ...change,
  };
}

describe("the page", () => {
  const parts = { cspSource: "vscode-webview:", nonce: "abc", script: "panel.js", style: "panel.css" };

  it("lets its own script and style in, and nothing else", () => {
    const html = pageHtml(parts, 1);
    expect(html).toContain(
      `content="default-src &#39;none&#39;; style-src vscode-webview:; script-src &#39;nonce-abc&#39;"`,
    );
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script nonce="abc" src="panel.js">']);
    expect(html).not.toMatch(/\son\w+=|\sstyle=|https?:/);
  });

  it("takes a seed beyond the slider's end", () => {
    const html = pageHtml(parts, 12345);
    expect(html).toMatch(/id="seed"[^>]*value="12345"/);
    expect(html).toMatch(/id="slider"[^>]*max="99"[^>]*value="99"/);
  });
});

describe("the head", () => {
  it("says how many", () => {
    const html = headHtml(
      report({
        decisions: 1200,
        size: { label: "12 × ℝ", exact: "12 × ℝ", bound: "exact", continuousDimensions: 1 },
      }),
    );
    expect(html).toContain("⟨12 × ℝ⟩");
    expect(html).toContain("1,200 decisions, 1 continuous dimension");
    expect(html).not.toContain("exact");
  });

  it("says why the size is but a bound, and has all digits", () => {
    const size = {
      label: "≥ 1.2×10⁹",
      exact: "1234567890",
      bound: "at least",
      reason: "`xs` is not constant",
    } as const;
    const html = headHtml(report({ size: { ...size, continuousDimensions: 0 } }));
    expect(html).toContain('<p class="exact">1234567890</p>');
    expect(html).toContain("At least: `xs` is not constant");
  });
});

describe("the tree", () => {
  it("nests what a candidate decides, and tells its branches apart by their places", () => {
    const candidate: ReportNode = {
      label: "Conv",
      kind: "candidate",
      domain: "",
      size: "2",
      children: [point("op.k")],
      leftOut: 3,
    };
    const html = treeHtml(report({ tree: [point("op", [candidate, candidate])] }));
    expect(html.match(/data-path="[^"]*"/g)).toEqual([
      'data-path="/0"',
      'data-path="/0/0"',
      'data-path="/0/1"',
    ]);
    expect(html).toContain("and 3 more decisions");
    expect(html.match(/data-point="[^"]*"/g)).toEqual([
      'data-point="op"',
      'data-point="op.k"',
      'data-point="op.k"',
    ]);
  });

  it("is closed where it is deep", () => {
    const deep = point("a", [point("b", [point("c", [point("d")])])]);
    const html = treeHtml(report({ tree: [deep] }));
    expect(html.match(/<details[^>]*>/g)).toEqual([
      '<details data-path="/0" open>',
      '<details data-path="/0/0" open>',
      '<details data-path="/0/0/0">',
    ]);
  });

  it("says what it leaves out, and that there is nothing", () => {
    expect(treeHtml(report({ leftOut: 1 }))).toContain("and 1 more decision<");
    expect(treeHtml(report({ tree: [] }))).toContain("one point");
  });

  it("has no markup of a program's own", () => {
    const evil = `<img src=x onerror="alert('1')">&`;
    const node: ReportNode = { ...point(evil), domain: evil, size: evil, name: evil, hint: evil };
    const size = {
      label: evil,
      exact: `${evil}!`,
      bound: "at most",
      reason: evil,
      continuousDimensions: 0,
    } as const;
    const space = report({ title: evil, fileName: evil, size, tree: [node] });
    for (const html of [
      headHtml(space),
      treeHtml(space),
      programHtml({ seed: 1, program: evil, gaps: [], decisions: {}, numbers: [] }),
    ]) {
      expect(html).not.toContain("<img");
      expect(html).not.toMatch(/"alert/);
      expect(html).toContain("&lt;img src=x onerror=");
    }
  });
});

describe("the program", () => {
  it("says what of it only a run can tell", () => {
    expect(
      programHtml({ seed: 1, program: "f(x)", gaps: ["`x` is <any>"], decisions: {}, numbers: [] }),
    ).toContain('<p class="reason">`x` is &lt;any&gt;</p>');
  });

  it("is one of a few that are listed, or there is no list", () => {
    expect(programsHtml(report({ programs: ["new A(1)", "new A(<2>)"] }))).toMatch(
      /2 programs.*<li>.*<li>.*&lt;/,
    );
    expect(programsHtml(report())).toBe("");
  });

  const html = (program: string): string =>
    programHtml({ seed: 1, program, gaps: [], decisions: {}, numbers: [] });

  it("is coloured", () => {
    expect(html('new A(1e-3, -2, "b\\"c", true)')).toContain(
      '<span class="keyword">new</span> A(<span class="number">1e-3</span>, <span class="number">-2</span>, <span class="string">&quot;b\\&quot;c&quot;</span>, <span class="keyword">true</span>)',
    );
  });

  it("is the same text, whatever is in it", () => {
    const program = 'new Ähm("<1>", `a\n${1}`, 10n, x1, "unended\n0x1f';
    const text = html(program).replace(/<[^>]*>/g, "");
    expect(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"')).toBe(program);
  });
});
