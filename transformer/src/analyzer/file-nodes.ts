/** The nodes of a file that analysis looks at, found in one walk and kept as long as the file's syntax tree. */
import ts from "#typescript";

export interface FileNodes {
  /** Nested classes included, outer ones first. */
  readonly classes: readonly ts.ClassLikeDeclaration[];
  readonly calls: readonly ts.CallExpression[];
  readonly constructions: readonly ts.NewExpression[];
  /** Variables, patterns included. */
  readonly variables: readonly ts.VariableDeclaration[];
  /** `x = y`, but no `x += y`. */
  readonly assignments: readonly ts.BinaryExpression[];
  /** What is assigned to, in any way: `x` of `x = y`, `x += y`, `x++`. */
  readonly targets: readonly ts.Expression[];
  readonly typeReferences: readonly ts.TypeReferenceNode[];
  /** `import("./ops.js").Conv`, as a type. */
  readonly importTypes: readonly ts.ImportTypeNode[];
}

const known = new WeakMap<ts.SourceFile, FileNodes>();

export function nodesIn(file: ts.SourceFile): FileNodes {
  const cached = known.get(file);
  if (cached !== undefined) return cached;
  const classes: ts.ClassLikeDeclaration[] = [];
  const calls: ts.CallExpression[] = [];
  const constructions: ts.NewExpression[] = [];
  const variables: ts.VariableDeclaration[] = [];
  const assignments: ts.BinaryExpression[] = [];
  const targets: ts.Expression[] = [];
  const typeReferences: ts.TypeReferenceNode[] = [];
  const importTypes: ts.ImportTypeNode[] = [];
  const visit = (node: ts.Node): void => {
    // Names and tokens, which most nodes are: there is nothing in them.
    if (node.kind <= ts.SyntaxKind.LastToken) return;
    if (ts.isClassLike(node)) classes.push(node);
    else if (ts.isCallExpression(node)) calls.push(node);
    else if (ts.isNewExpression(node)) constructions.push(node);
    else if (ts.isVariableDeclaration(node)) variables.push(node);
    else if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.EqualsToken) assignments.push(node);
      if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment)
        targets.push(node.left);
    } else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node))
      targets.push(node.operand);
    else if (ts.isTypeReferenceNode(node)) typeReferences.push(node);
    else if (ts.isImportTypeNode(node)) importTypes.push(node);
    // The method is that of the compiler which made the node: under tspc another copy than ours, warm from binding.
    node.forEachChild(visit);
  };
  visit(file);
  const nodes = {
    classes,
    calls,
    constructions,
    variables,
    assignments,
    targets,
    typeReferences,
    importTypes,
  };
  known.set(file, nodes);
  return nodes;
}
