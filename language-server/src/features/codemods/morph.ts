/** Rewrites a file through ts-morph, which is loaded only when a rewrite was chosen. */
import { lineEnd, ts, type Edit } from "@tsglove/transformer/analysis";
import type { Node, SourceFile } from "ts-morph";
import { changed } from "../text-change.js";

/** Puts a text in a node's place, as it is: ts-morph by itself would indent it by what it thinks is due there. */
export type Put = (node: Node | undefined, text: string) => void;

/** @param change works on a copy of the file that ts-morph parsed itself: of our nodes it knows places only, see `sameNode`. */
export async function rewritten(
  file: ts.SourceFile,
  change: (source: SourceFile, put: Put, morph: typeof import("ts-morph")) => void,
): Promise<readonly Edit[]> {
  // TypeScript 6.0, ts-morph's too, may never come back from a documentation comment that does not end.
  if (file.text.lastIndexOf("/**") > file.text.lastIndexOf("*/")) return [];
  const morph = await import("ts-morph");
  const { IndentationText, NewLineKind, Project } = morph;
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { allowJs: true },
    manipulationSettings: {
      newLineKind: lineEnd(file) === "\r\n" ? NewLineKind.CarriageReturnLineFeed : NewLineKind.LineFeed,
      indentationText: indentations(IndentationText)[stepOf(file)] ?? IndentationText.TwoSpaces,
    },
  });
  const name = /\.[cm]?[jt]sx?$/.exec(file.fileName)?.[0] ?? ".ts";
  const source = project.createSourceFile(`/file${name}`, file.text);
  const put: Put = (node, text) => {
    node?.replaceWithText((writer) => {
      writer.queueIndentationLevel(0);
      writer.write(text);
    });
  };
  change(source, put, morph);
  return changed(file.fileName, file.text, source.getFullText());
}

/** ts-morph's node for one of ours: the outermost with the same place and kind. */
export function sameNode(source: SourceFile, node: ts.Node): Node | undefined {
  const start = node.getStart();
  const end = node.getEnd();
  for (let each = source.getDescendantAtPos(start); each !== undefined; each = each.getParent())
    if (
      each.getStart() === start &&
      each.getEnd() === end &&
      ts.SyntaxKind[each.getKind()] === ts.SyntaxKind[node.kind]
    )
      return each;
  return undefined;
}

function indentations({
  FourSpaces,
  Tab,
  TwoSpaces,
}: typeof import("ts-morph").IndentationText): Readonly<Record<string, import("ts-morph").IndentationText>> {
  return { "\t": Tab, "    ": FourSpaces, "  ": TwoSpaces };
}

/** What a file indents by. */
export function stepOf({ text }: ts.SourceFile): string {
  const first = /^[ \t]+(?=[^\s*])/m.exec(text)?.[0] ?? "  ";
  return first.startsWith("\t") ? "\t" : first.length === 4 ? "    " : "  ";
}
