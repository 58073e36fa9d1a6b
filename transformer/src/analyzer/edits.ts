/** The edits that fixes are made of. */
import ts from "#typescript";
import type { Edit } from "./diagnostic.js";

/** Puts a text in a node's place; what stands before it (comments, decorators' line) stays. */
export function replacing(node: ts.Node, newText: string): Edit {
  return { start: node.getStart(), end: node.getEnd(), newText, file: node.getSourceFile().fileName };
}

export function insertingBefore(node: ts.Node, newText: string): Edit {
  return insertingAt(node.getSourceFile(), node.getStart(), newText);
}

export function insertingAfter(node: ts.Node, newText: string): Edit {
  return insertingAt(node.getSourceFile(), node.getEnd(), newText);
}

export function insertingAt({ fileName }: ts.SourceFile, at: number, newText: string): Edit {
  return { start: at, end: at, newText, file: fileName };
}

/** Takes a member out of a list, with the comma or bar that parts it from its neighbour. */
export function removingItem(list: readonly ts.Node[], index: number): Edit {
  const item = list[index];
  if (item === undefined) return { start: 0, end: 0, newText: "" };
  const [before, after] = [list[index - 1], list[index + 1]];
  const start = before === undefined ? item.getStart() : before.getEnd();
  const end = before === undefined && after !== undefined ? after.getStart() : item.getEnd();
  return { start, end, newText: "", file: item.getSourceFile().fileName };
}

/** The text with edits made; they may come in any order. */
export function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
}

/** How a file ends its lines. */
export function lineEnd({ text }: ts.SourceFile): string {
  return /\r?\n/.exec(text)?.[0] ?? "\n";
}

/** The white space that the line of a node begins with. */
export function indentOf(node: ts.Node): string {
  const { text } = node.getSourceFile();
  const line = text.lastIndexOf("\n", node.getStart() - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line))?.[0] ?? "";
}
