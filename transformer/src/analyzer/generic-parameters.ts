/** Type parameters of a class on which its space depends, and which nothing says. */
import ts from "#typescript";
import { heritage, ownConstructor } from "./class-shape.js";
import type { ClassModel } from "./model.js";
import type { ProgramModel } from "./program-model.js";
import { hasHole } from "./space/holes.js";

/**
 * The first type parameter that stands in the type of an init argument which has to be searched. One that is used elsewhere, or
 * by arguments with defaults, does not matter.
 */
export function openTypeParameter(
  { root: { node, params }, instantiated }: { readonly root: ClassModel; readonly instantiated: boolean },
  model: ProgramModel,
): ts.TypeParameterDeclaration | undefined {
  if (instantiated) return undefined;
  // A class without a constructor has the parameters of its base, whose type arguments are given there.
  const isMade = ownConstructor(node) !== undefined;
  return node.typeParameters?.find((parameter) => {
    const symbol = model.checker.getSymbolAtLocation(parameter.name);
    const mentions = (each: ts.Node): boolean =>
      (ts.isIdentifier(each) &&
        each.text === parameter.name.text &&
        model.checker.getSymbolAtLocation(each) === symbol) ||
      (ts.forEachChild(each, (child) => mentions(child) || undefined) ?? false);
    const given = isMade ? undefined : heritage(node);
    return params.some(
      ({ node: param, domain, optional }) =>
        !optional &&
        (domain === undefined || hasHole(domain, true)) &&
        mentions(given ?? param.type ?? param.name),
    );
  });
}

/** Whether a type node is a type parameter, of which only its callers know what it is. */
export function isTypeParameter(node: ts.Node, { checker }: ProgramModel): boolean {
  return ts.isTypeNode(node) && (checker.getTypeFromTypeNode(node).flags & ts.TypeFlags.TypeParameter) !== 0;
}
