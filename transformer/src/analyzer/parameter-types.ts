/** The types that are written for the parameters of searchable classes. */
import ts from "#typescript";
import { resolveAlias } from "./dsl.js";
import { nodesIn } from "./file-nodes.js";
import { classDeclaration, type ProgramModel } from "./program-model.js";

export interface ParameterType {
  readonly param: ts.ParameterDeclaration;
  readonly type: ts.TypeNode;
}

/** Parameters of the constructors of a file's searchable classes that have a written type. */
export function parameterTypes(file: ts.SourceFile, model: ProgramModel): readonly ParameterType[] {
  return nodesIn(file)
    .classes.filter((node) => model.isSearchable(node))
    .flatMap((node) => node.members.filter(ts.isConstructorDeclaration))
    .flatMap(({ parameters }) => [...parameters])
    .flatMap((param) => (param.type === undefined ? [] : [{ param, type: param.type }]));
}

/** The members of a written union, one level deep; another type is its only member. */
export function unionMembers(type: ts.TypeNode): readonly ts.TypeNode[] {
  if (ts.isParenthesizedTypeNode(type)) return unionMembers(type.type);
  return ts.isUnionTypeNode(type) ? type.types : [type];
}

/** The class that a type names. */
export function classNamedBy(node: ts.TypeNode, model: ProgramModel): ts.ClassLikeDeclaration | undefined {
  if (!ts.isTypeReferenceNode(node)) return undefined;
  const symbol = model.checker.getSymbolAtLocation(node.typeName);
  return symbol === undefined ? undefined : classDeclaration(resolveAlias(model.checker, symbol));
}
