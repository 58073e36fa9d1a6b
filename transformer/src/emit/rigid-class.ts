/**
 * A searchable class that cannot be split: its constructor stays as it is, and only looks first whether an argument is
 * undecided. Its abstract objects are allocated without it.
 */
import ts from "#typescript";
import {
  isFunctionScope,
  isLiteralDefault,
  isSuperCall,
  ownConstructor,
  superCalls,
  superStatement,
} from "../analyzer/class-shape.js";
import type { ClassModel } from "../analyzer/model.js";
import { argsMethod, defineBlock, newTarget, storeArguments, storedFields } from "./class-members.js";
import type { EmitContext } from "./emit-context.js";
import { checkedArguments, deferStatement, openCondition, type CheckedArgument } from "./open-condition.js";
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
    defineBlock(model, undefined, undefined, emit),
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
  const params = constructorParams(model, ownConstructor(model.node), emit);
  const visited = members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
  const raw = params.shaped.map((each, index) => rawArgument(visited, each, index, emit));
  const deferral = factory.createCallExpression(emit.imports.runtime("deferRigid"), undefined, [
    newTarget(emit),
    factory.createArrayLiteralExpression(raw),
  ]);
  const checked = checkedArguments(model, params);
  const check = deferStatement(checked, deferral, emit);
  const stored = storeArguments(model, (index) => raw[index] ?? factory.createVoidZero(), emit);
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
  const body = factory.updateBlock(visited.body, [
    ...check,
    ...storing(visited.body, model.hasHeritage, stored, emit),
  ]);
  const parameters = visited.parameters.map((param, index) =>
    guardDefault(param, checked.slice(0, index), emit),
  );
  return [factory.updateConstructorDeclaration(visited, visited.modifiers, parameters, body)];
}

/** The statements of a constructor with those that store its arguments: behind `super(...)`, which makes the object. */
function storing(
  body: ts.Block,
  hasHeritage: boolean,
  stored: readonly ts.ExpressionStatement[],
  { factory, context }: EmitContext,
): readonly ts.Statement[] {
  const { statements } = body;
  const first = superStatement(body);
  if (!hasHeritage || (first !== -1 && superCalls(body) === 1))
    return [...statements.slice(0, first + 1), ...stored, ...statements.slice(first + 1)];
  if (stored.length === 0) return statements;
  // `(super(...), this.#$arg0 = arguments[0], this)`, wherever one stands.
  const visit = (node: ts.Node): ts.Node => {
    if (isFunctionScope(node)) return node;
    const visited = ts.visitEachChild(node, visit, context);
    return isSuperCall(visited)
      ? factory.createParenthesizedExpression(
          factory.createCommaListExpression([
            visited,
            ...stored.map(({ expression }) => expression),
            factory.createThis(),
          ]),
        )
      : visited;
  };
  return statements.map((statement) => ts.visitNode(statement, visit, ts.isStatement));
}

/** A default may compute with the arguments before it; with a hole among those it is left out, as the argument was. */
function guardDefault(
  param: ts.ParameterDeclaration,
  before: readonly CheckedArgument[],
  emit: EmitContext,
): ts.ParameterDeclaration {
  const { factory } = emit;
  const open = openCondition(before, emit);
  if (param.initializer === undefined || open === undefined || isLiteralDefault(param.initializer))
    return param;
  return factory.updateParameterDeclaration(
    param,
    param.modifiers,
    param.dotDotDotToken,
    param.name,
    param.questionToken,
    param.type,
    factory.createConditionalExpression(
      open,
      undefined,
      factory.createVoidZero(),
      undefined,
      param.initializer,
    ),
  );
}

/** The argument as it was given: `arguments` of a strict constructor does not follow its parameters. */
function rawArgument(
  constructor: ts.ConstructorDeclaration | undefined,
  shaped: ts.Expression,
  index: number,
  { factory }: EmitContext,
): ts.Expression {
  if (constructor === undefined || constructor.parameters[index]?.dotDotDotToken !== undefined) return shaped;
  return factory.createElementAccessExpression(factory.createIdentifier("arguments"), index);
}
