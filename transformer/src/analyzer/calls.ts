/** Calls of tsglove's functions. */
import ts from "typescript";
import { nodesIn } from "./file-nodes.js";
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
