/** The nodes of a file that analysis looks at, found in one walk and kept as long as the file's syntax tree. */
import ts from "typescript";

export interface FileNodes {
  /** Nested classes included, outer ones first. */
  readonly classes: readonly ts.ClassLikeDeclaration[];
  readonly calls: readonly ts.CallExpression[];
  readonly constructions: readonly ts.NewExpression[];
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
  const typeReferences: ts.TypeReferenceNode[] = [];
  const importTypes: ts.ImportTypeNode[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) classes.push(node);
    else if (ts.isCallExpression(node)) calls.push(node);
    else if (ts.isNewExpression(node)) constructions.push(node);
    else if (ts.isTypeReferenceNode(node)) typeReferences.push(node);
    else if (ts.isImportTypeNode(node)) importTypes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const nodes = { classes, calls, constructions, typeReferences, importTypes };
  known.set(file, nodes);
  return nodes;
}
