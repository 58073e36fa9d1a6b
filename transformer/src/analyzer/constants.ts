/** Expressions whose value is written where they stand, or where their constant is declared. */
import ts from "#typescript";
import { resolveAlias } from "./dsl.js";

/** A value that is written; boxed, as it may be undefined. A bigint is its text. */
export interface Constant {
  readonly value: string | number | boolean | null | undefined;
}

/** The expression inside of parentheses and of claims about its type. */
export function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isNonNullExpression(node)
    ? unwrapped(node.expression)
    : node;
}

/** What a `const` was given, through names of names; the expression itself where it is no such name. */
export function initializerOf(node: ts.Expression, checker: ts.TypeChecker, steps = 20): ts.Expression {
  const inner = unwrapped(node);
  const declaration = ts.isIdentifier(inner) ? constantDeclaration(inner, checker) : undefined;
  // A constant that is made of itself, which TypeScript refuses, must not send us round for ever.
  return declaration?.initializer === undefined || steps === 0
    ? inner
    : initializerOf(declaration.initializer, checker, steps - 1);
}

/** The declaration of a `const` with a plain name. */
function constantDeclaration(
  name: ts.Identifier,
  checker: ts.TypeChecker,
): ts.VariableDeclaration | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  const declaration = symbol === undefined ? undefined : resolveAlias(checker, symbol).valueDeclaration;
  return declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    ts.isVariableDeclarationList(declaration.parent) &&
    isConst(declaration.parent)
    ? declaration
    : undefined;
}

/** Whether a list of declarations is a `const`, and neither a `let` nor a `using`. */
export function isConst({ flags }: ts.VariableDeclarationList): boolean {
  return (flags & ts.NodeFlags.Const) !== 0 && (flags & ts.NodeFlags.Using) === 0;
}

/** The value of a literal, a name of one, or an enum's member; undefined where only a run can tell. */
export function constantOf(node: ts.Expression, checker: ts.TypeChecker): Constant | undefined {
  const inner = initializerOf(node, checker);
  if (ts.isStringLiteralLike(inner)) return { value: inner.text };
  if (ts.isNumericLiteral(inner)) return { value: Number(inner.text) };
  if (ts.isBigIntLiteral(inner)) return { value: inner.text };
  if (ts.isPrefixUnaryExpression(inner)) return signed(inner, checker);
  if (inner.kind === ts.SyntaxKind.TrueKeyword) return { value: true };
  if (inner.kind === ts.SyntaxKind.FalseKeyword) return { value: false };
  if (inner.kind === ts.SyntaxKind.NullKeyword) return { value: null };
  if (ts.isIdentifier(inner))
    // `undefined` has no declaration.
    return inner.text === "undefined" && checker.getSymbolAtLocation(inner)?.declarations === undefined
      ? { value: undefined }
      : inner.text === "Infinity"
        ? { value: Infinity }
        : undefined;
  if (!ts.isPropertyAccessExpression(inner) && !ts.isElementAccessExpression(inner)) return undefined;
  const member = checker.getSymbolAtLocation(inner)?.valueDeclaration;
  if (member === undefined || !ts.isEnumMember(member)) return undefined;
  const value = checker.getConstantValue(member);
  return value === undefined ? undefined : { value };
}

function signed(
  { operator, operand }: ts.PrefixUnaryExpression,
  checker: ts.TypeChecker,
): Constant | undefined {
  if (operator !== ts.SyntaxKind.MinusToken && operator !== ts.SyntaxKind.PlusToken) return undefined;
  const value = constantOf(operand, checker)?.value;
  if (typeof value !== "number") return undefined;
  return { value: operator === ts.SyntaxKind.MinusToken ? -value : value };
}

/** The number that an expression surely is. */
export function numberOf(node: ts.Expression, checker: ts.TypeChecker): number | undefined {
  const value = constantOf(node, checker)?.value;
  return typeof value === "number" ? value : undefined;
}

/** The value of a property that an object literal is written with; spreads behind it could say otherwise. */
export function writtenProperty(object: ts.Expression | undefined, name: string): ts.Expression | undefined {
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return undefined;
  if (object.properties.some(ts.isSpreadAssignment)) return undefined;
  const property = object.properties.findLast(
    (each): each is ts.PropertyAssignment => ts.isPropertyAssignment(each) && nameText(each.name) === name,
  );
  return property?.initializer;
}

/** The text of a property's name; undefined of a computed one. */
export function nameText(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)
    ? name.text
    : ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression)
      ? name.expression.text
      : undefined;
}
