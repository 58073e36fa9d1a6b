/** `const { Trainer } = await import("./trainer.js")`: a class of a module that is loaded late is known all the same. */
import ts from "#typescript";
import { resolveAlias } from "../dsl.js";
import type { ClassModel } from "../model.js";
import type { ProgramModel } from "../program-model.js";

/** The searchable class that a name stands for which was taken out of an awaited import. */
export function classOfLateImport(name: ts.Expression, model: ProgramModel): ClassModel | undefined {
  const { checker } = model;
  const declaration = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name)?.valueDeclaration : undefined;
  if (declaration === undefined || !ts.isBindingElement(declaration)) return undefined;
  const { initializer, dotDotDotToken, propertyName = declaration.name, parent: pattern } = declaration;
  const variable = pattern.parent;
  if (
    initializer !== undefined ||
    dotDotDotToken !== undefined ||
    !ts.isIdentifier(propertyName) ||
    !ts.isVariableDeclaration(variable) ||
    (ts.getCombinedNodeFlags(variable) & ts.NodeFlags.Const) === 0
  )
    return undefined;
  const loaded = variable.initializer;
  if (loaded === undefined || !ts.isAwaitExpression(loaded)) return undefined;
  const call = loaded.expression;
  if (!ts.isCallExpression(call) || call.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const exported = checker.getPropertyOfType(checker.getTypeAtLocation(loaded), propertyName.text);
  return exported === undefined ? undefined : model.searchableOf(resolveAlias(checker, exported));
}
