/** Text in aligned columns. */
import { missingTails } from "./number-text.js";

/** A column of a text table. */
export interface TextColumn {
  readonly header: string;
  readonly cells: readonly string[];
}

const gap = "  ";
const number = /^-?\d[\d.]*(e-?\d+)?$/;

/** The table's lines, the header first. A column of numbers is set right, its decimal points below each other. */
export function tableLines(columns: readonly TextColumn[]): string[] {
  const set = columns.map(aligned);
  const rows = columns[0]?.cells.length ?? 0;
  return Array.from({ length: rows + 1 }, (_, row) =>
    set
      .map((lines) => lines[row] ?? "")
      .join(gap)
      .trimEnd(),
  );
}

/** How wide the table of these columns is, in characters. */
export function tableWidth(columns: readonly TextColumn[]): number {
  return columns.reduce(
    (sum, column) => sum + (aligned(column)[0]?.length ?? 0) + gap.length,
    columns.length === 0 ? 0 : -gap.length,
  );
}

function aligned({ header, cells }: TextColumn): string[] {
  const filled = cells.filter((cell) => cell !== "");
  const numeric = filled.length > 0 && filled.every((cell) => number.test(cell));
  const lines = [header, ...(numeric ? padded(cells) : cells)];
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  return lines.map((line) => (numeric ? line.padStart(width) : line.padEnd(width)));
}

function padded(cells: readonly string[]): string[] {
  const missing = missingTails(cells);
  return cells.map((cell, row) => cell + " ".repeat(missing[row] ?? 0));
}

/** Words over lines of at most `width` characters where they allow it, all but the first set in. */
export function wrapped(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && `${line} ${word}`.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
