/**
 * The calls of `searchSpace` whose space only the compiler can tell: of a type, `searchSpace<Config>()`, and of a generic
 * class that is instantiated, `searchSpace(Box<32 | 64>)`.
 */
import ts from "#typescript";
import { callsOf } from "./calls.js";
import { guidesOf, type Guides } from "./domains/guide.js";
import { readClassParams, readType } from "./domains/read-type.js";
import type { SpaceCallModel } from "./model.js";
import { perFile } from "./per-file.js";
import type { ProgramModel } from "./program-model.js";

/** Such calls in a file. */
export const spaceCalls = perFile((file, model): readonly SpaceCallModel[] =>
  callsOf("searchSpace", file, model).flatMap((call) => spaceCall(call, model) ?? []),
);

function spaceCall(call: ts.CallExpression, model: ProgramModel): SpaceCallModel | undefined {
  const { checker } = model;
  const [argument] = call.arguments;
  if (argument !== undefined) {
    if (ts.isSpreadElement(argument)) return undefined;
    const [made] = checker.getTypeAtLocation(argument).getConstructSignatures();
    if (made !== undefined) return instantiatedCall(call, argument, made, model);
    // A symbolized function has read its parameters where it was symbolized.
    if (checker.getTypeAtLocation(argument).getCallSignatures().length > 0) return undefined;
    // Options; what else stands there, if it type-checks at all, is for the run to refuse.
    if (checker.getTypeAtLocation(argument).flags & ts.TypeFlags.Any) return undefined;
  }
  const node = call.typeArguments?.[0] ?? expectedType(call);
  const type = node === undefined ? checker.getTypeAtLocation(call) : checker.getTypeFromTypeNode(node);
  const domain = readType(type, guidesOf(node), model.typeScope);
  const name = node === undefined ? checker.typeToString(type) : shortened(node.getText());
  return { kind: "type", call, name, domain };
}

/** The type that is written where the result goes: `const space: Config = searchSpace()`. */
function expectedType(call: ts.CallExpression): ts.TypeNode | undefined {
  const { parent } = call;
  const takes =
    ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isPropertyDeclaration(parent);
  return takes && parent.initializer === call ? parent.type : undefined;
}

const LONGEST_NAME = 60;

/** The text of a type on one line, as far as one reads it. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line;
}

function instantiatedCall(
  call: ts.CallExpression,
  argument: ts.Expression,
  made: ts.Signature,
  model: ProgramModel,
): SpaceCallModel | undefined {
  const type = made.getReturnType();
  const symbol = type.getSymbol();
  // Of a class that is generic itself, rule 1006 has to say what to write.
  if (symbol === undefined || !model.typeScope.isSearchable(symbol)) return undefined;
  if (made.typeParameters !== undefined) return undefined;
  const domains = readClassParams(type, instantiationGuides(argument, model.checker), model.typeScope);
  return domains === undefined ? undefined : { kind: "instantiated", call, domains };
}

/** The type arguments in `Box<32 | 64>`, also by way of a constant. */
function instantiationGuides(argument: ts.Expression, checker: ts.TypeChecker): Guides | undefined {
  if (ts.isParenthesizedExpression(argument)) return instantiationGuides(argument.expression, checker);
  if (ts.isExpressionWithTypeArguments(argument)) return guidesOf(argument);
  const declaration = ts.isIdentifier(argument)
    ? checker.getSymbolAtLocation(argument)?.valueDeclaration
    : undefined;
  const value =
    declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return value !== undefined && ts.isExpressionWithTypeArguments(value) ? guidesOf(value) : undefined;
}
