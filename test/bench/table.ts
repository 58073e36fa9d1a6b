/** Results as a table for a terminal: a missed bound stands out with a cross. */
import type { PairResult } from "./pairs.js";

const HEADER = [
  "",
  "ours",
  "by hand",
  "ratio",
  "rounds",
  "bound",
  "ours / CPU s",
  "PyGlove",
  "PyGlove / ours",
] as const;

/** The lines of the table, one a pair. */
export function tableText(results: readonly PairResult[]): string {
  return alignedText([HEADER, ...results.map(cells)]);
}

/** Rows of cells under each other: the first column to the left, figures to the right. */
export function alignedText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cells(result: PairResult): readonly string[] {
  const { name, ours, byHand, ratio, ratioRange, pyglove } = result;
  return [
    name,
    timeText(ours),
    timeText(byHand),
    `${ratio.toFixed(2)}×`,
    ratioRange.map((each) => each.toFixed(2)).join("–"),
    boundText(result),
    Math.round(1e9 / ours).toLocaleString("en"),
    pyglove === undefined ? "" : timeText(pyglove),
    pyglove === undefined ? "" : `${Math.round(pyglove / ours).toLocaleString("en")}×`,
  ];
}

function boundText({ bound, missed }: PairResult): string {
  if (bound === undefined) return "";
  const text = "ratio" in bound ? `≤ ${bound.ratio}×` : `≥ ${bound.perSecond.toLocaleString("en")}/s`;
  return `${missed === true ? "✗" : "✓"} ${text}`;
}

function timeText(nanoseconds: number): string {
  const [unit, scale] =
    nanoseconds < 1e3
      ? ["ns", 1]
      : nanoseconds < 1e6
        ? ["µs", 1e3]
        : nanoseconds < 1e9
          ? ["ms", 1e6]
          : ["s", 1e9];
  return `${(nanoseconds / scale).toPrecision(3)} ${unit}`;
}
