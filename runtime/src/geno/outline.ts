/** A search space for people: its decision points as an indented tree, conditional ones under their candidate. */
import { sizeText } from "./cardinality.js";
import { domainText } from "./choices.js";
import type { DecisionPoint, Space } from "./points.js";
import type { DNASpec } from "./spec.js";

/** One line of an outline: a decision point, or a candidate with what it opens. */
export interface OutlineLine {
  /** How many lines it hangs under. */
  readonly depth: number;
  /** A point's id, without what its place in the tree says; or `= Conv`. */
  readonly label: string;
  /** A point's domain, `32 | 48`; or the size of what a candidate opens, `⟨6 × ℝ⟩`. */
  readonly detail: string;
}

/** The lines of a spec's tree, in the order of its decision points. */
export function outline(spec: DNASpec): readonly OutlineLine[] {
  const lines: OutlineLine[] = [];
  outlineSpace(spec.space, "", 0, lines);
  return lines;
}

function outlineSpace(space: Space, prefix: string, depth: number, lines: OutlineLine[]): void {
  for (const point of space) {
    lines.push({ depth, label: shortId(point, prefix), detail: domainText(point) });
    if (point.kind !== "categorical") continue;
    point.candidates.forEach((candidate, index) => {
      if (candidate.space.length === 0) return;
      lines.push({
        depth: depth + 1,
        label: `= ${candidate.label}`,
        detail: `⟨${sizeText(candidate.space)}⟩`,
      });
      const inner = `${point.id}[=${index}/${point.candidates.length}]`;
      outlineSpace(candidate.space, inner, depth + 2, lines);
    });
  }
}

/** The part of an id that its parent in the tree does not say already. */
function shortId(point: DecisionPoint, prefix: string): string {
  const own = point.id.startsWith(prefix) ? point.id.slice(prefix.length).replace(/^\./, "") : point.id;
  return own === "" ? "value" : own;
}

/** The outline as text: two spaces a level, the domains aligned in a column. */
export function outlineText(spec: DNASpec): string {
  const rows = outline(spec).map((line) => ({
    left: "  ".repeat(line.depth) + line.label,
    right: line.detail,
  }));
  const width = Math.max(0, ...rows.map((row) => row.left.length));
  return rows.map((row) => `${row.left.padEnd(width)}  ${row.right}`).join("\n");
}
