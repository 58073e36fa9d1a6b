/**
 * A searchable class that cannot be split: its constructor stays as it is, and only looks first whether an argument is
 * undecided. Its abstract objects are allocated without it.
 */
import ts from "typescript";
import { ownConstructor, superStatement } from "../analyzer/class-shape.js";
import type { ClassModel } from "../analyzer/model.js";
import {
  argsMethod,
  defineBlock,
  deferStatement,
  newTarget,
  storeArguments,
  storedFields,
} from "./class-members.js";
import type { EmitContext } from "./emit-context.js";
import { constructorParams } from "./constructor-params.js";

export function rigidMembers(
  model: ClassModel,
  members: readonly ts.ClassElement[],
  emit: EmitContext,
): readonly ts.ClassElement[] {
  const kept = members.filter(
    (member) => !(ts.isConstructorDeclaration(member) && member.body !== undefined),
  );
  return [
    defineBlock(model, emit),
    ...storedFields(model, emit),
    ...kept,
    ...checkingConstructor(model, members, emit),
    argsMethod(model, emit),
  ];
}

function checkingConstructor(
  model: ClassModel,
  members: readonly ts.ClassElement[],
  emit: EmitContext,
): readonly ts.ClassElement[] {
  const { factory } = emit;
  const own = ownConstructor(model.node);
  const params = constructorParams(model, own, emit);
  const args =
    own === undefined && model.base !== undefined
      ? (params.names[0] ?? factory.createArrayLiteralExpression())
      : factory.createArrayLiteralExpression(params.names);
  const deferral = factory.createCallExpression(emit.imports.runtime("deferRigid"), undefined, [
    newTarget(emit),
    args,
  ]);
  const check = deferStatement(params.names, deferral, emit);
  const stored = storeArguments(model, (index) => rawArgument(model, params.names, index, emit), emit);
  const visited = members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
  if (visited?.body === undefined) {
    if (check.length === 0 && stored.length === 0) return [];
    const superCall = factory.createExpressionStatement(
      factory.createCallExpression(factory.createSuper(), undefined, params.passed),
    );
    return [
      factory.createConstructorDeclaration(
        undefined,
        params.declarations,
        factory.createBlock([...check, ...(model.hasHeritage ? [superCall] : []), ...stored], true),
      ),
    ];
  }
  const after = model.hasHeritage ? superStatement(visited.body) + 1 : 0;
  const { statements } = visited.body;
  const body = factory.updateBlock(visited.body, [
    ...check,
    ...lateDefaults(visited, emit),
    ...statements.slice(0, after),
    ...stored,
    ...statements.slice(after),
  ]);
  return [
    factory.updateConstructorDeclaration(
      visited,
      visited.modifiers,
      visited.parameters.map((param) => deferDefault(param, emit)),
      body,
    ),
  ];
}

/** A default may compute with another argument, which is a hole when the object is abstract: it is applied behind the check. */
function deferDefault(param: ts.ParameterDeclaration, { factory }: EmitContext): ts.ParameterDeclaration {
  if (param.initializer === undefined || !ts.isIdentifier(param.name)) return param;
  return factory.updateParameterDeclaration(
    param,
    param.modifiers,
    param.dotDotDotToken,
    param.name,
    param.questionToken,
    param.type,
    factory.createVoidZero(),
  );
}

function lateDefaults(
  constructor: ts.ConstructorDeclaration,
  { factory }: EmitContext,
): readonly ts.Statement[] {
  return constructor.parameters.flatMap((param) => {
    if (param.initializer === undefined || !ts.isIdentifier(param.name)) return [];
    const name = factory.createIdentifier(param.name.text);
    const assign = factory.createExpressionStatement(factory.createAssignment(name, param.initializer));
    return [factory.createIfStatement(factory.createStrictEquality(name, factory.createVoidZero()), assign)];
  });
}

/** The argument as it was given: `arguments` of a strict constructor does not follow its parameters. */
function rawArgument(
  model: ClassModel,
  names: readonly ts.Identifier[],
  index: number,
  { factory }: EmitContext,
): ts.Expression {
  const name = names[index];
  if (model.params[index]?.rest === true && name !== undefined) return name;
  return factory.createElementAccessExpression(factory.createIdentifier("arguments"), index);
}
