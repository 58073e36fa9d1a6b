/**
 * The calls of `symbolize`, and what the declarations of their targets say: the parameters of a constructor or function, which
 * may stand in any declaration file, with the domains of their types.
 */
import ts from "#typescript";
import { callsOf } from "./calls.js";
import { domainOfParameter } from "./domains/domain-of.js";
import { resolveAlias } from "./dsl.js";
import type { SymbolizedParamModel, SymbolizeModel } from "./model.js";
import type { ProgramModel } from "./program-model.js";

/** The calls of `symbolize` in a file whose target has a signature to read. */
export function symbolizeCalls(file: ts.SourceFile, model: ProgramModel): readonly SymbolizeModel[] {
  return callsOf("symbolize", file, model).flatMap((call) => {
    const [target] = call.arguments;
    if (target === undefined || ts.isSpreadElement(target)) return [];
    const type = model.checker.getTypeAtLocation(target);
    // What can be constructed is a class, also where it can be called: Date, and classes of older libraries.
    const constructors = type.getConstructSignatures();
    const kind = constructors.length > 0 ? "class" : "function";
    const signature = longest(kind === "class" ? constructors : type.getCallSignatures());
    if (signature === undefined) return [];
    const named = model.checker.getSymbolAtLocation(plainName(target));
    const symbol = named === undefined ? undefined : resolveAlias(model.checker, named);
    return [{ call, target, symbol, kind, params: paramsOf(signature, kind, call, model) }];
  });
}

/** The name in `Map<string, number>`, `(Map)`, `Map as Some`. */
function plainName(target: ts.Expression): ts.Expression {
  return ts.isExpressionWithTypeArguments(target) ||
    ts.isParenthesizedExpression(target) ||
    ts.isAsExpression(target) ||
    ts.isSatisfiesExpression(target) ||
    ts.isNonNullExpression(target)
    ? plainName(target.expression)
    : target;
}

/** Of overloads the first with the most parameters: it tells the most. */
function longest(signatures: readonly ts.Signature[]): ts.Signature | undefined {
  const most = Math.max(...signatures.map(({ parameters }) => parameters.length));
  return signatures.find(({ parameters }) => parameters.length === most);
}

function paramsOf(
  signature: ts.Signature,
  kind: "class" | "function",
  call: ts.CallExpression,
  model: ProgramModel,
): readonly SymbolizedParamModel[] {
  const made = kind === "class" ? signature.getReturnType() : undefined;
  return signature.parameters.map((symbol, index) => {
    const node = symbol.valueDeclaration;
    if (node === undefined || !ts.isParameter(node))
      return { name: symbol.name, domain: undefined, optional: false, rest: false, property: false };
    const name = ts.isIdentifier(node.name) ? node.name.text : `arg${index}`;
    return {
      name,
      node,
      domain: domainOfParameter(node, model.typeScope),
      optional: node.initializer !== undefined || node.questionToken !== undefined,
      rest: node.dotDotDotToken !== undefined,
      property: made !== undefined && isProperty(name, symbol, made, call, model.checker),
    };
  });
}

/** Whether objects have a public field of a parameter's name and type: abstract ones show the argument there. */
function isProperty(
  name: string,
  param: ts.Symbol,
  type: ts.Type,
  at: ts.Node,
  checker: ts.TypeChecker,
): boolean {
  const property = checker.getPropertyOfType(type, name);
  const declaration = property?.valueDeclaration;
  if (property === undefined || declaration === undefined) return false;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (
    (ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration)) &&
    !(ts.getCombinedModifierFlags(declaration) & hidden) &&
    checker.isTypeAssignableTo(
      checker.getTypeOfSymbolAtLocation(param, at),
      checker.getTypeOfSymbol(property),
    )
  );
}
