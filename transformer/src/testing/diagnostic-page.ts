/** The pages of docs/diagnostics, made of what a rule says of itself, and of what it finds and mends in its wrong example. */
import { basename } from "node:path";
import type { Rule, Severity } from "../analyzer/diagnostic.js";
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

/** The index of all pages. */
export function indexPage(rules: readonly Rule[], fixable: ReadonlySet<Rule>): string {
  const rows = rules.map((rule) => [
    `[TSG${rule.code}](TSG${rule.code}.md)`,
    `\`${rule.name}\``,
    rule.severity,
    fixable.has(rule) ? "yes" : "",
    rule.docs.title,
  ]);
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
