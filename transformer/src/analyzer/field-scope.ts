/** What field initialisers refer to: whether they can be run among the names of a constructor. */
import ts from "#typescript";

/** Whether a name in some initialiser or computed key is also a name of the constructor: a parameter or a local. */
export function capturesName(
  constructor: ts.ConstructorDeclaration,
  fields: readonly ts.PropertyDeclaration[],
): boolean {
  const bound = boundNames(constructor);
  return fields.some((field) =>
    [field.initializer, computedKey(field)].some((node) => node !== undefined && mentionsName(node, bound)),
  );
}

function boundNames(constructor: ts.ConstructorDeclaration): Set<string> {
  const bound = new Set<string>();
  for (const node of [...constructor.parameters, ...(constructor.body?.statements ?? [])])
    collectBound(node, bound);
  return bound;
}

function computedKey(field: ts.PropertyDeclaration): ts.Expression | undefined {
  return ts.isComputedPropertyName(field.name) ? field.name.expression : undefined;
}

/** Every name that is declared below a node, however deep: a name too many only costs a method. */
function collectBound(node: ts.Node, into: Set<string>): void {
  if (
    (ts.isParameter(node) ||
      ts.isVariableDeclaration(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node)) &&
    node.name !== undefined &&
    ts.isIdentifier(node.name)
  )
    into.add(node.name.text);
  ts.forEachChild(node, (child) => {
    collectBound(child, into);
  });
}

function mentionsName(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return names.has(node.text);
  // A type is gone at run time; what stands behind a dot, or names a property of a literal, refers to nothing.
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return false;
  if (ts.isPropertyAccessExpression(node)) return mentionsName(node.expression, names);
  if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name))
    return mentionsName(node.initializer, names);
  return ts.forEachChild(node, (child) => mentionsName(child, names)) ?? false;
}

/**
 * Whether a field's initialiser can see the object: nothing without `this` in it can, nor a function that is only kept (one
 * that called it would need `this` to find it).
 */
export function seesObject(field: ts.PropertyDeclaration): boolean {
  if (field.initializer !== undefined && ts.isArrowFunction(field.initializer)) return false;
  const visit = (node: ts.Node): boolean =>
    node.kind === ts.SyntaxKind.ThisKeyword ||
    node.kind === ts.SyntaxKind.SuperKeyword ||
    (ts.forEachChild(node, visit) ?? false);
  return field.initializer !== undefined && visit(field.initializer);
}
