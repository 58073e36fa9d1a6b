/** Whether a type is written, or about to be written, at an offset: code there is half-typed as a rule. */
import { ts } from "@tsglove/transformer/analysis";
import { nodeAt, outward } from "../selection.js";

/** @param start where the word under the cursor begins; the cursor itself where there is none. */
export function isTypePosition(file: ts.SourceFile, start: number, offset: number): boolean {
  const node = nodeAt(file, start, offset);
  if (start < offset) return isNameOfType(node);
  const before = previousToken(file, offset);
  if (before === undefined || before.getEnd() > offset || isInComment(file, offset)) return false;
  return isBeforeType(before);
}

/** Whether a word is the name of a type: of a reference, or of what may become one. */
function isNameOfType(node: ts.Node): boolean {
  if (!ts.isIdentifier(node)) return false;
  const { parent } = node;
  if (ts.isTypeReferenceNode(parent)) return parent.typeName === node;
  // `extends` of an interface, not of a class.
  return (
    ts.isExpressionWithTypeArguments(parent) &&
    ts.isHeritageClause(parent.parent) &&
    ts.isInterfaceDeclaration(parent.parent.parent)
  );
}

/** Whether a type is due behind a token: `width: `, `type Width = `, `8 | `, `Named<`. */
function isBeforeType(token: ts.Node): boolean {
  const { parent } = token;
  switch (token.kind) {
    case ts.SyntaxKind.ColonToken:
      return (
        ts.isParameter(parent) ||
        ts.isPropertySignature(parent) ||
        ts.isPropertyDeclaration(parent) ||
        ts.isVariableDeclaration(parent) ||
        ts.isFunctionLike(parent) ||
        ts.isNamedTupleMember(parent)
      );
    case ts.SyntaxKind.EqualsToken:
      return ts.isTypeAliasDeclaration(parent);
    case ts.SyntaxKind.BarToken:
    case ts.SyntaxKind.AmpersandToken:
      return [...outward(parent)]
        .slice(0, 2)
        .some((each) => ts.isTypeNode(each) && !ts.isExpressionWithTypeArguments(each));
    case ts.SyntaxKind.LessThanToken:
    case ts.SyntaxKind.CommaToken:
      return ts.isTypeReferenceNode(parent) || ts.isTupleTypeNode(parent);
    case ts.SyntaxKind.OpenBracketToken:
      return ts.isTupleTypeNode(parent);
    default:
      return false;
  }
}

/** The last token that ends before an offset. */
function previousToken(file: ts.SourceFile, offset: number): ts.Node | undefined {
  let found: ts.Node | undefined;
  const search = (node: ts.Node): void => {
    for (const child of node.getChildren(file)) {
      if (child.getFullStart() > offset) return;
      if (child.getChildCount(file) === 0) {
        // What a parser makes up for what is missing has no text.
        if (child.getEnd() <= offset && child.getWidth(file) > 0) found = child;
      } else if (child.getFullStart() < offset) search(child);
    }
  };
  search(file);
  return found;
}

function isInComment(file: ts.SourceFile, offset: number): boolean {
  const token = nodeAt(file, offset);
  const from = token.getFullStart();
  const ranges = [
    ...(ts.getLeadingCommentRanges(file.text, from) ?? []),
    ...(ts.getTrailingCommentRanges(file.text, from) ?? []),
  ];
  return (
    ranges.some(({ pos, end }) => pos < offset && offset <= end) ||
    /\/\/[^\n]*$/.test(lineBefore(file, offset))
  );
}

function lineBefore({ text }: ts.SourceFile, offset: number): string {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
}
