/** The nodes that a cursor or a selection means. */
import { ts } from "@tsglove/transformer/analysis";

/** The innermost node that holds a range, what stands before its first token not counted; the file where none does. */
export function nodeAt(file: ts.SourceFile, start: number, end: number = start): ts.Node {
  const inside = (node: ts.Node): ts.Node => {
    // A cursor behind a token belongs to it, unless the next token begins there.
    const held = childrenOf(node).filter(
      // What a parser makes up for what is missing has no text, and holds nothing.
      (each) => each.getStart(file) <= start && end <= each.getEnd() && each.getWidth(file) > 0,
    );
    const next = held.at(-1);
    return next === undefined ? node : inside(next);
  };
  return inside(file);
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}

/** A node and those around it, the innermost first. */
export function* outward(node: ts.Node): Generator<ts.Node> {
  // The file's parent is undefined, which the declared type does not say.
  for (let each: ts.Node | undefined = node; each !== undefined; each = each.parent as ts.Node | undefined)
    yield each;
}

/** The innermost node around another that is of a kind, itself counted. */
export function around<T extends ts.Node>(node: ts.Node, is: (each: ts.Node) => each is T): T | undefined {
  for (const each of outward(node)) if (is(each)) return each;
  return undefined;
}

/** Whether a node stands inside another one, or is that. */
export function holds(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end && outer.getSourceFile() === inner.getSourceFile();
}

/** Whether a range of text touches a node's own text. */
export function touches(node: ts.Node, start: number, end: number): boolean {
  return node.getStart() <= end && start <= node.getEnd();
}

/** Whether an offset lies inside a literal of several lines, or among JSX, where white space and comments are text. */
export function isInText(file: ts.SourceFile, at: number): boolean {
  const inside = (node: ts.Node): boolean => {
    if (at <= node.getStart(file) || at >= node.getEnd()) return false;
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node)) return true;
    // Between the parts of a template there is code; between the tags of an element there is text.
    const deeper = ts.forEachChild(node, (child) => inside(child) || undefined);
    return deeper ?? (ts.isJsxElement(node) || ts.isJsxFragment(node));
  };
  return inside(file);
}
