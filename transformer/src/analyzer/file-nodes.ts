/** The nodes of a file that analysis looks at, found in one walk and kept as long as the file's syntax tree. */
import ts from "typescript";
import type { ProgramModel } from "./program-model.js";

export interface FileNodes {
  /** Nested classes included, outer ones first. */
  readonly classes: readonly ts.ClassLikeDeclaration[];
  readonly calls: readonly ts.CallExpression[];
  readonly constructions: readonly ts.NewExpression[];
  readonly typeReferences: readonly ts.TypeReferenceNode[];
}

const known = new WeakMap<ts.SourceFile, FileNodes>();

export function nodesIn(file: ts.SourceFile): FileNodes {
  const cached = known.get(file);
  if (cached !== undefined) return cached;
  const classes: ts.ClassLikeDeclaration[] = [];
  const calls: ts.CallExpression[] = [];
  const constructions: ts.NewExpression[] = [];
  const typeReferences: ts.TypeReferenceNode[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) classes.push(node);
    else if (ts.isCallExpression(node)) calls.push(node);
    else if (ts.isNewExpression(node)) constructions.push(node);
    else if (ts.isTypeReferenceNode(node)) typeReferences.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const nodes = { classes, calls, constructions, typeReferences };
  known.set(file, nodes);
  return nodes;
}

/** The calls of one of tsglove's functions in a file. */
export function callsOf(name: string, file: ts.SourceFile, model: ProgramModel): readonly ts.CallExpression[] {
  return nodesIn(file).calls.filter((call) => couldBeName(call.expression) && model.dsl.nameOf(call.expression) === name);
}

/** Only a name, or a property of a name, can refer to an import; anything else need not be asked about. */
function couldBeName(expression: ts.Expression): boolean {
  return ts.isIdentifier(expression) || (ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression));
}
