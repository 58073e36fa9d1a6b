/** What field initialisers refer to: whether they can be run among the names of a constructor. */
import ts from "typescript";

/** Whether a name in some initialiser or computed key is also a name of the constructor: a parameter or a local. */
export function capturesName(
  constructor: ts.ConstructorDeclaration,
  fields: readonly ts.PropertyDeclaration[],
): boolean {
  const bound = new Set<string>();
  for (const node of [...constructor.parameters, ...(constructor.body?.statements ?? [])])
    collectBound(node, bound);
  return fields.some((field) =>
    [field.initializer, computedKey(field)].some((node) => node !== undefined && mentionsName(node, bound)),
  );
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
  return ts.forEachChild(node, (child) => mentionsName(child, names)) ?? false;
}

/** Whether a field's initialiser can see the object: nothing without `this` in it can. */
export function mentionsThis(field: ts.PropertyDeclaration): boolean {
  const visit = (node: ts.Node): boolean =>
    node.kind === ts.SyntaxKind.ThisKeyword ||
    node.kind === ts.SyntaxKind.SuperKeyword ||
    (ts.forEachChild(node, visit) ?? false);
  return field.initializer !== undefined && visit(field.initializer);
}
