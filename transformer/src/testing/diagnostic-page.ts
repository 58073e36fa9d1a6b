/** The pages of docs/diagnostics, made of what a rule says of itself, and of what it finds and mends in its wrong example. */
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { expect } from "vitest";
import type { Rule, Severity } from "../analyzer/diagnostic.js";
import { SETUP_ERRORS, type SetupErrorPage } from "../faces/setup-errors.js";
import { fixed, lineDiff, type Reviewed } from "./examples.js";

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "an error: builds fail",
  warning: "a warning, in the editor only",
  hint: "a hint, in the editor only",
};

const GENERATED =
  "<!-- Made from transformer/src/analyzer/rules by `npm run docs`: edit the rule, not this page. -->";

/** The page of one rule. */
export function rulePage({ code, name, severity, docs }: Rule, { file, findings }: Reviewed): string {
  const says = findings.map(({ node, message }) => {
    const at = node.getSourceFile();
    const { line, character } = at.getLineAndCharacterOfPosition(node.getStart());
    const place = at === file ? "" : `${basename(at.fileName)}:`;
    return `${place}${line + 1}:${character + 1} ${message}`;
  });
  const fixes = findings.flatMap((finding) => finding.fixes?.() ?? []);
  const parts = [
    GENERATED,
    `# TSG${code}: ${docs.title}`,
    `Rule \`${name}\`, ${SEVERITIES[severity]}.`,
    docs.why,
    "## Wrong",
    fenced("ts", docs.wrong),
    fenced("text", says.join("\n")),
    "## Right",
    fenced("ts", docs.right),
    ...(fixes.length === 0 ? [] : ["## Quick fixes"]),
    ...fixes.flatMap((fix) => [`${fix.title}:`, fenced("diff", lineDiff(file.text, fixed(file, fix)))]),
  ];
  return `${parts.join("\n\n")}\n`;
}

const GENERATED_SETUP = GENERATED.replace("analyzer/rules", "faces/setup-errors.ts").replace(
  "the rule",
  "that",
);

/** The page of an error about the set-up. */
export function setupPage({ code, title, why, wrong, right, more }: SetupErrorPage, says: string): string {
  const json = (example: object): string => fenced("json", JSON.stringify(example, undefined, 2));
  const parts = [
    GENERATED_SETUP,
    `# TSG${code}: ${title}`,
    "About the set-up, of `tspc` only; an error: builds fail.",
    why,
    "## Wrong",
    json(wrong),
    fenced("text", `error TSG${code}: ${says}`),
    "## Right",
    json(right),
    ...(more === undefined ? [] : [more]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Compares a page with its file, or writes it under `npm run docs`. */
export function expectPage(file: string, text: string): void {
  if (UPDATES_DOCS) writeFileSync(file, text);
  expect(readFileSync(file, "utf8").replaceAll("\r\n", "\n")).toBe(text);
}

export const UPDATES_DOCS = process.env["npm_lifecycle_event"] === "docs";

/** The index of all pages. */
export function indexPage(rules: readonly Rule[], fixable: ReadonlySet<Rule>): string {
  const rows = rules.map((rule) => [
    `[TSG${rule.code}](TSG${rule.code}.md)`,
    `\`${rule.name}\``,
    rule.severity,
    fixable.has(rule) ? "yes" : "",
    rule.docs.title,
  ]);
  for (const { code, name, title } of SETUP_ERRORS)
    rows.push([`[TSG${code}](TSG${code}.md)`, `\`${name}\``, "error", "", title]);
  const heads = ["code", "rule", "severity", "fix", "how it should be"];
  const widths = heads.map((head, column) =>
    Math.max(...[heads, ...rows].map((row) => (row[column] ?? "").length), head.length),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return `${[
    GENERATED,
    "",
    "# Diagnostics",
    "",
    "What the compiler and the editor say about a program. Only errors fail a build; warnings and hints are for the editor.",
    "A line that does the wrong thing on purpose, as tests do, is silenced by `// tsglove-ignore` above it or behind it, or by `// tsglove-ignore TSG1011: why` for some rules only; a file, by `// tsglove-ignore-file` on a line of its own.",
    "",
    line(heads),
    `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`,
    ...rows.map(line),
  ].join("\n")}\n`;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
