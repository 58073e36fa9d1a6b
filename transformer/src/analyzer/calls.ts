/** Calls of tsglove's functions. */
import ts from "#typescript";
import { nodesIn } from "./file-nodes.js";
import type { ProgramModel } from "./program-model.js";

/** By name, for each file that was asked about: one look at its calls serves every rule. */
type CallsByName = ReadonlyMap<string, readonly ts.CallExpression[]>;

const known = new WeakMap<ProgramModel, Map<ts.SourceFile, CallsByName>>();

/** The calls of one of tsglove's functions in a file. */
export function callsOf(
  name: string,
  file: ts.SourceFile,
  model: ProgramModel,
): readonly ts.CallExpression[] {
  const ofModel = known.get(model) ?? new Map<ts.SourceFile, CallsByName>();
  known.set(model, ofModel);
  let calls = ofModel.get(file);
  if (calls === undefined) ofModel.set(file, (calls = callsByName(file, model)));
  return calls.get(name) ?? [];
}

function callsByName(file: ts.SourceFile, model: ProgramModel): CallsByName {
  const found = new Map<string, ts.CallExpression[]>();
  for (const call of nodesIn(file).calls) {
    const name = couldBeName(call.expression) ? model.dsl.nameOf(call.expression) : undefined;
    if (name === undefined) continue;
    const same = found.get(name);
    if (same === undefined) found.set(name, [call]);
    else same.push(call);
  }
  return found;
}

/** Only a name, or a property of a name, can refer to an import; anything else need not be asked about. */
function couldBeName(expression: ts.Expression): boolean {
  return (
    ts.isIdentifier(expression) ||
    (ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression))
  );
}
