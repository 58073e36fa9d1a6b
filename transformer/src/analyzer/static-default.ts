/**
 * Defaults that can be evaluated anywhere in their module, and not only in their constructor: what they say depends on no
 * argument and no object. So the start of a search can be read off them without constructing anything.
 */
import ts from "#typescript";
import { isLiteralDefault } from "./class-shape.js";

/**
 * Whether a default is static: a literal, a name at the top of a module (imported ones and globals included) or a property
 * of one, a list or object of such, or `new X(...)` of such.
 *
 * @param isImport of names that are imported for sure, which need not be looked up.
 */
export function isStaticDefault(
  node: ts.Expression,
  checker: ts.TypeChecker,
  isImport: (name: ts.Identifier) => boolean = () => false,
): boolean {
  const isStatic = (each: ts.Expression): boolean => isStaticDefault(each, checker, isImport);
  if (isLiteralDefault(node)) return true;
  if (ts.isIdentifier(node)) return isImport(node) || isTopLevel(checker.getSymbolAtLocation(node));
  if (ts.isPropertyAccessExpression(node)) return ts.isIdentifier(node.name) && isStatic(node.expression);
  if (ts.isNewExpression(node)) return isStatic(node.expression) && (node.arguments ?? []).every(isStatic);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isStatic);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every(
      (each) =>
        ts.isPropertyAssignment(each) && !ts.isComputedPropertyName(each.name) && isStatic(each.initializer),
    );
  return (
    (ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node)) &&
    isStatic(node.expression)
  );
}

/** Whether a name means the same everywhere in its module: it is declared in no function, class or block. */
function isTopLevel(symbol: ts.Symbol | undefined): boolean {
  const declarations = symbol?.declarations;
  // `undefined` has no declaration.
  if (declarations === undefined) return symbol?.name === "undefined";
  return declarations.every((declaration) => {
    for (let outer: ts.Node = declaration.parent; !ts.isSourceFile(outer); outer = outer.parent)
      if (ts.isFunctionLike(outer) || ts.isClassLike(outer) || ts.isBlock(outer)) return false;
    return true;
  });
}
