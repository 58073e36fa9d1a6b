/** A decision tree as text in columns: ids, what each may be, how much that is, and the parameter that says so. */
import type { Outline, OutlineNode } from "./tree-outline.js";
import { decisionsText } from "./size-text.js";

interface Row {
  readonly left: string;
  readonly domain: string;
  readonly size: string;
  readonly origin: string;
}

/** Columns are no wider than this; what is longer stands out. */
const WIDEST = 44;

export function treeText({ nodes, leftOut }: Outline): string {
  const rows = nodes.flatMap((node) => rowsOf(node, 0));
  const width = (column: keyof Row): number =>
    Math.min(WIDEST, Math.max(0, ...rows.filter(({ size }) => size !== "").map((row) => row[column].length)));
  const [left, domain, size] = [width("left"), width("domain"), width("size")];
  const lines = rows.map((row) =>
    `${row.left.padEnd(left)}  ${row.domain.padEnd(domain)}  ${row.size.padEnd(size)}  ${row.origin}`.trimEnd(),
  );
  if (leftOut > 0) lines.push(`… ${decisionsText(leftOut)} not shown`);
  return lines.join("\n");
}

function rowsOf(node: OutlineNode, depth: number): readonly Row[] {
  const indent = "  ".repeat(depth);
  switch (node.kind) {
    case "alike":
      return [{ left: `${indent}${node.first} to ${node.last} likewise`, domain: "", size: "", origin: "" }];
    case "candidate": {
      const { label, size } = node.candidate;
      const row = {
        left: `${indent}= ${label}`,
        domain: node.leftOut === 0 ? "" : `… ${decisionsText(node.leftOut)}`,
        size: `⟨${size}⟩`,
        origin: "",
      };
      return [row, ...node.children.flatMap((child) => rowsOf(child, depth + 1))];
    }
    case "point": {
      const { id, domain, size, origin, name, hint } = node.point;
      const marks = [
        ...(origin === undefined ? [] : [origin]),
        ...(name === undefined ? [] : [`name ${JSON.stringify(name)}`]),
        ...(hint === undefined ? [] : [`hint ${shortened(hint)}`]),
      ];
      const row = {
        left: `${indent}${id === "" ? "value" : id}`,
        domain: shortened(domain),
        size: `⟨${size}⟩`,
        origin: marks.join(", "),
      };
      return [row, ...node.children.flatMap((child) => rowsOf(child, depth + 1))];
    }
  }
}

function shortened(text: string): string {
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 1)}…`;
}
