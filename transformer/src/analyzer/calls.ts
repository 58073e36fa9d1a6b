/** Calls of tsglove's functions. */
import ts from "typescript";
import { nodesIn } from "./file-nodes.js";
import type { ClassModel } from "./model.js";
import type { ProgramModel } from "./program-model.js";

/** The calls of one of tsglove's functions in a file. */
export function callsOf(
  name: string,
  file: ts.SourceFile,
  model: ProgramModel,
): readonly ts.CallExpression[] {
  return nodesIn(file).calls.filter(
    (call) => couldBeName(call.expression) && model.dsl.nameOf(call.expression) === name,
  );
}

/** Only a name, or a property of a name, can refer to an import; anything else need not be asked about. */
function couldBeName(expression: ts.Expression): boolean {
  return (
    ts.isIdentifier(expression) ||
    (ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression))
  );
}

/** A `searchSpace(...)` of a searchable class: what was asked, and where a finding about it is shown. */
export interface AskedSpace {
  readonly argument: ts.Expression;
  readonly root: ClassModel;
  /** Whether the call has a second argument. */
  readonly hasOptions: boolean;
}

/** The search spaces that a file asks for by a class. */
export function askedSpaces(file: ts.SourceFile, model: ProgramModel): readonly AskedSpace[] {
  return callsOf("searchSpace", file, model).flatMap((call) => {
    const [argument] = call.arguments;
    const symbol: ts.Symbol | undefined =
      argument === undefined ? undefined : model.checker.getTypeAtLocation(argument).getSymbol();
    const root = symbol === undefined ? undefined : model.searchableOf(symbol);
    return argument === undefined || root === undefined
      ? []
      : [{ argument, root, hasOptions: call.arguments.length > 1 }];
  });
}
